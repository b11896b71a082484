/** Where a governance grid (网格) lies: in a village, and within grids of higher levels. */
export interface GridPlace {
	readonly code: string;
	/** Code of its village. */
	readonly village: string;
	/** Codes of the grids it is a part of, the nearest first. */
	readonly within: readonly string[];
}

export type GridPlaces = ReadonlyMap<string, GridPlace>;

/** What a zone holds whole: villages and grids. */
export interface Members {
	readonly villages: ReadonlySet<string>;
	readonly grids?: readonly string[] | undefined;
}

/** The village or grid of some members that a grid is a part of; null where it is a part of none. */
export const coverOf = ({ village, within }: GridPlace, villages: ReadonlySet<string>, grids: ReadonlySet<string>) =>
	villages.has(village) ? village : (within.find((code) => grids.has(code)) ?? null);

/**
 * Grids that bring land of their own, in their order: what lies in a member village, or within another grid, is there already
 * and counts once (domain.md I21). What nobody knows the place of is among them.
 */
export function outermost(villages: ReadonlySet<string>, grids: Iterable<string>, places: GridPlaces): string[] {
	const all = new Set(grids);
	return [...all]
		.filter((code) => {
			const place = places.get(code);
			return !place || coverOf(place, villages, all) === null;
		})
		.sort();
}
