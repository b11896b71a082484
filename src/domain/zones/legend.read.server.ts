import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { countsOf, type LegendCounts } from '#territory/legend.read.server.ts';

/** Zones and project areas by layout kind. */
export async function zoneCounts(db: ReadDb): Promise<LegendCounts> {
	const { rows } = await sql<{ name: string; count: number }>`
		select 'zone_' || zone.layout as name, count(*)::integer as count from zone
		where zone.county_code = ${db.county} and zone.status <> 'retired' and (${inScope(db, 'zone.code')} or exists (
			select 1 from zone_village
			where zone_village.county_code = ${db.county} and zone_village.zone_id = zone.id and ${inScope(db, 'zone_village.village_code')}))
		group by zone.layout`.execute(db.query);
	return countsOf(rows);
}
