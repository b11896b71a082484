import * as v from 'valibot';
import { valueOn } from '#core/dated.ts';
import type { ReadDb } from '#db/read.server.ts';
import { REVIEW_KEY, reviewSchema } from './review.ts';

/** The 审图号 that stands on sheets of a day; null: none is set. */
export async function mapReview(db: ReadDb, day: string): Promise<string | null> {
	const dated = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', '=', REVIEW_KEY)
		.execute();
	const set = valueOn(REVIEW_KEY, day, dated);
	return (set && v.parse(reviewSchema, set.value)) || null;
}
