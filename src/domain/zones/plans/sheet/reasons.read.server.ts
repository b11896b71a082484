import type { ReadDb } from '#db/read.server.ts';
import type { Reasons } from './reasons.ts';

/** The reasons a plan was given last. @param planId of a plan that is in sight */
export async function planReasons(db: ReadDb, planId: string): Promise<Reasons> {
	const row = await db.query
		.selectFrom('zone_plan_reason')
		.select(['seq', 'text', 'actor_name as by', 'recorded_at as at'])
		.where('county_code', '=', db.county)
		.where('plan_id', '=', planId)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ?? { seq: 0, text: '', by: '', at: null };
}
