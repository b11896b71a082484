import type { MultiPolygonRings } from '#core/geometry.ts';
import { sharedArea, edgesOf, type Edges } from '#core/shared-area.ts';

/** A village as the reader of a file knows it. */
export interface VillageOutline {
	code: string;
	shape: MultiPolygonRings;
}

/** How much of a shape lies in which village, m² on the ellipsoid; villages it only touches are left out. */
export type Shares = Record<string, number>;

const LEAST_M2 = 0.01;

/** Tells of shape after shape in which villages it lies. */
export class VillageShares {
	readonly #villages: { code: string; edges: Edges }[];

	constructor(villages: readonly VillageOutline[]) {
		this.#villages = villages.map(({ code, shape }) => ({ code, edges: edgesOf(shape) }));
	}

	of(edges: Edges): Shares {
		const shares: Shares = {};
		for (const { code, edges: village } of this.#villages) {
			const reaches =
				edges.west < village.east &&
				edges.east > village.west &&
				edges.south < village.north &&
				edges.north > village.south;
			if (!reaches) continue;
			const m2 = sharedArea(edges, village);
			if (m2 >= LEAST_M2) shares[code] = Math.round(m2 * 100) / 100;
		}
		return shares;
	}
}
