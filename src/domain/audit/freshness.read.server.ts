import type { ReadDb } from '#db/read.server.ts';

/** When the county's data last changed: the moment of the newest change in its trail, null before the first. */
export async function changedAt(db: ReadDb): Promise<Date | null> {
	const newest = await db.query
		.selectFrom('audit_entry')
		.select('at')
		.where('county_code', '=', db.county)
		// Entries from before results were kept are changes.
		.where((where) => where.or([where('result', 'is', null), where('result', '=', 'done')]))
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return newest?.at ?? null;
}
