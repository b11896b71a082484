import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';
import { VILLAGE_LAND } from './village-land.ts';

export interface VillageLand {
	register: string;
	village: string;
	/** How many it has now. */
	parcels: number;
}

/** Villages whose land is not what their parcels are now: with other parcels, with none any more, or never made. */
export async function staleVillageLand(db: ReadDb): Promise<VillageLand[]> {
	const { rows } = await sql<VillageLand>`
		with present as (
			select register, village_code, count(*)::integer as parcels, md5(string_agg(id::text || ' ' || version, ' ' order by id)) as made_of
			from parcel
			where county_code = ${db.county} and village_code is not null
			group by register, village_code),
		made as (select register, village_code, made_of from village_land where county_code = ${db.county})
		select coalesce(present.register, made.register) as register, coalesce(present.village_code, made.village_code) as village,
			coalesce(present.parcels, 0) as parcels
		from present
		full join made on made.register = present.register and made.village_code = present.village_code
		where present.made_of is distinct from made.made_of
		order by 1, 2`.execute(db.query);
	return rows;
}

/** The version of a county's parcels; 0 where there never was one. */
async function parcelVersion(db: ReadDb): Promise<number> {
	const rows = await db.query
		.selectFrom('layer_version')
		.select('version')
		.where('county_code', '=', db.county)
		.where('layer', 'in', ['parcel', 'construction_land'])
		.execute();
	// Each only ever grows, so that a sum says that either has.
	return rows.reduce((sum, { version }) => sum + version, 0);
}

/** What a job is to be told when parcels are not those that the last one was for, whether it succeeded or not; else null. */
export async function villageLandDue(db: ReadDb): Promise<{ version: number } | null> {
	const version = await parcelVersion(db);
	const last = await latestJob(db, VILLAGE_LAND);
	const before = (last?.input as { version?: number } | undefined)?.version ?? 0;
	return version === before ? null : { version };
}
