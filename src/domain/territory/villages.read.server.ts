import { sql } from 'kysely';
import { sees } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

export interface TownshipVillages {
	code: string;
	name: string;
	villages: { code: string; name: string }[];
}

/** Villages in scope under their townships, both in the order people look them up. */
export async function villagesByTownship(db: ReadDb): Promise<TownshipVillages[]> {
	const { rows } = await sql<{ code: string; name: string; township: string; townshipName: string }>`
		select village.code, village.name, township.code as township, township.name as "townshipName"
		from village
		join township on township.county_code = ${db.county} and township.code = village.township_code
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		order by township.code, village.sort_key, village.code`.execute(db.query);
	return [...Map.groupBy(rows, ({ township }) => township)].map(([code, villages]) => ({
		...{ code, name: villages[0]!.townshipName },
		villages: villages.map((village) => ({ code: village.code, name: village.name }))
	}));
}

/** Whether a code is a village of the county, and in scope. */
export async function isVillage(db: ReadDb, code: string): Promise<boolean> {
	const { rows } = await sql`
		select 1 from village where county_code = ${db.county} and code = ${code}`.execute(db.query);
	return rows.length > 0 && sees(db.scope, db.county, code);
}
