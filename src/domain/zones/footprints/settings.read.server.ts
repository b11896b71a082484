import { settingVersions } from '#db/dated-settings.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { footprintSettings, footprintValuesOn, type DatedTable, type FootprintValues } from './settings.ts';

/** The tables of footprints and overlaps as they hold on a day. */
export async function footprintValues(db: ReadDb, day: string): Promise<FootprintValues> {
	const dated: DatedTable[] = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value', 'source'])
		.where('county_code', '=', db.county)
		.where('key', 'in', [...footprintSettings.keys()])
		.execute();
	return footprintValuesOn(day, dated);
}

/** What a form of these tables has in front. */
export const footprintVersions = (db: ReadDb): Promise<Record<string, string>> =>
	settingVersions(db, [...footprintSettings.keys()]);
