import { fromGaussKruger, toGaussKruger } from '#core/gauss-kruger.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { degreesOf, gridPoint, type GridPoint } from '#core/parts/grid.ts';

/** A corner as surveyors write it (domain.md §2.2): X is the northing, Y the easting with the number of its 3° zone in front. */
export interface CornerNumbers {
	x: string;
	y: string;
}

const prefixOf = (meridian: number): number => (meridian / 3) * 1_000_000;

/** To a millimetre. @param meridian of the county's 3° zone, degrees */
export function numbersOf(corner: GridPoint, meridian: number): CornerNumbers {
	const [east, north] = toGaussKruger(...degreesOf(corner), meridian);
	return { x: north.toFixed(3), y: (east + 500_000 + prefixOf(meridian)).toFixed(3) };
}

const number = (text: string): number => (/^\d{1,8}(\.\d{1,6})?$/.test(text.trim()) ? Number(text) : NaN);

/**
 * The corner that numbers name; an easting may come without its zone.
 * @returns refused `drawn.x`, `drawn.y` with what came, where it is no such number
 */
export function cornerOf({ x, y }: CornerNumbers, meridian: number): Outcome<GridPoint> {
	const [north, given] = [number(x), number(y)];
	if (!(north > 0 && north < 10_000_000)) return refused('drawn.x', { got: x });
	const prefix = prefixOf(meridian);
	const east = given >= 1_000_000 ? given - prefix : given;
	if (!(east > 0 && east < 1_000_000)) return refused('drawn.y', { got: y, zone: meridian / 3 });
	return accepted(gridPoint(fromGaussKruger(east - 500_000, north, meridian)));
}
