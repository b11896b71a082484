import type { MultiPolygonRings, Ring } from '#core/geometry.ts';

/** A thing with a shape as it leaves the house: in degrees of CGCS2000, its facts under names that the reader of files knows. */
export interface Feature {
	readonly facts: Readonly<Record<string, string | number | null>>;
	readonly shape: MultiPolygonRings;
}

/** Features of one layer: every one has the same facts. */
export interface FeatureLayer {
	readonly name: string;
	/** Where the shapes come from and in which system they are. */
	readonly note: string;
	readonly features: readonly Feature[];
}

/** Twice the signed area on the plane of degrees: its sign alone tells which way round a ring runs. */
const turn = (ring: Ring): number => {
	const [x0, y0] = ring[0] ?? [0, 0];
	return ring.reduce((sum, [x, y], at) => {
		const [bx, by] = ring[(at + 1) % ring.length]!;
		return sum + (x - x0) * (by - y0) - (bx - x0) * (y - y0);
	}, 0);
};

/** A shape whose outer rings run against the clock and whose holes run with it (RFC 7946, 3.1.6). */
export const rightHanded = (shape: MultiPolygonRings): MultiPolygonRings =>
	shape.map((polygon) => polygon.map((ring, at) => (turn(ring) > 0 === (at === 0) ? ring : ring.toReversed())));
