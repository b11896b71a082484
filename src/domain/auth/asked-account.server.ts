import { dictionary } from '@zxcvbn-ts/language-common';
import { checkPassword, type PolicyName } from '#auth/password-policy.ts';
import { checkUserName } from '#auth/user-name.ts';
import { accepted, type Outcome } from '#core/outcome.ts';

/** A user name and a password somebody wants to have. */
export interface AskedAccount {
	readonly userName: string;
	readonly password: string;
	readonly policy: PolicyName;
	/** Words of the house that a password must not be made of, beside the user name. */
	readonly ownWords: readonly string[];
}

/** Passwords that are tried first: some 30 000, more than the 3 000 that ASVS 6.2.4 asks for. */
let tried: ReadonlySet<string> | null = null;

export const isTriedFirst = (password: string): boolean =>
	(tried ??= new Set(dictionary['passwords-common'])).has(password);

/** Whether an account may have this name (where it is a new one) and this password. */
export function checkAccount(asked: AskedAccount, withName: boolean): Outcome<string> {
	if (withName) {
		const name = checkUserName(asked.userName);
		if (!name.ok) return name;
	}
	const own = [asked.userName, ...asked.ownWords];
	const password = checkPassword(asked.policy, asked.password, isTriedFirst, own);
	return password.ok ? accepted(asked.password) : password;
}
