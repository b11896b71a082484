import type { DrawnPart } from '#core/parts/parts.ts';

/** A part on the sheet that is drawn on. */
export interface SheetPart {
	/** Whose it is: a zone. */
	readonly owner: string;
	/** Its corners stay where they are. */
	readonly fixed: boolean;
	readonly rings: DrawnPart;
}

/**
 * Drawn parts beside each other. A corner is where it is: what has a corner at one place shares it, so that shared edges move
 * together. No two parts overlap, and edges meet in corners only.
 */
export type PartSheet = readonly SheetPart[];
