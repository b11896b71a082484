/**
 * The two ledgers and what can happen to an entry of them. 六化法 (domain.md §1.4, §4.5), cash, and 债权作股金, which is a
 * movement of its own. Pure data.
 */
export const sides = ['receivable', 'payable'] as const;
export type Side = (typeof sides)[number];

export const counterpartyKinds = ['person', 'enterprise', 'bank', 'government', 'collective', 'other'] as const;
export type CounterpartyKind = (typeof counterpartyKinds)[number];

/** Where it comes from, by side (domain.md §1.4). */
export const origins = {
	receivable: ['rent', 'land_compensation', 'village_renewal', 'member_loan', 'enterprise_due', 'other_claim'],
	payable: ['enterprise_loan', 'works', 'wages', 'advances', 'member_deposit', 'other_debt']
} as const satisfies Record<Side, readonly string[]>;
export type Origin = (typeof origins)[Side][number];

/** 六严禁: new debt of these kinds is recorded all the same, for refusing it would only hide it. */
export const prohibitions = [
	'welfare_works',
	'village_spending',
	'private_borrowing',
	'distribution',
	'benefits',
	'guarantee'
] as const;
export type Prohibition = (typeof prohibitions)[number];

export interface MethodRule {
	readonly sides: readonly Side[];
	/** A decision of members or of the township stands behind it, with its day. */
	readonly resolution?: true;
	/** What the shares were valued at, and by whom. */
	readonly valuation?: true;
	/** Moves an entry of the other side by the same amount. */
	readonly paired?: true;
}

const both = { sides } as const;

/** Everything but `new` makes a balance smaller. */
export const methods = {
	new: both,
	offset: { ...both, resolution: true, paired: true },
	reclassify: { ...both, resolution: true },
	write_off: { ...both, resolution: true },
	relief: { ...both, resolution: true },
	income_settle: { sides: ['payable'] },
	recovery: { sides: ['receivable'] },
	claim_to_equity: { sides: ['receivable'], resolution: true, valuation: true },
	cash_repaid: both
} as const satisfies Record<string, MethodRule>;

export type Method = keyof typeof methods;
export const methodNames = Object.keys(methods) as Method[];
export const isMethod = (name: string): name is Method => Object.hasOwn(methods, name);
export const ruleOf = (method: Method): MethodRule => methods[method];

/** What resolves an entry of a side, in the order its ledger has the columns. */
export const resolvingMethods = (side: Side): Method[] =>
	methodNames.filter((method) => method !== 'new' && (ruleOf(method).sides as readonly string[]).includes(side));
