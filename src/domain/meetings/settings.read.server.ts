import type { DatedValue } from '#core/dated.ts';
import type { ReadDb } from '#db/read.server.ts';
import { meetingSettingKeys, meetingValuesOn, type MeetingValues } from './settings.ts';

/** Every dated value of the settings about meetings. */
export const datedMeetingSettings = (db: ReadDb): Promise<DatedValue[]> =>
	db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', meetingSettingKeys)
		.orderBy('key')
		.orderBy('valid_from')
		.execute();

/** The month of the county's first meeting; of the day itself where there is none yet. */
async function begunIn(db: ReadDb, day: string): Promise<string> {
	const { month } = await db.query
		.selectFrom('village_meeting')
		.select((select) => select.fn.min('month').as('month'))
		.where('county_code', '=', db.county)
		.executeTakeFirstOrThrow();
	return month ?? day.slice(0, 7);
}

/** What holds on a day, the month it began with known. */
export async function meetingValues(db: ReadDb, day: string): Promise<MeetingValues & { fromMonth: string }> {
	const values = meetingValuesOn(day, await datedMeetingSettings(db));
	return { ...values, fromMonth: values.fromMonth ?? (await begunIn(db, day)) };
}
