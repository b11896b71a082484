import type { Mu } from '#core/mu.ts';

/** A village or grid of the zones in force whose outline is another now than the one that was decided on. */
export interface OutlineNotice {
	kind: 'village' | 'grid';
	code: string;
	name: string;
	/** Of a grid: the village it lay in. */
	village: string | null;
	/** The zones it belongs to, by code. */
	zones: { code: string; name: string }[];
	/** The version that is frozen, and the present one; null: it is no more. */
	frozen: number;
	present: number | null;
	/** 亩 that its outline has come to hold and that it has lost since; null where it is no more. */
	gainedMu: Mu | null;
	lostMu: Mu | null;
}
