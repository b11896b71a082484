import type { Bounds, MultiPolygonRings } from '#core/geometry.ts';
import type { Expectation } from '#core/import-fields.ts';
import type { LayerOverlaps } from '#exchange/shapes/layer-overlaps.ts';
import type { Shares } from '#exchange/shapes/village-shares.ts';
import type { Datum } from '#exchange/systems/crs.ts';

/** Something a person should know about how a file was read; worded in text/<language>/import.ts. */
export interface Note {
	note: string;
	detail?: Record<string, string | number>;
}

/** A row of a table that sums others up: no record, kept to be held against the sum of its parts. */
export interface TotalRow {
	/** Row of the sheet as a person sees it. */
	row: number;
	/** What it calls itself: 合计, 小计, … */
	label: string;
	/** Cells in the order of `columns`. */
	cells: (string | null)[];
}

/** A coordinate system that fits a file which does not name its own. */
export interface CrsCandidate {
	srid: number;
	/** The first of each pair points north. */
	swapped: boolean;
	datum: 'cgcs2000' | 'gcj02' | 'bd09';
	/** Where the first shapes would lie, degrees. */
	extent: Bounds;
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
	/** What the coordinates referred to before they were brought to CGCS2000; null without shapes. */
	datum: Datum | null;
	/** Systems the coordinates may be in: several when a person must say, others than the one taken when that one puts everything outside the county. */
	crsCandidates: CrsCandidate[];
	/** A person must choose the system before the file can be accepted. */
	crsAsked: boolean;
	columns: string[];
	rows: number;
	/** Rows with a shape. */
	shapes: number;
	/** In degrees, CGCS2000; null without shapes. */
	extent: Bounds | null;
	notes: Note[];
	/** Rows of totals that a table holds; none in other formats. */
	totals: TotalRow[];
	/** Shapes of the layer that lie on each other; null without shapes. */
	overlaps: LayerOverlaps | null;
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
	/** m² of the shape on the ellipsoid, for checks; absent without a shape. */
	a?: number;
	/** The shape is valid beyond doubt: no engine need be asked. */
	ok?: true;
	/** m² of the shape in each village it reaches; absent while the county has no villages. */
	w?: Shares;
	/** Why the record itself cannot be taken. */
	p: (Expectation & { field: string; got: string | null }) | null;
	/** Row of the sheet as a person sees it, for tables. */
	line?: number;
}

/** What a person may say about a file where it does not say it itself, or says it wrongly. */
export interface ReadOptions {
	/** Label of the encoding, as text-encoding.ts knows it. */
	encoding?: string;
	/** EPSG code of the coordinates. */
	srid?: number;
	/** Degrees are those of a web map; offered, never guessed. */
	datum?: 'gcj02' | 'bd09';
	/** The first of each pair points north. */
	swapped?: boolean;
	/** Layer of a file that holds several. */
	layer?: string;
}

/** A record as a format hands it on: shape still in the file's own coordinates. */
export interface RawRow {
	cells: (string | null)[];
	shape: RawShape | null;
	problem?: (Expectation & { field: string; got: string | null }) | null;
	/** Row of the sheet as a person sees it, for tables. */
	line?: number;
}

export type RawShape = { rings: MultiPolygonRings } | { problem: string; got: string };
