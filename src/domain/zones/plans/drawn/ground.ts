import type { Bounds, MultiPolygonRings } from '#core/geometry.ts';

/** Villages as they are, round some place. */
export interface Ground {
	/** Within them every village is named; null where there were too many to name all. */
	bounds: Bounds | null;
	villages: readonly { code: string; shape: MultiPolygonRings }[];
}

/** Whether all villages that meet a box are named. */
export const groundCovers = ({ bounds }: Ground, box: Bounds): boolean =>
	bounds !== null && bounds.west <= box.west && bounds.south <= box.south && bounds.east >= box.east && bounds.north >= box.north; // prettier-ignore
