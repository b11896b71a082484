import * as v from 'valibot';
import type { ReadDb } from '#db/read.server.ts';

/** For how many days an accepted file may be taken back: dated, per county. */
const KEY = 'import.undo_days';
const SHIPPED = 7;
const schema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366));

/**
 * The days valid on a day: the newest value that has begun, else the shipped one.
 * @throws ValiError when the stored value does not fit its schema
 */
export async function undoDays(db: ReadDb, day: string): Promise<number> {
	const row = await db.query
		.selectFrom('setting')
		.select('value')
		.where('county_code', '=', db.county)
		.where('key', '=', KEY)
		.where('valid_from', '<=', day)
		.orderBy('valid_from', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? v.parse(schema, row.value) : SHIPPED;
}
