import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { AcceptedFile } from './accepted-file.ts';

/** Files accepted lately, the last first; the county's own business, so a part of it sees none. */
export async function acceptedFiles(db: ReadDb, count: number): Promise<AcceptedFile[]> {
	if (!seesWholeCounty(db.scope, db.county)) return [];
	const rows = await db.query
		.selectFrom('import_file')
		.select(['id', 'name', 'kind', 'row_count', 'inserted', 'changed', 'unchanged', 'rejected', 'recorded_at'])
		.where('county_code', '=', db.county)
		.orderBy('recorded_at', 'desc')
		.orderBy('id', 'desc')
		.limit(count)
		.execute();
	return rows.map(({ row_count, recorded_at, ...row }) => ({ ...row, rows: row_count, at: recorded_at }));
}

/** One accepted file with what is kept of its report; null when there is none of that id. */
export async function acceptedFile(
	db: ReadDb,
	id: string
): Promise<(AcceptedFile & { unknown: Record<string, number> }) | null> {
	if (!/^[0-9a-f-]{36}$/.test(id) || !seesWholeCounty(db.scope, db.county)) return null;
	const row = await db.query
		.selectFrom('import_file')
		.selectAll()
		.where('county_code', '=', db.county)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return null;
	const { name, kind, row_count: rows, inserted, changed, unchanged, rejected, recorded_at: at } = row;
	const { unknown } = row.report as { unknown: Record<string, number> };
	return { id, name, kind, rows, inserted, changed, unchanged, rejected, at, unknown };
}
