import type { ReadDb } from '#db/read.server.ts';
import type { SavedFilter } from '#land/saved-filter.ts';

/** The list these filters are of. */
export const FINDINGS = 'findings';

/** A person's own filters of the list of findings, by name. */
export async function savedFilters(db: ReadDb, actorId: string): Promise<SavedFilter[]> {
	return db.query
		.selectFrom('saved_filter')
		.select(['id', 'name', 'search'])
		.where('county_code', '=', db.county)
		.where('actor_id', '=', actorId)
		.where('list', '=', FINDINGS)
		.orderBy('recorded_at')
		.orderBy('id')
		.execute();
}
