import type { Position } from '#core/geometry.ts';

/** What the foot says of a map: where the pointer is in the sheet's system, and the scale. */
export class MapReadout {
	/** Easting and northing under the pointer, metres. */
	pointer = $state.raw<Position | null>(null);
	/** 1 : n. */
	scale = $state<number | null>(null);
}
