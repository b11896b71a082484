import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Bounds } from '#core/geometry.ts';
import { flawOf } from '#core/parts/flaw.ts';
import { degreesOf, gridBounds } from '#core/parts/grid.ts';
import { cornersOf, partKey, plainPart } from '#core/parts/parts.ts';
import type { Step } from '../journal.ts';
import { applied, isDrawing, type PlanContent } from '../plan.ts';

/** Most corners drawn in one plan: all of them are looked at with every step, and sent as one when a version is taken. */
export const MOST_CORNERS = 5_000;

/**
 * Whether what is drawn in a plan can be kept: written plainly, inside the county, every ring simple, no part over another.
 * @returns refused `drawn.crosses`, `drawn.overlaps`, `drawn.few`, `drawn.outside`, `drawn.many`
 */
export function drawnRule(content: PlanContent, range: Bounds): Outcome<null> {
	const parts = content.flatMap(({ drawn }) => drawn ?? []);
	if (parts.length === 0) return accepted(null);
	const corners = cornersOf(parts);
	if (corners > MOST_CORNERS) return refused('drawn.many', { got: corners, most: MOST_CORNERS });
	const { west, south, east, north } = gridBounds(parts.flat());
	const [[left, bottom], [right, top]] = [degreesOf([west, south]), degreesOf([east, north])];
	if (left < range.west || right > range.east || bottom < range.south || top > range.north)
		return refused('drawn.outside');
	if (parts.some((part) => partKey(plainPart(part)) !== partKey(part))) return refused('plan.unfit');
	const flaw = flawOf(parts);
	return flaw ? refused(`drawn.${flaw.reason}`) : accepted(null);
}

/** The same after every step that draws: each is somewhere the plan can be brought back to. */
export function drawnStepsRule(
	before: PlanContent,
	steps: readonly Pick<Step, 'changes'>[],
	range: Bounds
): Outcome<null> {
	let now = before;
	for (const { changes } of steps) {
		const next = applied(now, changes);
		if (!next.ok) return next;
		now = next.value;
		const kept = changes.some(isDrawing) ? drawnRule(now, range) : accepted(null);
		if (!kept.ok) return kept;
	}
	return accepted(null);
}
