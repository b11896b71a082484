import { sharedBorders, type CoverageArea, type SharedBorder } from './border-arcs.ts';

export type BorderLevel = 'county' | 'township' | 'village' | 'grid_1' | 'grid_2' | 'grid_3';

export interface Border extends SharedBorder {
	level: BorderLevel;
}

export interface PlaceArea extends CoverageArea {
	/** The township it is of; for a township that has no villages yet, itself. */
	township: string;
}

/**
 * Borders of villages, each by the highest thing it divides. A township without villages stands for them. Where nobody is
 * on the other side the county ends.
 */
export function placeBorders(places: readonly PlaceArea[]): Border[] {
	const townshipOf = new Map(places.map(({ code, township }) => [code, township]));
	return sharedBorders(places).map((border) => {
		const { left, right } = border;
		if (right === null) return { ...border, level: 'county' };
		return { ...border, level: townshipOf.get(left) === townshipOf.get(right) ? 'village' : 'township' };
	});
}

/** Borders between grids of one level, and around them. */
export const gridBorders = (level: 1 | 2 | 3, grids: readonly CoverageArea[]): Border[] =>
	sharedBorders(grids).map((border) => ({ ...border, level: `grid_${level}` as const }));
