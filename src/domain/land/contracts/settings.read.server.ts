import type { ReadDb } from '#db/read.server.ts';
import { contractSettingNames, type DatedContractValue } from './settings.ts';

/** Every dated value of the settings about contracts, and of the reference prices their rules may use. */
export async function datedContractSettings(db: ReadDb): Promise<DatedContractValue[]> {
	const rows = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value', 'source'])
		.where('county_code', '=', db.county)
		.where((where) => where.or([where('key', 'in', contractSettingNames), where('key', 'like', 'reference_price.%')]))
		.orderBy('key')
		.orderBy('valid_from')
		.execute();
	return rows;
}
