import { sql } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { gridsInForce } from '#zones/plans/grids/grids-in-force.read.server.ts';
import { zoneInSight } from '#zones/zone-in-sight.read.server.ts';
import type { ZoneOut } from '#zones/zone-features.ts';

/** The zones and project areas that the list of zones shows, with their shapes as they are stored; villages in sight only. */
export async function zoneShapes(db: ReadDb): Promise<ZoneOut[]> {
	const { rows } = await sql<Omit<ZoneOut, 'shape' | 'grids'> & { shape: Uint8Array; grids: string[] | null }>`
		with member as (
			select zone_village.zone_id, array_agg(zone_village.village_code order by zone_village.village_code) as villages
			from zone_village
			where zone_village.county_code = ${db.county} and ${inScope(db, 'zone_village.village_code')}
			group by zone_village.zone_id
		)
		select zone.code, zone.name, zone.layout, zone.status, zone.area_mu as "areaMu", zone.shape,
			coalesce(member.villages, '{}') as villages, ${gridsInForce(db)} as grids
		from zone
		left join member on member.zone_id = zone.id
		where zone.county_code = ${db.county} and ${zoneInSight(db)}
		order by array_position(array['adjacent', 'chain', 'complement', 'project'], zone.layout), zone.code`.execute(db.query);
	return rows.map(({ shape, grids, ...zone }) => ({
		...zone,
		grids: grids ?? [],
		shape: decodeMultiPolygon(shape).shape
	}));
}
