import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { inScope } from '#db/in-scope.ts';
import { zoneInSight } from '#zones/zone-in-sight.read.server.ts';
import type { ZoneLayout } from '#zones/layouts.ts';

export interface ZoneRow {
	id: string;
	featureNo: number;
	code: string;
	name: string;
	layout: ZoneLayout;
	status: string;
	/** 亩 in hundredths, ellipsoidal. */
	areaMu: number;
	villages: number;
	/** Collective contracts of its villages. */
	contracts: number;
	/** Newly found land of its villages, 亩 in hundredths. */
	reclaimedMu: number;
	bounds: [number, number, number, number];
}

/** The zones and project areas that are in sight, by layout kind and name. */
export async function listZones(db: ReadDb): Promise<ZoneRow[]> {
	const { rows } = await sql<ZoneRow>`
		with member as (
			select zone_village.zone_id, zone_village.village_code
			from zone_village
			where zone_village.county_code = ${db.county} and ${inScope(db, 'zone_village.village_code')}
		), villages as (
			select member.zone_id, count(*)::integer as villages from member group by member.zone_id
		), contracts as (
			select member.zone_id, count(*)::integer as contracts
			from member join contract on contract.county_code = ${db.county} and contract.village_code = member.village_code
			where not contract.household
			group by member.zone_id
		), reclaimed as (
			select member.zone_id, sum(reclaimed_land.ledger_mu)::integer as mu
			from member join reclaimed_land on reclaimed_land.county_code = ${db.county} and reclaimed_land.village_code = member.village_code
			group by member.zone_id
		)
		select zone.id, zone.feature_no as "featureNo", zone.code, zone.name, zone.layout, zone.status, zone.area_mu as "areaMu",
			coalesce(villages.villages, 0) as villages, coalesce(contracts.contracts, 0) as contracts, coalesce(reclaimed.mu, 0) as "reclaimedMu",
			array[ST_XMin(zone.shape), ST_YMin(zone.shape), ST_XMax(zone.shape), ST_YMax(zone.shape)]::float8[] as bounds
		from zone
		left join villages on villages.zone_id = zone.id
		left join contracts on contracts.zone_id = zone.id
		left join reclaimed on reclaimed.zone_id = zone.id
		where zone.county_code = ${db.county} and zone.status <> 'retired' and ${zoneInSight(db)}
		order by array_position(array['adjacent', 'chain', 'complement', 'project'], zone.layout), zone.code`.execute(db.query);
	return rows;
}

/** One zone by its number; null when it is not there, or not in sight. */
export const zoneByNumber = async (db: ReadDb, number: number): Promise<ZoneRow | null> =>
	(await listZones(db)).find(({ featureNo }) => featureNo === number) ?? null;

/** Codes and names of the zones in sight, for whatever names a zone. */
export async function zoneNames(db: ReadDb): Promise<{ code: string; name: string; number: number }[]> {
	const { rows } = await sql<{ code: string; name: string; number: number }>`
		select zone.code, zone.name, zone.feature_no as number from zone
		where zone.county_code = ${db.county} and ${zoneInSight(db)}
		order by array_position(array['adjacent', 'chain', 'complement', 'project'], zone.layout), zone.code`.execute(db.query);
	return rows;
}

export interface ZoneVillage {
	code: string;
	name: string;
	featureNo: number;
	township: string;
	areaMu: number;
}

/** The villages of a zone. */
export async function villagesOfZone(db: ReadDb, zoneId: string): Promise<ZoneVillage[]> {
	const { rows } = await sql<ZoneVillage>`
		select village.code, village.name, village.feature_no as "featureNo", township.name as township, village.area_mu as "areaMu"
		from zone_village
		join village on village.county_code = ${db.county} and village.code = zone_village.village_code
		join township on township.county_code = ${db.county} and township.code = village.township_code
		where zone_village.county_code = ${db.county} and zone_village.zone_id = ${zoneId} and ${inScope(db, 'village.code')}
		order by village.sort_key, village.code`.execute(db.query);
	return rows;
}

export interface Coverage {
	villages: number;
	covered: number;
	/** Villages in two zones or more: sums over zones count them twice, this does not (domain.md I21). */
	shared: number;
}

/** How many villages lie in zones; counted distinct. */
export async function zoneCoverage(db: ReadDb): Promise<Coverage> {
	const { rows } = await sql<Coverage>`
		with counted as (
			select village.code, count(zone.id) as zones
			from village
			left join zone_village on zone_village.county_code = ${db.county} and zone_village.village_code = village.code
			left join zone on zone.county_code = ${db.county} and zone.id = zone_village.zone_id and zone.status <> 'retired'
			where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
			group by village.code
		)
		select count(*)::integer as villages, (count(*) filter (where zones > 0))::integer as covered, (count(*) filter (where zones > 1))::integer as shared
		from counted`.execute(db.query);
	return rows[0]!;
}
