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

/** What holds on a day. */
export const meetingValues = async (db: ReadDb, day: string): Promise<MeetingValues> =>
	meetingValuesOn(day, await datedMeetingSettings(db));
