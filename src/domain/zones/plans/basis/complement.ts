import { factors, type Factor, type Lacking } from '#zones/factors/fields.ts';
import { stateOf, type RuleState } from './chain.ts';

/** A member as the rule knows it: its index in each factor in tenths, null where it is not known. */
export interface FactorMember {
	readonly code: string;
	readonly factors: Readonly<Record<Factor, number | null>>;
}

/** One factor that a member lacks, and the members that have it to give, the strongest first. */
export interface Need {
	readonly code: string;
	readonly factor: Factor;
	readonly index: number;
	readonly from: readonly string[];
	/** `not_yet`: nobody known has it, but there are members whose figures are missing. */
	readonly state: RuleState;
}

export interface Complement {
	readonly state: RuleState;
	readonly needs: readonly Need[];
	/** Members whose index in a factor is not known: whether they lack it cannot be told. */
	readonly unknown: readonly { readonly code: string; readonly factor: Factor }[];
	/** Fewer than two members: nothing to complement. */
	readonly few: boolean;
}

/**
 * 要素相补融合布局 (domain.md §4.1): whatever a member lacks (below the threshold) another has to give (at the county's median or
 * above). A member whose figures are missing lacks nothing that could be told, nor has it anything to give: then it is open.
 * @param medians of the county, in tenths; where there is none nobody has anything to give
 */
export function complementOf(
	members: readonly FactorMember[],
	lacking: Lacking,
	medians: Readonly<Record<Factor, number | null>>
): Complement {
	const unknown = members.flatMap(({ code, factors: own }) =>
		factors.filter((factor) => own[factor] === null).map((factor) => ({ code, factor }))
	);
	const needs = members.flatMap(({ code, factors: own }) =>
		factors.flatMap((factor): Need[] => {
			const index = own[factor];
			if (index === null || index >= lacking[factor]) return [];
			const median = medians[factor];
			const from = members
				.filter((other) => other.code !== code && median !== null && (other.factors[factor] ?? -1) >= median)
				.filter((other) => other.factors[factor]! >= lacking[factor])
				.toSorted((one, other) => other.factors[factor]! - one.factors[factor]! || (one.code < other.code ? -1 : 1))
				.map((other) => other.code);
			const open = members.some((other) => other.code !== code && other.factors[factor] === null);
			return [{ code, factor, index, from, state: from.length > 0 ? 'pass' : open ? 'not_yet' : 'fail' }];
		})
	);
	const few = members.length < 2;
	const state = few ? 'not_yet' : stateOf([...needs, ...unknown.map(() => ({ state: 'not_yet' as const }))]);
	return { state, needs, unknown, few };
}
