import type { Mu } from '#core/mu.ts';
import type { MatchContract, MatchPatch, MatchPlot, MatchWord } from './match-village.ts';
import { sides, type Side } from './neighbour-text.ts';

/**
 * How well a contract fits a patch of land, and why, in points of 100. The machine proposes and says why; people decide.
 * The same pair has the same score whichever of the two is looked from. Pure.
 */
export type MatchReason =
	| { kind: 'named_in_file'; points: number }
	| { kind: 'same_user'; points: number; word: number }
	| { kind: 'area'; points: number; patchMu: Mu; contractMu: Mu; of: 'plot' | 'rest' | 'contract'; doubt: boolean }
	| { kind: 'neighbour_named'; points: number; side: Side; word: number; turned: boolean }
	| { kind: 'named_by_neighbour'; points: number; side: Side; word: number }
	| { kind: 'same_side'; points: number; side: Side; word: number }
	| { kind: 'same_name'; points: number; word: number }
	| { kind: 'adjoining'; points: number; side: Side; word: number }
	| { kind: 'same_village'; points: number };

export interface MatchScore {
	points: number;
	reasons: MatchReason[];
}

export const matchPoints = {
	named_in_file: 60,
	same_user: 40,
	/** By the difference as a share of the contracted area: within the first share so many points, and so on. */
	area: [
		[0.01, 30],
		[0.03, 24],
		[0.1, 14],
		[0.2, 6]
	],
	neighbour_named: 16,
	/** The name is a neighbour's, on another side than the paper says: fields lie aslant. */
	neighbour_turned: 6,
	named_by_neighbour: 14,
	same_side: 10,
	landmark: 4,
	same_name: 12,
	adjoining: 8,
	same_village: 5
} as const;

/** A proposal has at least so many points, and more to say than that the village is the same. */
export const LEAST_POINTS = 20;
/** Within it two areas are the same whatever the share: 0.05 亩 (domain.md finding 8). */
const SAME_MU = 5;
const AT_MOST_OF_A_KIND = 4;

export interface MatchAround {
	words: readonly MatchWord[];
	/** Contracted 亩 not yet found on the ground; never below 0. */
	restOf(contract: MatchContract): Mu;
	/** Who has the neighbours of a patch now, those that were decided a moment ago among them. */
	holdersOf(adjacent: MatchPatch['adjacent'][number]): readonly number[];
}

function areaReason(patch: MatchPatch, contract: MatchContract, rest: Mu): MatchReason | null {
	const against = [
		...contract.plots.flatMap(({ mu }) => (mu === null ? [] : [{ of: 'plot' as const, mu }])),
		rest === contract.mu ? { of: 'contract' as const, mu: rest } : { of: 'rest' as const, mu: rest }
	].filter(({ mu }) => mu > 0);
	let best: MatchReason | null = null;
	for (const { of, mu } of against) {
		const off = Math.abs(patch.restMu - mu);
		const found = matchPoints.area.find(([share]) => off <= Math.max(share * mu, SAME_MU));
		// 亩 nobody says what they count are half as much of a reason.
		const points = found ? (contract.doubt === null ? found[1] : Math.floor(found[1] / 2)) : 0;
		if (points > (best?.points ?? 0))
			best = { kind: 'area', points, patchMu: patch.restMu, contractMu: mu, of, doubt: contract.doubt !== null };
	}
	return best;
}

/** What the paper's four sides say, held against who has the land there. Each word counts once, on its best side. */
function sideReasons(patch: MatchPatch, plot: MatchPlot, around: MatchAround): MatchReason[] {
	const reasons = new Map<number, MatchReason>();
	const keep = (word: number, reason: MatchReason) => {
		if (reason.points > (reasons.get(word)?.points ?? 0)) reasons.set(word, reason);
	};
	for (const side of sides)
		for (const word of plot.sides[side] ?? []) {
			if (patch.sides[side]?.includes(word)) {
				const points = around.words[word]?.landmark ? matchPoints.landmark : matchPoints.same_side;
				keep(word, { kind: 'same_side', points, side, word });
			}
			for (const adjacent of patch.adjacent) {
				if (!around.holdersOf(adjacent).includes(word)) continue;
				const turned = adjacent.side !== side;
				const points = turned ? matchPoints.neighbour_turned : matchPoints.neighbour_named;
				keep(word, { kind: 'neighbour_named', points, side, word, turned });
			}
		}
	return [...reasons.values()].sort((a, b) => b.points - a.points).slice(0, AT_MOST_OF_A_KIND);
}

function lesseeReasons(patch: MatchPatch, lessee: number, around: MatchAround): MatchReason[] {
	const reasons: MatchReason[] = [];
	if (patch.found.includes(lessee)) reasons.push({ kind: 'same_user', points: matchPoints.same_user, word: lessee });
	const saying = patch.adjacent.filter(({ says }) => says.includes(lessee)).slice(0, 2);
	for (const { side } of saying)
		reasons.push({ kind: 'named_by_neighbour', points: matchPoints.named_by_neighbour, side, word: lessee });
	const beside = patch.adjacent.find((adjacent) => around.holdersOf(adjacent).includes(lessee));
	if (beside) reasons.push({ kind: 'adjoining', points: matchPoints.adjoining, side: beside.side, word: lessee });
	return reasons;
}

const total = (reasons: readonly MatchReason[]): number => reasons.reduce((sum, { points }) => sum + points, 0);

/** Points and reasons, the weightiest first. */
export function scoreMatch(patch: MatchPatch, contract: MatchContract, around: MatchAround): MatchScore {
	const reasons: MatchReason[] = [];
	if (patch.named === contract.number) reasons.push({ kind: 'named_in_file', points: matchPoints.named_in_file });
	if (contract.lesseeWord !== null) reasons.push(...lesseeReasons(patch, contract.lesseeWord, around));
	const area = areaReason(patch, contract, around.restOf(contract));
	if (area) reasons.push(area);
	// Of several plots the one whose sides say the most.
	const ofPlots = contract.plots.map((plot) => [
		...sideReasons(patch, plot, around),
		...(plot.nameWord !== null && plot.nameWord === patch.nameWord
			? [{ kind: 'same_name' as const, points: matchPoints.same_name, word: plot.nameWord }]
			: [])
	]);
	reasons.push(...(ofPlots.sort((a, b) => total(b) - total(a))[0] ?? []));
	reasons.push({ kind: 'same_village', points: matchPoints.same_village });
	reasons.sort((a, b) => b.points - a.points);
	return { points: Math.min(100, total(reasons)), reasons };
}
