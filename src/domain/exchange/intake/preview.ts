import type { Problem } from '#core/import-fields.ts';
import type { FileFacts, Note } from '#exchange/parsed.ts';
import type { DeclaredTotal } from './declared-totals.ts';

/** A field a column may be mapped to. */
export interface SheetField {
	name: string;
	alias: string;
	needed: boolean;
}

/** What the page shows of a file before it is accepted. */
export interface Preview {
	facts: FileFacts;
	mapping: Record<string, string>;
	fields: SheetField[];
	/** Kinds the file looks like by its columns, the likeliest first. */
	likely: string[];
	good: number;
	rejected: number;
	/** Every one of them, up to a bound; the download has them all. */
	problems: Problem[];
	problemCount: number;
	/** What to look at in records that can be taken, up to the same bound. */
	doubts: Problem[];
	doubtCount: number;
	/** Totals the table declares beside the sums of their parts. */
	totals: DeclaredTotal[];
	notes: Note[];
	sample: { n: number; cells: (string | null)[]; shape: boolean; good: boolean }[];
	sketch: Sketch;
}

export interface Sketch {
	width: number;
	height: number;
	/** viewBox of the whole county and of the file. */
	county: string;
	file: string | null;
	villages: string;
	townships: { name: string; path: string; x: number; y: number }[];
	good: string;
	bad: string;
	/** Where a file would lie in each of the systems a person may choose from, in the order they are offered. */
	candidates: { srid: number; swapped: boolean; x: number; y: number; width: number; height: number }[];
	/** Shapes that are not drawn because there are too many. */
	undrawn: number;
}

/** The letter by which a candidate is called on the sketch and beside it. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);
