import type { Actor, Permission } from '#core/permission.ts';
import type { Expectation, Problem, Sheet, Values } from '#core/import-fields.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { VersionedTable } from '#db/save-rows.server.ts';
import type { Tables } from '#db/tables.ts';
import type { Tx } from '#db/tx.server.ts';

/** One record of a file as its subject understands it. */
export interface ImportRow<R> {
	/** Number of the record, from 1. */
	n: number;
	/** MultiPolygon in 4490, valid, hex EWKB; null without a shape. */
	shape: string | null;
	row: R;
}

export type Fault = Expectation & { field: string; got: string | null };

/** Where accepted rows come from: the id of the import_file row that is being written. */
export interface ImportSource {
	id: string;
	name: string;
	/** The county held no row of this kind before this file, and no two of its records have one key. */
	fresh?: boolean;
}

/** Of kinds whose records stand by themselves, so that they may be stored part by part while the file is still read. */
export interface PartByPart<R> {
	/** Where its records go. */
	readonly table: keyof Tables & string;
	/** What a record is known by; the same for two records of a file is a double. */
	key(row: R): string;
	/** Whether the county holds nothing of the kind yet. */
	isEmpty(db: ReadDb): Promise<boolean>;
}

export interface Completed<R> {
	rows: ImportRow<R>[];
	problems: Problem[];
	/** Things worth saying that are no problems, with how often they occur. */
	notes?: Record<string, number>;
}

export interface Accepted {
	inserted: number;
	changed: number;
	unchanged: number;
	/** Of the accepted records: how many leave a thing unknown. */
	unknown: Record<string, number>;
	/** What stood before in tables that keep no versions, for `ImportUndo.after`. */
	former?: unknown;
}

/** How an accepted file is taken back. */
export interface ImportUndo {
	/** Tables its write may have touched, in the order they are taken back. */
	readonly tables: readonly VersionedTable[];
	/** What was built on its rows since, by what it is; none of it may be there. */
	builtOn(tx: Tx, file: string): Promise<Record<string, number>>;
	/** What follows from the tables, made anew. */
	after(tx: Tx, former: unknown): Promise<void>;
}

/**
 * What a file can be taken for. A subject gives one object a kind; whoever composes subjects (a page, a command) lists
 * them. The reader of files knows none of them.
 */
export interface ImportKind<R = unknown> {
	readonly sheet: Sheet;
	readonly permission: Permission;
	/** Fields a file's layer name and columns settle for every row: field → `=value`. */
	known(layer: string, columns: readonly string[]): Record<string, string>;
	/** Rule: what one record means, why it cannot be taken, and what is doubtful in it all the same. */
	understand(values: Values, county: string): { row: R; faults: Fault[]; doubts?: Fault[] };
	/**
	 * Finds what a record's own cells cannot tell: its village, doubles within the file, what it names that is not there.
	 * @param rejected records that already failed, as far as they were understood
	 */
	complete(db: ReadDb, rows: ImportRow<R>[], rejected: ImportRow<R>[]): Promise<Completed<R>>;
	/** Rule: what is doubtful about completed records taken together, but no reason to refuse them. */
	doubts?(rows: readonly ImportRow<R>[]): Problem[];
	/** What a record says of its own area and place, to be held against its shape. */
	claims?(row: R): { mu: number | null; village: string | null; layer?: string; thing?: string };
	readonly undo: ImportUndo;
	readonly parts?: PartByPart<R>;
	/** Saves completed records; part of a write. */
	accept(tx: Tx, actor: Actor, source: ImportSource, rows: ImportRow<R>[]): Promise<Accepted>;
}

/** What reading a file needs to know of its kind: enough to look at a file whose records are accepted in another way. */
export type ReadKind<R = unknown> = Pick<
	ImportKind<R>,
	'sheet' | 'known' | 'understand' | 'complete' | 'doubts' | 'claims'
>;
