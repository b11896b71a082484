import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Member } from './members.ts';

/** The villages of a zone that are in scope, by their names' reading, with what each brings and what it does there. */
export async function membersOfZone(db: ReadDb, zoneId: string): Promise<Member[]> {
	const { rows } = await sql<Member>`
		with own as (
			select zone_village.village_code, zone_village.version, zone_village.leads, zone_village.role from zone_village
			where zone_village.county_code = ${db.county} and zone_village.zone_id = ${zoneId}::uuid
				and ${inScope(db, 'zone_village.village_code')}
		), contracts as (
			select contract.village_code, count(*)::integer as count from contract
			where contract.county_code = ${db.county} and not contract.household
				and contract.village_code in (select own.village_code from own)
			group by contract.village_code
		), reclaimed as (
			select reclaimed_land.village_code, sum(reclaimed_land.ledger_mu)::integer as mu from reclaimed_land
			where reclaimed_land.county_code = ${db.county} and reclaimed_land.village_code in (select own.village_code from own)
			group by reclaimed_land.village_code
		)
		select village.code, own.version, own.leads, own.role, village.name, village.feature_no as number, township.name as township,
			village.area_mu as "areaMu", village.area_m2 as "areaM2", coalesce(contracts.count, 0) as contracts, coalesce(reclaimed.mu, 0) as "newMu",
			array[ST_X(ST_PointOnSurface(village.shape)), ST_Y(ST_PointOnSurface(village.shape))]::float8[] as place
		from own
		join village on village.county_code = ${db.county} and village.code = own.village_code
		join township on township.county_code = ${db.county} and township.code = village.township_code
		left join contracts on contracts.village_code = village.code
		left join reclaimed on reclaimed.village_code = village.code
		order by village.sort_key, village.code`.execute(db.query);
	return rows;
}
