import { sql, type RawBuilder } from 'kysely';
import { historyTables } from '#db/history-tables.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tables } from '#db/tables.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a record is called by people, by its table; and the column that says where it lies. */
const named: readonly { table: keyof Tables & string; name: string; place: string | null }[] = [
	{ table: 'finding', name: 'feature_no::text', place: 'village_code' },
	{ table: 'parcel', name: 'code', place: 'village_code' },
	{ table: 'occupation', name: 'code', place: 'village_code' },
	{ table: 'contract', name: 'number', place: 'village_code' },
	{ table: 'debt', name: 'number', place: 'village_code' },
	{ table: 'land_case', name: 'feature_no::text', place: 'village_code' },
	{ table: 'reclaimed_asset', name: 'name', place: 'village_code' },
	{ table: 'charge', name: 'feature_no::text', place: 'village_code' },
	{ table: 'village_meeting', name: 'month', place: 'village_code' },
	{ table: 'village_matter', name: 'title', place: 'village_code' },
	{ table: 'village_resolution', name: 'number', place: 'village_code' },
	{ table: 'open_item', name: 'title', place: 'village_code' },
	{ table: 'project', name: 'name', place: 'village_code' },
	{ table: 'zone', name: 'name', place: null },
	{ table: 'enterprise', name: 'name', place: 'village_code' },
	{ table: 'imagery', name: 'name', place: null },
	{ table: 'import_file', name: 'name', place: null },
	{ table: 'person', name: 'name', place: null },
	{ table: 'device', name: 'name', place: null },
	{ table: 'department', name: 'name', place: null },
	{ table: 'saved_filter', name: 'name', place: null },
	{ table: 'attachment', name: 'name', place: 'village_code' },
	{ table: 'analysis_run', name: 'number::text', place: null },
	{ table: 'team', name: 'name', place: null },
	{ table: 'team_member', name: 'name', place: null },
	{ table: 'policy_document', name: 'title', place: null },
	{ table: 'pairing', name: 'leader', place: null },
	{ table: 'talent', name: 'name', place: null },
	{ table: 'talent_station', name: 'name', place: null },
	{ table: 'grid', name: 'name', place: 'village_code' },
	{ table: 'township', name: 'name', place: 'code' },
	{ table: 'village', name: 'name', place: 'code' }
];

export interface RecordName {
	table: string;
	name: string;
}

/** The names of records by their ids, as far as they are still there and in scope. */
export async function recordNames(db: ReadDb, ids: readonly string[]): Promise<Map<string, RecordName>> {
	const asked = [...new Set(ids)].filter((id) => UUID.test(id));
	if (asked.length === 0) return new Map();
	const parts = named.map(({ table, name, place }): RawBuilder<unknown> => {
		const [column, cast] = name.split('::');
		const value = cast ? sql`${sql.ref(`found.${column}`)}::text` : sql.ref(`found.${column}`);
		return sql`select found.id, ${table}::text as "table", ${value} as name from ${sql.table(table)} as found
			where found.county_code = ${db.county} and found.id = any(${asked}::uuid[])
				and ${place === null ? sql`true` : inScope(db, `found.${place}`)}`;
	});
	const { rows } = await sql<RecordName & { id: string }>`${sql.join(parts, sql` union all `)}`.execute(db.query);
	return new Map(rows.map(({ id, table, name }) => [id, { table, name }]));
}

/** When the versions of a record were written, whatever table it stands in; nothing for what has no versions. */
export async function recordMoments(db: ReadDb, id: string): Promise<Date[]> {
	if (!UUID.test(id)) return [];
	const parts = historyTables.map(
		(table) => sql`
			select now_.recorded_at as at from ${sql.table(table)} as now_
			where now_.county_code = ${db.county} and now_.id = ${id}::uuid
			union all
			select was.recorded_from from ${sql.table(`${table}_version`)} as was
			where was.county_code = ${db.county} and was.id = ${id}::uuid
			union all
			select was.recorded_to from ${sql.table(`${table}_version`)} as was
			where was.county_code = ${db.county} and was.id = ${id}::uuid`
	);
	const { rows } = await sql<{ at: Date }>`${sql.join(parts, sql` union all `)}`.execute(db.query);
	return [...new Map(rows.map(({ at }) => [at.getTime(), at])).values()];
}
