import { ellipsoidalArea, ellipsoidalLength } from '#core/geodesy.ts';
import type { Position } from '#core/geometry.ts';
import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import { crossesItself, ringOf, type SketchKind } from '#core/drawn-ring.ts';

/** What was drawn, in numbers. Measured on the map: for looking, never stored as anybody's area. */
export interface Measured {
	/** Along the line; round the area, where there is one. m. */
	length: number;
	/** From the last point but one to the last, m; null before there are two. */
	last: number | null;
	/** Null where nothing is enclosed. */
	area: { m2: number; mu: Mu } | null;
	/** The outline crosses or touches itself: no area is given. */
	crossed: boolean;
}

/** Length along the ellipsoid of CGCS2000, area on it: the same as an imported shape's. */
export function measured(kind: SketchKind, points: readonly Position[]): Measured {
	const ring = ringOf(kind, points);
	const crossed = ring !== null && crossesItself(ring);
	const m2 = ring && !crossed ? ellipsoidalArea([[ring]]) : null;
	return {
		length: ellipsoidalLength(ring ?? points),
		last: points.length < 2 ? null : ellipsoidalLength(points.slice(-2)),
		area: m2 === null ? null : { m2, mu: muFromSquareMetres(m2) },
		crossed
	};
}
