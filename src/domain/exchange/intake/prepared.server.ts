import type { Mapping, Problem } from '#core/import-fields.ts';
import type { ImportRow, ReadKind } from '#db/import-kind.server.ts';
import type { County } from '#db/read.server.ts';
import type { FileFacts, Note } from '#exchange/parsed.ts';
import type { Growth } from '#exchange/reading/growth.ts';
import type { DeclaredTotal } from './declared-totals.ts';
import type { Profile } from './profiles.ts';

/** A file read and understood, ready to be looked at or to be accepted. */
export interface Prepared<R> {
	facts: FileFacts;
	mapping: Mapping;
	/** What the person said about columns, to be remembered. */
	said: Readonly<Record<string, string>>;
	rows: ImportRow<R>[];
	problems: Problem[];
	/** Records that are rejected; one may have several problems. */
	rejected: number;
	/** What a person should look at in records that are fit to be taken. */
	doubts: Problem[];
	/** Totals the table declares, beside the sums of their parts. */
	totals: DeclaredTotal[];
	notes: Note[];
}

export interface PrepareRequest<R> {
	kind: ReadKind<R>;
	county: County;
	facts: FileFacts;
	/** The records, as parse.worker.ts wrote them. */
	rowsPath: string;
	/** Of records that are still being written. */
	growth?: Growth;
	/** field → column, or `=value`; what a person said. */
	overrides: Readonly<Record<string, string>>;
	/** What somebody said about a file with these columns before; the person's own words come first. */
	profile?: Profile | null;
}
