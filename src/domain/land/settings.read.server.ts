import type { ReadDb } from '#db/read.server.ts';
import type { DatedValue } from '#core/dated.ts';
import { landSettings } from '#land/settings.ts';

/** Every dated value of the land settings in this county. */
export async function datedLandSettings(db: ReadDb): Promise<DatedValue[]> {
	const rows = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', Object.keys(landSettings))
		.orderBy('key')
		.orderBy('valid_from')
		.execute();
	return rows;
}
