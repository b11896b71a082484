import { marksOf, type BorderMark, type VillageMark } from '#zones/plans/marks.ts';
import type { PlanBorder } from '#zones/plans/plan-borders.ts';
import type { SideZone } from './sides.ts';

/**
 * How one of two plans is drawn: its zones, and the villages in which the other differs: of the left one those it has more
 * (gained), of the right one those that the left one has no longer (lost).
 */
export function sideMarks(
	zones: readonly SideZone[],
	differing: ReadonlySet<string>,
	as: 'gained' | 'lost',
	borders: readonly PlanBorder[]
): { villages: Map<string, VillageMark>; borders: Map<number, BorderMark> } {
	const content = zones.map(({ id, name, layout, code, villages }) => ({
		...{ id, name, layout, villages, continues: code, locked: false }
	}));
	const marks = marksOf(content, null, null, borders);
	for (const code of differing)
		marks.villages.set(code, { layout: null, own: false, gained: false, lost: false, ...marks.villages.get(code), [as]: true }); // prettier-ignore
	for (const [number, left, right] of borders) {
		const within = (code: string | null) => code !== null && differing.has(code);
		if (within(left) === within(right)) continue;
		const mark = marks.borders.get(number) ?? { layout: null, edge: false, lost: false };
		marks.borders.set(number, { ...mark, [as === 'lost' ? 'lost' : 'edge']: true });
	}
	return marks;
}
