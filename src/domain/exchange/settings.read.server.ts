import type { County, ReadDb } from '#db/read.server.ts';
import type { ReadRequest } from './read-source.server.ts';
import { datumShiftsOn, exchangeSettings } from './settings.ts';

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
	const dated = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', Object.keys(exchangeSettings))
		.execute();
	const { west, south, east, north } = county;
	return {
		countySrid: county.gk_srid,
		countyBounds: { west, south, east, north },
		datumShifts: datumShiftsOn(day, dated)
	};
}
