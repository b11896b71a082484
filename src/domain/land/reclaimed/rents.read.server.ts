import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { termsOf } from '#land/contracts/terms.ts';
import { neighbouringRents, type Comparison, type Rented } from './comparables.ts';
import { priceUnits, type PriceUnit } from './price-unit.ts';
import type { StoredAsset } from './reclaimed.ts';

/** Collective contracts of a village's township that say what they cost, as far as they are in scope; never a household's. */
async function rented(db: ReadDb, village: string): Promise<Rented[]> {
	const { rows } = await sql<Omit<Rented, 'terms'> & { terms: unknown }>`
		select contract.number, contract.feature_no as link, contract.village_code as village,
			coalesce(village.name, contract.village_code) as "villageName",
			coalesce(contract.object_kind, case contract.kind when 'resource' then 'land' when 'asset' then 'asset' else '' end) as kind,
			contract.rent_unit as "rentUnit", contract.contracted_mu as "contractedMu", contract.terms, contract.starts_on as "startsOn",
			contract.ends_on as "endsOn"
		from contract
		left join village on village.county_code = ${db.county} and village.code = contract.village_code
		where contract.county_code = ${db.county} and not contract.household and contract.terms is not null
			and starts_with(contract.village_code, ${village.slice(0, 9)}) and ${inScope(db, 'contract.village_code')}`.execute(
		db.query
	);
	return rows.map((row) => ({ ...row, terms: termsOf(row.terms) }));
}

/** Neighbouring rents of a record, by the unit its price may be said in. */
export async function rentsAround(
	db: ReadDb,
	{ village, kind }: Pick<StoredAsset, 'village' | 'kind'>,
	day: string
): Promise<Record<PriceUnit, Comparison>> {
	const contracts = await rented(db, village);
	return Object.fromEntries(
		priceUnits.map((unit) => [unit, neighbouringRents(contracts, { village, kind, unit, day })])
	) as Record<PriceUnit, Comparison>;
}
