import { accepted, refused, type Outcome } from '#core/outcome.ts';

/**
 * The two sets of rules for passwords, which contradict each other (reference reliability §0.9): `asvs` forbids rules of
 * composition and forced renewal (ASVS 5.0 6.2.5, 6.2.10), `djbh3` asks for both (GB/T 22239-2019 8.1.4.1 a).
 */
export interface PasswordPolicy {
	readonly shortest: number;
	/** What the form recommends. */
	readonly advised: number;
	/** How many of lower case, upper case, digits and other signs. */
	readonly classes: number;
	/** Days after which a new one is asked for; null: never. */
	readonly renewedAfter: number | null;
}

export const passwordPolicies = {
	asvs: { shortest: 8, advised: 15, classes: 1, renewedAfter: null },
	djbh3: { shortest: 8, advised: 12, classes: 3, renewedAfter: 90 }
} as const satisfies Record<string, PasswordPolicy>;

export type PolicyName = keyof typeof passwordPolicies;

/** A longer one would be a way to keep the server busy hashing. */
export const LONGEST_PASSWORD = 128;

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/**
 * Whether a password may be set.
 * @param known whether it is one of those that are tried first, in lower case
 * @param own words of the person's and the house's that it must not be made of: user name, phone, product (ASVS 6.2.11)
 */
export function checkPassword(
	name: PolicyName,
	password: string,
	known: (password: string) => boolean,
	own: readonly string[]
): Outcome<string> {
	const policy: PasswordPolicy = passwordPolicies[name];
	const { length } = [...password];
	if (length < policy.shortest || length > LONGEST_PASSWORD)
		return refused('password.length', { expected: [policy.shortest, LONGEST_PASSWORD], got: length });
	const classes = CLASSES.filter((each) => each.test(password)).length;
	if (classes < policy.classes) return refused('password.classes', { expected: policy.classes, got: classes });
	const folded = password.normalize('NFKC').toLowerCase();
	if (known(folded)) return refused('password.known');
	if (own.some((word) => word.length >= 4 && folded.includes(word.normalize('NFKC').toLowerCase())))
		return refused('password.own_word');
	return accepted(password);
}

/** Days after which a policy asks for another password; null: never. */
export const renewalOf = (name: PolicyName): number | null => passwordPolicies[name].renewedAfter;

/** Whether a password set then has to be replaced now. */
export function isOutworn(name: PolicyName, setAt: Date, now: Date): boolean {
	const renewedAfter = renewalOf(name);
	return renewedAfter !== null && now.getTime() - setAt.getTime() > renewedAfter * 86_400_000;
}
