import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { PLAN_FILES, type PlanFile } from './plan-files.ts';

/** The files that plans were made of, by the plan's id. Only for the whole county. */
export async function planFiles(db: ReadDb): Promise<Record<string, PlanFile[]>> {
	if (!seesWholeCounty(db.scope, db.county)) return {};
	const rows = await db.query
		.selectFrom('attachment')
		.select(['id', 'name', 'bytes', 'owner_id as plan'])
		.where('county_code', '=', db.county)
		.where('owner_kind', '=', PLAN_FILES)
		.orderBy('id')
		.execute();
	return Object.fromEntries(
		[...Map.groupBy(rows, ({ plan }) => plan)].map(([plan, own]) => [
			plan,
			own.map(({ id, name, bytes }) => ({ id, name, bytes }))
		])
	);
}
