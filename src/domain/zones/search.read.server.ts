import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { boxOf } from '#territory/record.read.server.ts';
import { zoneInSight } from './zone-in-sight.read.server.ts';
import type { Hit } from '#territory/record.ts';
import { asIs, HITS, hitOf, type HitRow } from '#territory/search.read.server.ts';

/** Zones and project areas whose name holds the words, whose reading begins so, or whose code begins so. */
export async function searchZones(db: ReadDb, question: string): Promise<Hit[]> {
	const held = `%${asIs(question)}%`;
	const begun = `${asIs(question)}%`;
	const read = /^[a-z]{2,}$/i.test(question) ? `${question.toLowerCase()}%` : null;
	const { rows } = await sql<HitRow>`
		select 'zone' as kind, zone.feature_no as number, zone.name, zone.layout as word, zone.area_mu as mu, zone.code, null::text as place, ${boxOf('zone.shape')} as box,
			case when zone.name = ${question} or zone.code = ${question} then 0 when zone.name like ${begun} or zone.code like ${begun} then 1 else 2 end as fit
		from zone
		where zone.county_code = ${db.county} and zone.status <> 'retired'
			and (zone.name like ${held} or zone.code like ${begun} or regexp_replace(zone.sort_key, '[0-9 ]', '', 'g') like ${read})
			and ${zoneInSight(db)}
		order by fit, zone.code limit ${HITS}`.execute(db.query);
	return rows.map(hitOf);
}
