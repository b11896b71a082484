import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Step } from '../journal.ts';
import { applied, isGridding, villagesOf, type PlanContent } from '../plan.ts';
import { coverOf, type GridPlaces } from './grid-place.ts';

/**
 * Whether the grids of a plan's zones can stand: each is known, and adds land to its zone. A village that comes into a zone does
 * not push out what lies in it: whoever draws takes those grids out in the same step (grid-strokes.ts), and is refused else.
 * @returns refused `plan.grid_unknown` with its code, `plan.grid_within` with its code and that of the member it is a part of
 */
export function gridRule(content: PlanContent, places: GridPlaces): Outcome<null> {
	for (const { villages, grids = [] } of content) {
		const own = new Set(grids);
		for (const code of grids) {
			const place = places.get(code);
			if (!place) return refused('plan.grid_unknown', { got: code });
			const cover = coverOf(place, villages, own);
			if (cover !== null) return refused('plan.grid_within', { got: code, within: cover });
		}
	}
	return accepted(null);
}

/**
 * The same after every step that somebody draws. What is taken back or done again, and what a plan begins with, has stood
 * already: a grid that lies elsewhere since does not hold it up.
 */
export function gridStepsRule(
	before: PlanContent,
	steps: readonly Pick<Step, 'act' | 'changes'>[],
	places: GridPlaces
): Outcome<null> {
	let now = before;
	for (const { act, changes } of steps) {
		const next = applied(now, changes);
		if (!next.ok) return next;
		now = next.value;
		if (act !== 'do' || !changes.some((change) => isGridding(change) || villagesOf(change).add.length > 0)) continue;
		const touched = new Set(changes.map(({ zone }) => zone));
		const kept = gridRule(now.filter(({ id }) => touched.has(id)), places); // prettier-ignore
		if (!kept.ok) return kept;
	}
	return accepted(null);
}
