import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { PlanLink } from './link.ts';

/** The links to frozen versions of a plan, the newest first. */
export async function linksOf(db: ReadDb, planId: string): Promise<PlanLink[]> {
	const { rows } = await sql<PlanLink>`
		select zone_plan_link.id, zone_plan_link.label, stand.serial, zone_plan_link.expires_at as until,
			zone_plan_link.revoked_at is not null as revoked, zone_plan_link.opened, zone_plan_link.last_opened_at as "lastOpened",
			zone_plan_link.actor_name as by
		from zone_plan_link
		join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.id = zone_plan_link.freeze_id
		where zone_plan_link.county_code = ${db.county} and stand.plan_id = ${planId}::uuid
		order by zone_plan_link.recorded_at desc, zone_plan_link.id desc`.execute(db.query);
	return rows;
}
