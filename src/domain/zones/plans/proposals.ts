import { seeded } from '#core/random.ts';
import type { VillageFigures } from './figures.ts';
import { likenessOf, type Likeness } from './likeness.ts';
import type { PlanContent } from './plan.ts';
import { suggested, type Score, type Suggestion, type Weights } from './suggest.ts';

/** What is asked of proposals, as a person sets it. */
export interface ProposalsAsked {
	/** `new`: zones of villages that are in none; `grow`: the zones there are take villages that are in none. */
	kind: 'new' | 'grow';
	/** How many new zones. */
	count: number;
	least: number;
	most: number;
	alike: readonly Likeness[];
	weights: Weights;
	/** The same gives the same proposals. */
	seed: string;
}

/** A zone that is proposed, or grown. */
export interface ProposedZone {
	/** The zone that grows; null: a new one. */
	id: string | null;
	/** Codes of villages that come into it, in order. */
	villages: readonly string[];
}

export interface Proposal {
	/** Which of the three was given more than asked; `asked`: none; `other`: the next best as it was asked. */
	leaning: 'asked' | 'other' | keyof Weights;
	zones: readonly ProposedZone[];
	score: Score;
}

/** The ways proposals are made. */
export const LEANINGS = ['asked', 'compactness', 'similarity', 'balance'] as const;
/** Beginnings that each way is tried from: where zones begin decides much. */
const TRIES = 3;
/** How much more the one that a proposal leans to counts. */
const MORE = 4;
/** Fewer distinct ones are made up by the next best as it was asked. */
const SEVERAL = 3;

const leaning = (weights: Weights, to: (typeof LEANINGS)[number]): Weights =>
	to === 'asked' ? weights : { ...weights, [to]: Math.max(0.25, weights[to]) * MORE };

const worth = ({ score }: Suggestion, weights: Weights): number =>
	weights.compactness * score.compactness + weights.similarity * score.similarity + weights.balance * score.balance;

/**
 * Several complete proposals for one plan, as it was asked and leaning to each of the three; of equal ones the first. Locked
 * zones neither give nor take; no village is taken from a zone; a new zone that finds too few villages is none.
 * @param told called before each with how many are done
 */
export function proposals(
	villages: readonly VillageFigures[],
	content: PlanContent,
	asked: ProposalsAsked,
	told: (done: number, of: number) => void = () => undefined
): Proposal[] {
	const features = likenessOf(villages, asked.alike);
	const placeable = villages.map(({ code, areaMu, neighbours, place }, at) => ({
		...{ code, areaMu, neighbours, place, features: features[at]! }
	}));
	const open = asked.kind === 'grow' ? content.filter(({ locked }) => !locked) : [];
	const seeds = asked.kind === 'grow' ? seedsOf(open) : Array.from({ length: asked.count }, (): string[] => []);
	const kept = new Set(seeds.flat());
	const taken = content.flatMap((zone) => [...zone.villages]);
	const closed = new Set(taken.filter((code) => !kept.has(code)));
	const tried = LEANINGS.flatMap((to, done) => {
		told(done, LEANINGS.length);
		const given = { seeds, closed, least: asked.least, most: asked.most, weights: leaning(asked.weights, to) };
		return Array.from({ length: TRIES }, (_, nth) => suggested(placeable, given, seeded(`${asked.seed}/${nth}`)));
	});
	const best = (weights: Weights) => [...tried].sort((one, other) => worth(other, weights) - worth(one, weights));
	const asIs = best(asked.weights);
	// Of all that were tried the best by its own weights: what leans to something has at least as much of it as what was asked.
	const picked = [
		...LEANINGS.map((to) => ({ leaning: to, made: best(leaning(asked.weights, to))[0]! })),
		...asIs.map((made) => ({ leaning: 'other' as const, made }))
	];
	const found: Proposal[] = [];
	for (const { leaning: to, made } of picked) {
		if (to === 'other' && found.length >= SEVERAL) break;
		const zones = made.zones
			.map((codes, at): ProposedZone => ({
				id: asked.kind === 'grow' ? open[at]!.id : null,
				villages: codes.filter((code) => !kept.has(code))
			}))
			.filter(({ villages: own }) => own.length >= (asked.kind === 'grow' ? 1 : asked.least));
		const same = (other: Proposal) => JSON.stringify(other.zones) === JSON.stringify(zones);
		if (zones.length > 0 && !found.some(same)) found.push({ leaning: to, zones, score: made.score });
	}
	return found;
}

/** Villages each zone begins with; one that lies in several grows with the first. */
function seedsOf(zones: PlanContent): string[][] {
	const met = new Set<string>();
	return zones.map(({ villages }) => [...villages].filter((code) => met.size !== met.add(code).size));
}
