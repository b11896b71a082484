import type { Bounds, MultiPolygonRings } from '#core/geometry.ts';
import { plus, sumOf, type Figures, type PlaceFigures, type Sum } from '../figures.ts';
import { outermost, type GridPlace, type Members } from './grid-place.ts';

export type GridLevel = 1 | 2 | 3;

/**
 * What a governance grid brings into a zone: its area, farmland and red lines as those of a village. A contract counts in the
 * grid that holds a point of its largest parcel, a lead and new land in the one that holds a point of theirs; what has no place
 * on the map, and what is known of whole villages alone, counts in none.
 */
export interface GridFigures extends Figures, GridPlace {
	name: string;
	/** The number it has on the map. */
	number: number;
	level: GridLevel;
	/** No other grid is a part of it. */
	leaf: boolean;
	villageName: string;
	townshipName: string;
	/** Where a sign of it stands: degrees east and north. */
	place: readonly [number, number];
	/** Exactly as it is, degrees. */
	shape: MultiPolygonRings;
}

/** A grid's name with its village's, where it does not say it itself. */
export const gridName = ({ name, villageName }: Pick<GridFigures, 'name' | 'villageName'>): string =>
	name.startsWith(villageName) ? name : `${name} · ${villageName}`;

export type KnownGrids = ReadonlyMap<string, GridFigures>;

/** Grids as they are handed out for a part of the map. */
export interface GridsInSight {
	/** Within them every grid is named; null where there were too many to name all. */
	bounds: Bounds | null;
	grids: readonly GridFigures[];
}

/** How villages and grids are called, by their codes. */
export const memberNames =
	(villages: ReadonlyMap<string, { readonly name: string }>, grids: KnownGrids) =>
	(code: string): string => {
		const grid = grids.get(code);
		return grid ? gridName(grid) : (villages.get(code)?.name ?? code);
	};

/** What villages and grids bring together, land that two of them share once; what nobody knows counts not at all. */
export function sumOfMembers(
	{ villages, grids = [] }: Members,
	known: ReadonlyMap<string, PlaceFigures>,
	knownGrids: KnownGrids
): Sum {
	let sum = sumOf(villages, known);
	let count = 0;
	for (const code of outermost(villages, grids, knownGrids)) {
		const own = knownGrids.get(code);
		if (!own) continue;
		sum = plus(sum, own);
		count += 1;
	}
	return count > 0 ? { ...sum, grids: count } : sum;
}
