import type { Mu } from '#core/mu.ts';
import { layouts, type ZoneLayout } from '#zones/layouts.ts';

interface Zone {
	number: number;
	name: string;
	layout: ZoneLayout;
	areaMu: Mu;
}

/** Zones that a wall has rows for. */
export const MOST_ZONES = 16;

/**
 * What a wall lists of zones: each layout as its zones come to, added up, and the zones by layout; of more than there is room for
 * the largest, and how many are left out.
 */
export function boardLines<Line extends Zone>(zones: readonly Line[]) {
	const kept = new Set(
		zones
			.toSorted((one, other) => other.areaMu - one.areaMu || one.number - other.number)
			.slice(0, MOST_ZONES)
			.map(({ number }) => number)
	);
	const of = (layout: ZoneLayout) => zones.filter((zone) => zone.layout === layout);
	return {
		layouts: layouts
			.map((layout) => ({ layout, zones: of(layout) }))
			.filter(({ zones: own }) => own.length > 0)
			.map(({ layout, zones: own }) => ({
				layout,
				areaMu: own.reduce((all, { areaMu }) => all + areaMu, 0)
			})),
		zones: zones.filter(({ number }) => kept.has(number)),
		more: zones.length - kept.size
	};
}
