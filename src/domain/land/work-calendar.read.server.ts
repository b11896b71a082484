import type { DatedValue } from '#core/dated.ts';
import type { WorkCalendar } from '#core/steps.ts';
import type { ReadDb } from '#db/read.server.ts';
import { calendarKeys, calendarOn } from './work-calendar.ts';

/** What the county has set under some keys, of every day. */
export const datedValues = (db: ReadDb, keys: readonly string[]): Promise<DatedValue[]> =>
	db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', keys)
		.execute();

/** The county's working days as they are known on a day. */
export const workCalendar = async (db: ReadDb, day: string): Promise<WorkCalendar> =>
	calendarOn(day, await datedValues(db, calendarKeys));
