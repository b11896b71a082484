import { seeded } from '#core/random.ts';
import type { VillageFigures } from './figures.ts';
import { likenessOf, type Likeness } from './likeness.ts';
import type { PlanContent } from './plan.ts';
import { suggested, type Score, type Weights } from './suggest.ts';

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
	/** Which of the three was given more than asked; `asked`: none. */
	leaning: 'asked' | keyof Weights;
	zones: readonly ProposedZone[];
	score: Score;
}

const LEANINGS = ['asked', 'compactness', 'similarity', 'balance'] as const;
/** How much more the one that a proposal leans to counts. */
const MORE = 2;

const leaning = (weights: Weights, to: (typeof LEANINGS)[number]): Weights =>
	to === 'asked' ? weights : { ...weights, [to]: Math.max(0.25, weights[to]) * MORE };

/**
 * Several complete proposals for one plan, as it was asked and leaning to each of the three; of equal ones the first. Locked
 * zones neither give nor take; no village is taken from a zone.
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
	const found: Proposal[] = [];
	for (const [done, to] of LEANINGS.entries()) {
		told(done, LEANINGS.length);
		const given = { seeds, closed, least: asked.least, most: asked.most, weights: leaning(asked.weights, to) };
		const { zones, score } = suggested(placeable, given, seeded(`${asked.seed}/${to}`));
		const proposed = zones.map((codes, at): ProposedZone => ({
			id: asked.kind === 'grow' ? open[at]!.id : null,
			villages: codes.filter((code) => !kept.has(code))
		}));
		const filled = proposed.filter((zone) => zone.villages.length > 0);
		const same = (other: Proposal) => JSON.stringify(other.zones) === JSON.stringify(filled);
		if (filled.length > 0 && !found.some(same)) found.push({ leaning: to, zones: filled, score });
	}
	return found;
}

/** Villages each zone begins with; one that lies in several grows with the first. */
function seedsOf(zones: PlanContent): string[][] {
	const met = new Set<string>();
	return zones.map(({ villages }) => [...villages].filter((code) => met.size !== met.add(code).size));
}
