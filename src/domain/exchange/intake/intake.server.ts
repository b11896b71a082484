import { setImmediate as breathe } from 'node:timers/promises';
import type { Bounds } from '#core/geometry.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { understandColumns } from './columns.server.ts';
import type { Claims } from './doubts.ts';
import { parsedRows } from './parsed-rows.server.ts';
import type { Prepared, PrepareRequest } from './prepared.server.ts';
import { repairShapes } from './repair.read.server.ts';
import { TURN, Understanding } from './understanding.server.ts';

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
	const read = new Understanding(request, mapping);
	const rows: ImportRow<R>[] = [];
	for await (const part of parsedRows(request.rowsPath, TURN)) {
		for (const row of read.take(part)) rows.push(row);
		await breathe();
	}
	const { failed, problems, outside } = read;
	if (outside > 0 && outside * 2 > facts.shapes)
		return refused('import.file.outside', {
			...{ extent: facts.extent, county: boxOf(county), srid: facts.srid, candidates: facts.crsCandidates }
		});
	const notes = [...facts.notes, ...columns.value.notes];
	const repaired = await repairShapes(
		db,
		rows.filter(({ n }) => !read.plain.has(n))
	);
	const mended = repaired.repaired;
	if (mended.size > 0) notes.push({ note: 'shape.repaired', detail: { count: mended.size } });
	problems.push(...repaired.problems);
	const broken = new Set(repaired.problems.map(({ row }) => row));
	const whole = broken.size > 0 ? rows.filter(({ n }) => !broken.has(n)) : rows;
	if (broken.size > 0) failed.push(...rows.filter(({ n }) => broken.has(n)));
	const completed = await kind.complete(db, whole, failed);
	problems.push(...completed.problems);
	problems.sort((a, b) => a.row - b.row);
	const bad = new Set(problems.map(({ row }) => row));
	const claims = new Map<number, Claims>();
	read.claimsOf(completed.rows, claims);
	const overlaps = facts.overlaps && read.remeasured(mended, completed.rows, facts.overlaps);
	const ofShapes = await read.shapeDoubts(claims, overlaps);
	const doubts = [...read.doubts, ...(kind.doubts?.(completed.rows) ?? []), ...ofShapes]
		.filter(({ row }) => !bad.has(row))
		.sort((a, b) => a.row - b.row);
	return accepted({
		...{
			facts: { ...facts, overlaps },
			mapping,
			said: request.overrides,
			rows: completed.rows,
			problems,
			rejected: bad.size,
			doubts,
			notes
		},
		totals: read.totals.finish()
	});
}

export const boxOf = ({ west, south, east, north }: Bounds): Bounds => ({ west, south, east, north });
