import { sql, type Selectable } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tables } from '#db/tables.ts';
import type { AcceptedDetail, AcceptedFile } from './accepted-file.ts';

/** Who looks at accepted files: their id, and the kinds of file they may bring themselves. */
export interface FileReader {
	actor: string;
	kinds: readonly string[];
}

/** Tables of records that lie in a village and name the file they come from. */
const placed = ['parcel', 'contract', 'occupation'] as const;

/**
 * Whether an accepted file is told of: of the kinds its reader may bring, and, to who sees a part of the county, brought by
 * themselves or with all its records in that part.
 */
function toldOf(db: ReadDb, { actor, kinds }: FileReader) {
	const ofKind = sql`import_file.kind = any(${[...kinds]}::text[])`;
	if (seesWholeCounty(db.scope, db.county)) return ofKind;
	const parts = placed.map(
		(
			table
		) => sql`select ${sql.ref(`${table}.source_file_id`)} as file, ${inScope(db, `${table}.village_code`)} as within
			from ${sql.table(table)}
			where ${sql.ref(`${table}.county_code`)} = ${db.county} and ${sql.ref(`${table}.source_file_id`)} is not null`
	);
	return sql`${ofKind} and (import_file.actor_id = ${actor} or import_file.id in (
		select found.file from (${sql.join(parts, sql` union all `)}) as found
		group by found.file having bool_and(found.within)))`;
}

/** Files accepted lately, the last first, as far as their reader is told of them. */
export async function acceptedFiles(db: ReadDb, reader: FileReader, count: number): Promise<AcceptedFile[]> {
	const { rows } = await sql<Selectable<Tables['import_file']>>`
		select import_file.* from import_file
		where import_file.county_code = ${db.county} and ${toldOf(db, reader)}
		order by import_file.recorded_at desc, import_file.id desc
		limit ${count}`.execute(db.query);
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

/** One accepted file with what is kept of its report; null when there is none of that id, or its reader is not told of it. */
export async function acceptedFile(db: ReadDb, reader: FileReader, id: string): Promise<AcceptedDetail | null> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
	const { rows } = await sql<Selectable<Tables['import_file']>>`
		select import_file.* from import_file
		where import_file.county_code = ${db.county} and import_file.id = ${id} and ${toldOf(db, reader)}`.execute(db.query);
	const [row] = rows;
	if (!row) return null;
	// Files taken in before totals were kept have none.
	const { unknown, totals = [] } = row.report as Pick<AcceptedDetail, 'unknown'> & Partial<AcceptedDetail>;
	return { ...fileOf(row), unknown, totals };
}
