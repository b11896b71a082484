import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import { sees } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { muOf } from '#db/spatial.ts';
import { formerZones, type FormerZone, type Membership, type Outline } from './history.ts';

export interface ZoneHistory {
	days: FormerZone[];
	/** GeoJSON of each outline that a day names, the first recorded first. */
	outlines: string[];
	/** Names of villages that days name, by their codes. */
	names: Record<string, string>;
}

/** How a zone's outline and its members in scope came about, by the days on which either changed; the zone was found in sight. */
export async function zoneHistory(db: ReadDb, zoneId: string): Promise<ZoneHistory> {
	const { rows: outlines } = await sql<Outline>`
		select former.recorded_from as "from", ${muOf(sql`ST_Area(former.shape::geography)`)} as "areaMu",
			ST_AsGeoJSON(former.shape, 7) as shape, former.version
		from zone_version former
		where former.county_code = ${db.county} and former.id = ${zoneId}::uuid and former.shape is not null
		union all
		select zone.recorded_at, zone.area_mu, ST_AsGeoJSON(zone.shape, 7), zone.version from zone
		where zone.county_code = ${db.county} and zone.id = ${zoneId}::uuid
		order by 4`.execute(db.query);
	const { rows: all } = await sql<Membership>`
		select zone_village.village_code as village, zone_village.recorded_at as "from", null::timestamptz as "to" from zone_village
		where zone_village.county_code = ${db.county} and zone_village.zone_id = ${zoneId}::uuid
		union all
		select former.state ->> 'village_code', former.recorded_from, former.recorded_to from zone_village_version former
		where former.county_code = ${db.county} and former.state ->> 'zone_id' = ${zoneId}`.execute(db.query);
	const seen = all.filter(({ village }) => sees(db.scope, db.county, village));
	const days = formerZones(outlines, seen, dayOf);
	const changed = new Set(days.flatMap(({ joined, left }) => [...joined, ...left]));
	const { rows: named } = await sql<{ code: string; name: string }>`
		select village.code, village.name from village
		where village.county_code = ${db.county} and village.code = any(${[...changed]}::text[])`.execute(db.query);
	return {
		days,
		outlines: outlines.map(({ shape }) => shape),
		names: Object.fromEntries(named.map(({ code, name }) => [code, name]))
	};
}
