import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/** A village as an old map's page shows it. */
export interface NamedVillage {
	code: string;
	name: string;
	/** On the map. */
	number: number;
	township: string;
}

export async function villageNames(db: ReadDb): Promise<NamedVillage[]> {
	const { rows } = await sql<NamedVillage>`
		select village.code, village.name, village.feature_no as number, township.name as township
		from village
		join township on township.county_code = ${db.county} and township.code = village.township_code
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		order by village.sort_key, village.code`.execute(db.query);
	return rows;
}
