import type { Bounds } from '#core/geometry.ts';
import type { Mu } from '#core/mu.ts';
import type { LineAnswer } from '#zones/footprints/tested.ts';
import type { Use } from '#zones/footprints/uses.ts';
import type { LineOverlap } from '#zones/lines/pieces.ts';
import type { Heading, Programme } from '#projects/project.ts';

/** What a project's place is held against: that it has one, its village, its zone, the three lines, the source of its money. */
export const placeChecks = ['area', 'village', 'zone', 'lines', 'heading'] as const;
export type PlaceCheck = (typeof placeChecks)[number];
/** Shuts the village's and the county's gates, or is told beside them. */
export const placeActions = ['block', 'flag'] as const;
export type PlaceAction = (typeof placeActions)[number];
export type PlaceActions = Readonly<Record<PlaceCheck, PlaceAction>>;

/** What is shipped: a proposal; counties set their own. */
export const shippedPlace: PlaceActions = {
	...{ area: 'flag', village: 'block', zone: 'flag', lines: 'block', heading: 'flag' }
};
export const shippedHeadings: Readonly<Record<Programme, readonly Heading[]>> = {
	support: ['county_budget', 'land_gain', 'mining_gain', 'own'],
	bridging: ['upper'],
	industry: ['agri_consolidated', 'county_budget', 'upper'],
	pairing: ['pairing', 'social_capital', 'own'],
	other: ['county_budget', 'agri_consolidated', 'land_gain', 'mining_gain', 'social_capital', 'pairing', 'upper', 'own']
};

/** Parts of an area that lie outside of where they should. */
export interface Outside {
	mu: Mu;
	/** Where each connected part is. */
	parts: readonly Bounds[];
}

/** What was found of a project's place. */
export interface PlaceFacts {
	areaMu: Mu;
	use: Use;
	/** Of its village. */
	village: Outside;
	/** Of its zone; null: it builds on none. */
	zone: Outside | null;
	lines: readonly LineAnswer[];
	overlap: LineOverlap;
}

export interface PlaceAnswer {
	check: PlaceCheck;
	/** `asked`: the table of uses does not say; `unknown`: nothing of a line is known; `none`: there is nothing to be held against. */
	state: 'fits' | 'misfit' | 'asked' | 'unknown' | 'none';
	/** What it does where it does not fit; null where it fits. */
	action: PlaceAction | null;
	mu: Mu;
	parts: readonly Bounds[];
}

/** What a line's answer means for a project: inside a line whose table says it fails it is a mismatch. */
function linesState(lines: readonly LineAnswer[]): PlaceAnswer['state'] {
	const words = lines.map(({ judgement, state }) => judgement?.word ?? state);
	if (words.includes('fails')) return 'misfit';
	if (words.includes('ask')) return 'asked';
	return words.includes('unknown') ? 'unknown' : 'fits';
}

/**
 * How a project's place stands. Slivers, edges that were meant to meet, are none of it (domain.md I6).
 * @param facts null: no area is drawn
 */
export function judgePlace(
	facts: PlaceFacts | null,
	project: { programme: Programme; heading: Heading; zone: string | null },
	rules: { place: PlaceActions; headings: Readonly<Record<Programme, readonly Heading[]>> }
): PlaceAnswer[] {
	const answer = (check: PlaceCheck, state: PlaceAnswer['state'], mu: Mu = 0, parts: readonly Bounds[] = []): PlaceAnswer => ({
		...{ check, state, mu, parts, action: state === 'misfit' ? rules.place[check] : null }
	});
	const within = (check: PlaceCheck, outside: Outside | null) =>
		outside === null ? answer(check, 'none') : answer(check, outside.parts.length > 0 ? 'misfit' : 'fits', outside.mu, outside.parts);
	const lineMu = facts?.lines.filter(({ judgement }) => judgement?.word === 'fails').reduce((sum, { mu }) => sum + mu, 0) ?? 0;
	return [
		answer('area', facts === null ? 'misfit' : 'fits'),
		...(facts === null ? [] : [within('village', facts.village), within('zone', facts.zone)]),
		...(facts === null ? [] : [answer('lines', linesState(facts.lines), lineMu, facts.overlap.pieces.map(({ bounds }) => bounds))]),
		answer('heading', rules.headings[project.programme].includes(project.heading) ? 'fits' : 'misfit')
	];
} // prettier-ignore

/** Whether nothing of the place shuts a gate. */
export const placeFits = (answers: readonly PlaceAnswer[]): boolean =>
	answers.every(({ action }) => action !== 'block');
