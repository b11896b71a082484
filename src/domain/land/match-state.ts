/**
 * 以图找地: what each patch of land a village holds is to the question "whose is it". Every patch is in exactly one state; what
 * is open or decided by a person is a candidate, the rest needs no decision and is counted beside them.
 */
export const patchKinds = ['parcel', 'construction_land', 'survey'] as const;
export type PatchKind = (typeof patchKinds)[number];

/** What a person may decide; all but `confirmed` need a reason. */
export const matchDecisions = ['confirmed', 'no_contract', 'household', 'not_in_scope', 'collective_unused'] as const;
export type MatchDecision = (typeof matchDecisions)[number];

export const matchStates = [
	'open',
	...matchDecisions,
	/** A contract of the collective, or a family's, names it. */
	'contracted',
	'family',
	/** All of it lies within contracts' shapes. */
	'within_contract',
	/** A survey that names a contract or a lessee who has one. */
	'tied',
	/** A survey on a parcel: one piece of land, counted as the parcel. */
	'on_patch',
	'state_owned',
	/** By its land use: homesteads, public facilities, roads, land not in use. */
	'left_out'
] as const;
export type MatchState = (typeof matchStates)[number];

/** Candidates are what is asked about: open, or decided by a person. */
export const candidateStates = ['open', ...matchDecisions] as const satisfies readonly MatchState[];
export const isCandidate = (state: MatchState): boolean => (candidateStates as readonly string[]).includes(state);
export const isDecided = (state: MatchState): boolean => (matchDecisions as readonly string[]).includes(state);

/** Where land stands, for counting. 亩 in hundredths. */
export interface StateCount {
	village: string | null;
	state: MatchState;
	/** Of what was left out: its code of the land survey; null where nobody says. */
	use: string | null;
	count: number;
	mu: number;
}

export interface Progress {
	/** Decided, and all candidates. */
	done: number;
	all: number;
	doneMu: number;
	allMu: number;
}

/** n of m and their 亩, of any counts. */
export function progressOf(counts: readonly StateCount[]): Progress {
	const sum = { done: 0, all: 0, doneMu: 0, allMu: 0 };
	for (const { state, count, mu } of counts) {
		if (!isCandidate(state)) continue;
		sum.all += count;
		sum.allMu += mu;
		if (!isDecided(state)) continue;
		sum.done += count;
		sum.doneMu += mu;
	}
	return sum;
}

/** What was left out, by its code, the most land first. */
export function leftOut(counts: readonly StateCount[]): { use: string | null; count: number; mu: number }[] {
	const byUse = new Map<string | null, { use: string | null; count: number; mu: number }>();
	for (const { state, use, count, mu } of counts) {
		if (state !== 'left_out') continue;
		const sum = byUse.get(use) ?? { use, count: 0, mu: 0 };
		byUse.set(use, { use, count: sum.count + count, mu: sum.mu + mu });
	}
	return [...byUse.values()].sort((a, b) => b.mu - a.mu || (a.use ?? '').localeCompare(b.use ?? ''));
}
