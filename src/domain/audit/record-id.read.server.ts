import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tables } from '#db/tables.ts';

/** Records that maps and lists know by their number in the county: their table, and the column that says where they lie. */
const numbered: Readonly<Record<string, { table: keyof Tables & string; place: string | null }>> = {
	finding: { table: 'finding', place: 'village_code' },
	parcel: { table: 'parcel', place: 'village_code' },
	construction_land: { table: 'parcel', place: 'village_code' },
	contract: { table: 'contract', place: 'village_code' },
	occupation: { table: 'occupation', place: 'village_code' },
	zone: { table: 'zone', place: null },
	township: { table: 'township', place: 'code' },
	village: { table: 'village', place: 'code' },
	grid: { table: 'grid', place: 'village_code' },
	reclaimed: { table: 'reclaimed_land', place: 'village_code' },
	constraint_area: { table: 'constraint_area', place: null },
	land_use: { table: 'land_use', place: null }
};

/** Findings of one cluster whose history is told together; the largest of a county has some hundreds. */
const MOST_OF_ONE = 2000;

/** The kinds of records whose history can be asked for by number. */
export const hasNumber = (kind: string): boolean => Object.hasOwn(numbered, kind);

/** The id of `parcel:56`; null for what is no such name, is not there, or not in scope. */
export async function recordIdOf(db: ReadDb, named: string): Promise<string | null> {
	const [, kind, number] = /^([a-z_]+):([1-9]\d{0,8})$/.exec(named) ?? [];
	if (!kind || !hasNumber(kind)) return null;
	const { table, place } = numbered[kind]!;
	const { rows } = await sql<{ id: string }>`
		select found.id from ${sql.table(table)} as found
		where found.county_code = ${db.county} and found.feature_no = ${Number(number)}
			and ${place === null ? sql`true` : inScope(db, `found.${place}`)}`.execute(db.query);
	return rows[0]?.id ?? null;
}

/** The ids of the findings of `cluster:7`: what happened to a cluster happened to them. Null for what is no such name. */
export async function clusterRecords(db: ReadDb, named: string): Promise<string[] | null> {
	const [, number] = /^cluster:([1-9]\d{0,8})$/.exec(named) ?? [];
	if (!number) return null;
	const { rows } = await sql<{ id: string }>`
		select finding_cluster_member.finding_id as id from finding_cluster
		join finding_cluster_member on finding_cluster_member.county_code = ${db.county}
			and finding_cluster_member.cluster_id = finding_cluster.id
		where finding_cluster.county_code = ${db.county} and finding_cluster.feature_no = ${Number(number)}
			and ${inScope(db, 'finding_cluster.village_code')}
		order by finding_cluster_member.finding_id limit ${MOST_OF_ONE}`.execute(db.query);
	return rows.map(({ id }) => id);
}
