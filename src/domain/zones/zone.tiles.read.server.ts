import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { zoneInSight } from './zone-in-sight.read.server.ts';

/** Industry zones and project areas, told apart by `layout`. */
export const zoneTiles: readonly TileLayer[] = [
	{
		name: 'zone',
		versionOf: ['zone'],
		attributes: ['code', 'name', 'layout', 'status', 'mu'],
		rows: (db, { envelope }) => sql`
			select zone.feature_no, zone.web as shape, zone.code, zone.name, zone.layout, zone.status, zone.area_mu as mu
			from zone
			where zone.county_code = ${db.county} and zone.status <> 'retired' and zone.web && ${envelope} and ${zoneInSight(db)}`
	}
];

/** What the label layer shows of zones. */
export const zoneLabels = (db: ReadDb, envelope: RawBuilder<unknown>): RawBuilder<unknown> => sql`
	select zone.feature_no, ST_PointOnSurface(zone.web) as shape, 'zone' as kind, zone.code, zone.name,
		2000 - least(999, zone.area_mu / 10000) as rank
	from zone
	where zone.county_code = ${db.county} and zone.status <> 'retired' and zone.web && ${envelope} and ${zoneInSight(db)}`;
