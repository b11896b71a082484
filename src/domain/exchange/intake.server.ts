import { setImmediate as breathe } from 'node:timers/promises';
import type { Bounds } from '#core/geometry.ts';
import { readCells, type Mapping, type Problem } from '#core/import-fields.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { ImportKind, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { understandColumns } from './columns.server.ts';
import { TotalsCheck } from './declared-totals.ts';
import { areaDoubt, overlapDoubts, villageDoubt, type Claims } from './doubts.ts';
import type { ParsedRow } from './parsed.ts';
import { parsedRows } from './parsed-rows.server.ts';
import type { Prepared, PrepareRequest } from './prepared.server.ts';
import { repairShapes } from './repair.read.server.ts';

const TURN = 500;
/** How far beyond the county's box a shape may reach, degrees (about a kilometre). */
const MARGIN = 0.01;

/**
 * From records on disk to rows of a subject: columns to fields, cells to values, shapes made valid, villages found, doubts
 * named. Nothing is written. Gives way to others between some hundred records.
 */
export async function prepare<R>(db: ReadDb, request: PrepareRequest<R>): Promise<Outcome<Prepared<R>>> {
	const { kind, county, facts } = request;
	if (facts.crsAsked) return refused('import.crs.asked', { candidates: facts.crsCandidates });
	const columns = await understandColumns(request);
	if (!columns.ok) return columns;
	const { mapping } = columns.value;
	const read = await understood(request, mapping);
	const { rows, failed, problems, outside } = read;
	if (outside > 0 && outside * 2 > facts.shapes)
		return refused('import.file.outside', {
			...{ extent: facts.extent, county: boxOf(county), srid: facts.srid, candidates: facts.crsCandidates }
		});
	const notes = [...facts.notes, ...columns.value.notes];
	const repaired = await repairShapes(
		db,
		rows.filter(({ n }) => !read.plain.has(n))
	);
	if (repaired.count > 0) notes.push({ note: 'shape.repaired', detail: { count: repaired.count } });
	problems.push(...repaired.problems);
	const broken = new Set(repaired.problems.map(({ row }) => row));
	const whole = broken.size > 0 ? rows.filter(({ n }) => !broken.has(n)) : rows;
	if (broken.size > 0) failed.push(...rows.filter(({ n }) => broken.has(n)));
	const completed = await kind.complete(db, whole, failed);
	problems.push(...completed.problems);
	problems.sort((a, b) => a.row - b.row);
	const bad = new Set(problems.map(({ row }) => row));
	const doubts = [...read.doubts, ...(await doubtsOf(request, mapping, completed.rows, read.shaped))]
		.filter(({ row }) => !bad.has(row))
		.sort((a, b) => a.row - b.row);
	return accepted({
		...{ facts, mapping, said: request.overrides, rows: completed.rows, problems, rejected: bad.size, doubts, notes },
		totals: read.totals.finish()
	});
}

export const boxOf = ({ west, south, east, north }: Bounds): Bounds => ({ west, south, east, north });

type Shaped = Map<number, Pick<ParsedRow, 'a' | 'w'>>;

async function understood<R>({ kind, county, facts, rowsPath }: PrepareRequest<R>, mapping: Mapping) {
	const rows: ImportRow<R>[] = [];
	const failed: ImportRow<R>[] = [];
	const problems: Problem[] = [];
	const doubts: Problem[] = [];
	const plain = new Set<number>();
	const shaped: Shaped = new Map();
	const totals = new TotalsCheck(kind.sheet, mapping, facts.totals);
	let outside = 0;
	for await (const part of parsedRows(rowsPath, TURN)) {
		for (const { n, v, s, b, p, a, ok, w, line } of part) {
			const { values, problems: found } = readCells(kind.sheet, mapping, n, v);
			totals.add(line, values);
			if (p) found.push({ row: n, ...p });
			if (b && !within(b, county)) {
				outside++;
				const box = `${county.west}–${county.east}°E ${county.south}–${county.north}°N`;
				const got = b.map((each) => each.toFixed(5)).join(' ');
				found.push({ row: n, field: 'shape', expected: 'shape.in_county', params: { box }, got });
			}
			const { row, faults, doubts: doubted = [] } = kind.understand(values, county.code);
			if (faults.length > 0) {
				const said = new Set(found.map(({ field }) => field));
				for (const fault of faults)
					if (!said.has(fault.field)) found.push({ row: n, ...fault, column: headerOf(mapping, fault.field) });
			}
			for (const doubt of doubted) doubts.push({ row: n, line, ...doubt, column: headerOf(mapping, doubt.field) });
			if (ok) plain.add(n);
			if (a !== undefined) shaped.set(n, { a, w });
			if (found.length === 0) rows.push({ n, shape: s, row });
			else {
				for (const each of found) problems.push(line === undefined ? each : { ...each, line });
				failed.push({ n, shape: s, row });
			}
		}
		await breathe();
	}
	return { rows, failed, problems, doubts, outside, plain, shaped, totals };
}

/** Doubts about records that can be taken: the subject's own, then what their shapes say. */
async function doubtsOf<R>(
	{ kind, facts }: PrepareRequest<R>,
	mapping: Mapping,
	rows: readonly ImportRow<R>[],
	shaped: Shaped
): Promise<Problem[]> {
	const doubts = kind.doubts?.(rows) ?? [];
	if (!kind.claims) return doubts;
	const area = ['declared_mu', 'declared_m2'].find((name) => mapping[name]);
	const claims = new Map<number, Claims>();
	let seen = 0;
	for (const { n, row } of rows) {
		if (++seen % TURN === 0) await breathe();
		const claim = kind.claims(row);
		claims.set(n, claim);
		const shape = shaped.get(n);
		if (!shape) continue;
		const record = { n, m2: shape.a!, shares: shape.w };
		for (const doubt of [area ? areaDoubt(record, claim, area) : null, villageDoubt(record, claim)])
			if (doubt) doubts.push({ ...doubt, column: headerOf(mapping, doubt.field) });
	}
	if (facts.overlaps) doubts.push(...overlapDoubts(facts.overlaps, claims));
	return doubts;
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
