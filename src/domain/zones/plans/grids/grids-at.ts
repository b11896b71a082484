import { boundsOf, isInside, type Bounds, type Position } from '#core/geometry.ts';
import type { GridFigures } from './grid-figures.ts';

const boxes = new WeakMap<GridFigures, Bounds>();

/** The box round a grid, degrees; reckoned once. */
export function boxOfGrid(grid: GridFigures): Bounds {
	const known = boxes.get(grid);
	if (known) return known;
	const box = boundsOf(grid.shape);
	boxes.set(grid, box);
	return box;
}

const holds = (grid: GridFigures, at: Position): boolean => {
	const { west, south, east, north } = boxOfGrid(grid);
	const [x, y] = at;
	if (x < west || x > east || y < south || y > north) return false;
	return grid.shape.some((rings) => rings.filter((ring) => isInside(at, ring)).length % 2 === 1);
};

/** Codes of grids that hold one of some places, each once. @param places degrees east and north */
export const gridsAt = (places: readonly Position[], grids: Iterable<GridFigures>): string[] =>
	[...grids].filter((grid) => places.some((place) => holds(grid, place))).map(({ code }) => code);
