import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { rentOn, termsOf } from '#land/contracts/terms.ts';
import type { StoredAsset } from './reclaimed.ts';

/** The contract of the register that ends an offering: the collective's own, of the village, at the price that won or above. */
export async function contractNamed(
	db: ReadDb,
	found: Pick<StoredAsset, 'village' | 'resultOn' | 'wonFen' | 'unit'>,
	number: string
): Promise<Outcome<{ id: string; version: number }>> {
	const contract = await db.query
		.selectFrom('contract')
		.select(['id', 'version', 'household', 'rent_unit', 'terms', 'signed_on', 'starts_on', 'village_code'])
		.where('county_code', '=', db.county)
		.where('number', '=', number)
		.where(inScope(db, 'contract.village_code'))
		.executeTakeFirst();
	if (!contract || contract.household || contract.village_code !== found.village)
		return refused('offer.contract', { field: 'number', got: number.slice(0, 40) });
	const day = contract.signed_on ?? contract.starts_on;
	if (day !== null && found.resultOn !== null && day < found.resultOn)
		return refused('offer.contract_early', { field: 'number', expected: `≥ ${found.resultOn}`, got: day });
	const rent = contract.rent_unit === found.unit ? rentOn(termsOf(contract.terms), day ?? '0001-01-01') : null;
	if (rent !== null && found.wonFen !== null && rent < found.wonFen)
		return refused('offer.contract_under', { field: 'number', expected: found.wonFen / 100, got: rent / 100 });
	const used = await db.query
		.selectFrom('reclaimed_asset')
		.select('code')
		.where('county_code', '=', db.county)
		.where('contract_id', '=', contract.id)
		.executeTakeFirst();
	if (used) return refused('offer.contract_used', { field: 'number', got: used.code });
	return accepted({ id: contract.id, version: contract.version });
}
