import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Bounds } from '#core/geometry.ts';
import { matchColumns, readCells, type Mapping, type Problem } from '#core/import-fields.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { ImportKind, ImportRow } from '#db/import-kind.server.ts';
import type { County, ReadDb } from '#db/read.server.ts';
import type { FileFacts, Note, ParsedRow } from './parsed.ts';
import { repairShapes } from './repair.read.server.ts';

/** A file read and understood, ready to be looked at or to be accepted. */
export interface Prepared<R> {
	facts: FileFacts;
	mapping: Mapping;
	rows: ImportRow<R>[];
	problems: Problem[];
	/** Records that are rejected; one may have several problems. */
	rejected: number;
	notes: Note[];
}

export interface PrepareRequest<R> {
	kind: ImportKind<R>;
	county: County;
	facts: FileFacts;
	/** The records, as parse.worker.ts wrote them. */
	rowsPath: string;
	/** field → column, or `=value`; what a person said. */
	overrides: Readonly<Record<string, string>>;
}

const TURN = 1_000;
/** How far beyond the county's box a shape may reach, degrees (about a kilometre). */
const MARGIN = 0.01;

/**
 * From records on disk to rows of a subject: columns to fields, cells to values, shapes made valid, villages found.
 * Nothing is written. Gives way to others between a thousand records.
 */
export async function prepare<R>(db: ReadDb, request: PrepareRequest<R>): Promise<Outcome<Prepared<R>>> {
	const { kind, county, facts, overrides } = request;
	const known = kind.known(facts.layer, facts.columns);
	const said = matchColumns(kind.sheet, facts.columns, overrides);
	// What the file's name tells counts only where neither the person nor a column says it.
	const open = Object.fromEntries(Object.entries(known).filter(([field]) => !said.mapping[field]));
	const { mapping, faults } = matchColumns(kind.sheet, facts.columns, { ...open, ...overrides });
	if (faults.length > 0) return refused('import.columns', { faults, columns: facts.columns });
	const { rows, failed, problems, outside } = await understood(request, mapping);
	if (outside > 0 && outside * 2 > facts.shapes)
		return refused('import.file.outside', { extent: facts.extent, county: boxOf(county), srid: facts.srid });
	const notes = [...facts.notes];
	const repaired = await repairShapes(db, rows);
	if (repaired.count > 0) notes.push({ note: 'shape.repaired', detail: { count: repaired.count } });
	problems.push(...repaired.problems);
	const broken = new Set(repaired.problems.map(({ row }) => row));
	const whole = rows.filter(({ n }) => !broken.has(n));
	failed.push(...rows.filter(({ n }) => broken.has(n)));
	const completed = await kind.complete(db, whole, failed);
	problems.push(...completed.problems);
	problems.sort((a, b) => a.row - b.row);
	const rejected = new Set(problems.map(({ row }) => row)).size;
	return accepted({ facts, mapping, rows: completed.rows, problems, rejected, notes });
}

export const boxOf = ({ west, south, east, north }: Bounds): Bounds => ({ west, south, east, north });

async function understood<R>({ kind, county, rowsPath }: PrepareRequest<R>, mapping: Mapping) {
	const rows: ImportRow<R>[] = [];
	const failed: ImportRow<R>[] = [];
	const problems: Problem[] = [];
	let outside = 0;
	for await (const { n, v, s, b, p } of parsedRows(rowsPath)) {
		if (n % TURN === 0) await breathe();
		const { values, problems: found } = readCells(kind.sheet, mapping, n, v);
		if (p) found.push({ row: n, ...p });
		if (b && !within(b, county)) {
			outside++;
			const box = `${county.west}–${county.east}°E ${county.south}–${county.north}°N`;
			const got = b.map((each) => each.toFixed(5)).join(' ');
			found.push({ row: n, field: 'shape', expected: 'shape.in_county', params: { box }, got });
		}
		const { row, faults } = kind.understand(values, county.code);
		const said = new Set(found.map(({ field }) => field));
		for (const fault of faults)
			if (!said.has(fault.field)) found.push({ row: n, ...fault, column: headerOf(mapping, fault.field) });
		if (found.length === 0) rows.push({ n, shape: s, row });
		else {
			problems.push(...found);
			failed.push({ n, shape: s, row });
		}
	}
	return { rows, failed, problems, outside };
}

const headerOf = (mapping: Mapping, field: string): string | undefined => {
	const from = mapping[field];
	return from && 'header' in from ? from.header : undefined;
};

const within = ([west, south, east, north]: [number, number, number, number], county: Bounds): boolean =>
	west >= county.west - MARGIN &&
	east <= county.east + MARGIN &&
	south >= county.south - MARGIN &&
	north <= county.north + MARGIN;

/** The records of a read file, one after the other. */
export async function* parsedRows(path: string): AsyncGenerator<ParsedRow> {
	const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
	for await (const line of lines) if (line !== '') yield JSON.parse(line) as ParsedRow;
}
