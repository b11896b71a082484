import type { Bounds, MultiPolygonRings } from '#core/geometry.ts';
import type { Expectation } from '#core/import-fields.ts';

/** Something a person should know about how a file was read; worded in text/<language>/import.ts. */
export interface Note {
	note: string;
	detail?: Record<string, string | number>;
}

/** How a file was read: everything but its rows. */
export interface FileFacts {
	format: string;
	layer: string;
	/** 'UTF-8', 'GB18030', …; null where the format fixes it. */
	encoding: string | null;
	/** Where the encoding comes from: declared by the file, guessed from its bytes, or chosen by the person. */
	encodingFrom: 'declared' | 'guessed' | 'chosen' | null;
	/** EPSG code the shapes came in; null without shapes. */
	srid: number | null;
	sridFrom: 'declared' | 'guessed' | 'chosen' | null;
	columns: string[];
	rows: number;
	/** Rows with a shape. */
	shapes: number;
	/** In degrees, CGCS2000; null without shapes. */
	extent: Bounds | null;
	notes: Note[];
}

/** One record as the reader's worker writes it down: a line of JSON. */
export interface ParsedRow {
	/** From 1, without the header. */
	n: number;
	/** Cells in the order of `columns`. */
	v: (string | null)[];
	/** MultiPolygon in CGCS2000 (4490), hex EWKB; null without a shape. */
	s: string | null;
	/** Bounds of the shape, degrees: west, south, east, north. */
	b: [number, number, number, number] | null;
	/** Why the record itself cannot be taken. */
	p: (Expectation & { field: string; got: string | null }) | null;
}

/** What a person may say about a file where it does not say it itself, or says it wrongly. */
export interface ReadOptions {
	/** Label of the encoding, as text-encoding.ts knows it. */
	encoding?: string;
	/** EPSG code of the coordinates. */
	srid?: number;
	/** Layer of a file that holds several. */
	layer?: string;
}

/** A record as a format hands it on: shape still in the file's own coordinates. */
export interface RawRow {
	cells: (string | null)[];
	shape: RawShape | null;
	problem?: (Expectation & { field: string; got: string | null }) | null;
}

export type RawShape = { rings: MultiPolygonRings } | { problem: string; got: string };
