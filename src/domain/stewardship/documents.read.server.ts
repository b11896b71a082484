import type { ReadDb } from '#db/read.server.ts';
import type { CitableDocument } from './documents.ts';

/** Documents in force on a day, the newest first. */
export const documentsInForce = (db: ReadDb, day: string): Promise<CitableDocument[]> =>
	db.query
		.selectFrom('policy_document')
		.select(['number', 'title'])
		.where('county_code', '=', db.county)
		.where('starts_on', '<=', day)
		.where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', day)]))
		.orderBy('starts_on', 'desc')
		.orderBy('feature_no')
		.execute();
