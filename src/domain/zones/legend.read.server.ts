import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { zoneInSight } from './zone-in-sight.read.server.ts';
import { countsOf, type LegendCounts } from '#territory/legend.read.server.ts';

/** Zones and project areas by layout kind. */
export async function zoneCounts(db: ReadDb): Promise<LegendCounts> {
	const { rows } = await sql<{ name: string; count: number }>`
		select 'zone_' || zone.layout as name, count(*)::integer as count from zone
		where zone.county_code = ${db.county} and zone.status <> 'retired' and ${zoneInSight(db)}
		group by zone.layout`.execute(db.query);
	return countsOf(rows);
}
