import type { Ring } from '#core/geometry.ts';
import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import { areaOf, ORIGIN } from './plane.ts';

/** Mean radius of the ellipsoid near 38°N, m. */
const RADIUS = 6_371_000;

/**
 * 亩 of a ring on the drawing plane by its ellipsoidal area: a Gauss–Krüger plane enlarges lengths by 1 + x²/2R² at x
 * metres from its meridian, so areas by 1 + x²/R²; good to 0.01 亩 for what lies within a village.
 */
export function muOf(ring: Ring): Mu {
	const east = ring.reduce((sum, [x]) => sum + x, 0) / ring.length + ORIGIN[0];
	return muFromSquareMetres(areaOf(ring) / (1 + (east / RADIUS) ** 2));
}
