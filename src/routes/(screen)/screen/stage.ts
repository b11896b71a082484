import type { Bounds } from '#core/geometry.ts';

/** What every board is laid out by. */
export interface Stage {
	county: { name: string; srid: number };
	bounds: Bounds;
	demo: boolean;
	/** Whether the proofs are for whoever looks: a wall let in by a link opens none. */
	opens: boolean;
	/** Size of a wall's note, px. */
	unit: number;
}
