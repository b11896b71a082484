import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { difference, ellipsoidalArea, muOf } from '#db/spatial.ts';
import type { OutlineNotice } from './notice.ts';

/**
 * Villages whose outline differs from the frozen one of the plan in force: told, never changed in it.
 * @param zone only those of one zone in force, by its code
 */
export async function outlineNotices(db: ReadDb, zone?: string): Promise<OutlineNotice[]> {
	const of = zone === undefined ? sql`true` : sql`${zone} = any(held.codes)`;
	const { rows } = await sql<OutlineNotice>`
		with held as (
			select member.village_code, member.village_id, member.village_version, array_agg(frozen.code) as codes,
				jsonb_agg(jsonb_build_object('code', frozen.code, 'name', frozen.name) order by frozen.position) as zones
			from zone_plan
			join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.plan_id = zone_plan.id and stand.kind = 'approved'
			join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = stand.id
			join zone_plan_frozen_village member on member.county_code = ${db.county} and member.zone_id = frozen.id
			where zone_plan.county_code = ${db.county} and zone_plan.status = 'published' and frozen.code is not null
				and ${inScope(db, 'member.village_code')}
			group by member.village_code, member.village_id, member.village_version
		), changed as materialized (
			select held.*, village.name, village.version, village.gk, ST_Transform(former.shape, village.gk_srid) as was
			from held
			left join village on village.county_code = ${db.county} and village.id = held.village_id
			left join village_version former on former.county_code = ${db.county} and former.id = held.village_id
				and former.version = held.village_version
			where (village.id is null or (village.version <> held.village_version and former.shape::text <> village.shape::text)) and ${of}
		)
		select changed.village_code as code, coalesce(changed.name, changed.village_code) as name, changed.zones,
			changed.village_version as frozen, changed.version as present,
			${muOf(ellipsoidalArea(difference(sql.ref('changed.gk'), sql.ref('changed.was'), db.overlayGrid)))} as "gainedMu",
			${muOf(ellipsoidalArea(difference(sql.ref('changed.was'), sql.ref('changed.gk'), db.overlayGrid)))} as "lostMu"
		from changed order by changed.village_code`.execute(db.query);
	return rows;
}
