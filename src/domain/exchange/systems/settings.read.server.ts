import type { County, ReadDb } from '#db/read.server.ts';
import type { ReadRequest } from '#exchange/reading/read-source.server.ts';
import { datumShiftsOn, exchangeSettings, undoDaysOn, type DatedValue } from './settings.ts';

/**
 * What the coordinates of a file are held against: the county's system and box, and its own parameters of older datums as
 * they are valid on a day.
 * @param day the day of the import
 */
export async function countyForReading(
	db: ReadDb,
	county: County,
	day: string
): Promise<Required<Pick<ReadRequest, 'countySrid' | 'countyBounds' | 'datumShifts'>>> {
	const dated = await datedSettings(db);
	const { west, south, east, north } = county;
	return {
		countySrid: county.gk_srid,
		countyBounds: { west, south, east, north },
		datumShifts: datumShiftsOn(day, dated)
	};
}

/** For how many days a file may be taken back, as it is valid on a day. */
export const undoDays = async (db: ReadDb, day: string): Promise<number> => undoDaysOn(day, await datedSettings(db));

const datedSettings = (db: ReadDb): Promise<DatedValue[]> =>
	db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', Object.keys(exchangeSettings))
		.execute();
