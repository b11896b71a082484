import type { Selectable } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tables } from '#db/tables.ts';
import type { AcceptedFile } from './accepted-file.ts';

/** Files accepted lately, the last first; the county's own business, so a part of it sees none. */
export async function acceptedFiles(db: ReadDb, count: number): Promise<AcceptedFile[]> {
	if (!seesWholeCounty(db.scope, db.county)) return [];
	const rows = await db.query
		.selectFrom('import_file')
		.selectAll()
		.where('county_code', '=', db.county)
		.orderBy('recorded_at', 'desc')
		.orderBy('id', 'desc')
		.limit(count)
		.execute();
	return rows.map(fileOf);
}

function fileOf(row: Selectable<Tables['import_file']>): AcceptedFile {
	const { id, name, kind, inserted, changed, unchanged, rejected, datum } = row;
	return {
		...{ id, name, kind, inserted, changed, unchanged, rejected, datum },
		...{ rows: row.row_count, at: row.recorded_at, by: row.actor_name },
		...{ undoneAt: row.undone_at, undoneBy: row.undone_by }
	};
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
	const { unknown } = row.report as { unknown: Record<string, number> };
	return { ...fileOf(row), unknown };
}
