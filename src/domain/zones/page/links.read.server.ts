import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { ChainLink, LinkEnd } from './links.ts';

/** What flows between villages of a zone, as far as both are in scope. */
export async function linksOfZone(db: ReadDb, zoneId: string): Promise<ChainLink[]> {
	const end = (
		alias: string
	) => sql<LinkEnd>`jsonb_build_object('code', ${sql.ref(`${alias}.code`)}, 'name', ${sql.ref(`${alias}.name`)},
		'place', jsonb_build_array(ST_X(ST_PointOnSurface(${sql.ref(`${alias}.shape`)})), ST_Y(ST_PointOnSurface(${sql.ref(`${alias}.shape`)}))),
		'member', exists (select from zone_village where zone_village.county_code = ${db.county}
			and zone_village.zone_id = zone_link.zone_id and zone_village.village_code = ${sql.ref(`${alias}.code`)}))`;
	const { rows } = await sql<ChainLink>`
		select zone_link.id, zone_link.version, ${end('giving')} as "from", ${end('taking')} as "to", zone_link.flow
		from zone_link
		join village giving on giving.county_code = ${db.county} and giving.code = zone_link.from_village
		join village taking on taking.county_code = ${db.county} and taking.code = zone_link.to_village
		where zone_link.county_code = ${db.county} and zone_link.zone_id = ${zoneId}::uuid
			and ${inScope(db, 'zone_link.from_village')} and ${inScope(db, 'zone_link.to_village')}
		order by giving.sort_key, giving.code, taking.sort_key, taking.code, zone_link.flow`.execute(db.query);
	return rows;
}
