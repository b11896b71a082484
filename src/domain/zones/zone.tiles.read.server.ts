import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { TileLayer } from '#tiles/layer.ts';

/** A zone is the county's; a smaller scope sees those that one of its villages belongs to, as the list of zones does. */
const seen = (db: ReadDb): RawBuilder<boolean> => sql<boolean>`(${inScope(db, 'zone.code')} or exists (
	select from zone_village
	where zone_village.county_code = ${db.county} and zone_village.zone_id = zone.id
		and ${inScope(db, 'zone_village.village_code')}))`;

/** Industry zones and project areas, told apart by `layout`. */
export const zoneTiles: readonly TileLayer[] = [
	{
		name: 'zone',
		versionOf: ['zone'],
		attributes: ['code', 'name', 'layout', 'status', 'mu'],
		rows: (db, { envelope }) => sql`
			select zone.feature_no, zone.web as shape, zone.code, zone.name, zone.layout, zone.status, zone.area_mu as mu
			from zone
			where zone.county_code = ${db.county} and zone.status <> 'retired' and zone.web && ${envelope} and ${seen(db)}`
	}
];

/** What the label layer shows of zones. */
export const zoneLabels = (db: ReadDb, envelope: RawBuilder<unknown>): RawBuilder<unknown> => sql`
	select zone.feature_no, ST_PointOnSurface(zone.web) as shape, 'zone' as kind, zone.code, zone.name,
		2000 - least(999, zone.area_mu / 10000) as rank
	from zone
	where zone.county_code = ${db.county} and zone.status <> 'retired' and zone.web && ${envelope} and ${seen(db)}`;
