import { sql } from 'kysely';
import type { Tx } from '#db/tx.server.ts';
import type { LandValues } from '#land/settings.ts';

/**
 * Household contracts, per village: how many, how much contracted, how much measured, how many differ beyond the
 * tolerance. Statistics only (domain.md finding 9): nothing here leads to a single contract or person.
 * @param villages only these; null for all
 */
export async function countHouseholds(
	tx: Tx,
	run: string,
	values: LandValues,
	villages: readonly string[] | null
): Promise<void> {
	let former = tx.query.deleteFrom('household_statistic').where('county_code', '=', tx.county);
	if (villages !== null) former = former.where('village_code', '=', sql<string>`any(${[...villages]}::text[])`);
	await former.execute();
	const within = (column: string) =>
		villages === null ? sql`` : sql`and ${sql.ref(column)} = any(${[...villages]}::text[])`;
	const absolute = values['over_contract.tolerance_absolute_mu'] * 100;
	const relative = values['over_contract.tolerance_relative'];
	await sql`
		with held as (
			select contract.village_code, count(*) as contracts, sum(contract.contracted_mu) as mu
			from contract where contract.county_code = ${tx.county} and contract.household and contract.village_code is not null ${within('contract.village_code')}
			group by contract.village_code
		), unit as (
			select occupation.village_code, coalesce(contract_parcel.contracted_mu, contract.contracted_mu) as contracted, occupation_outcome.measured_mu as measured
			from occupation_outcome
			join occupation on occupation.county_code = ${tx.county} and occupation.id = occupation_outcome.occupation_id
			left join contract on contract.county_code = ${tx.county} and contract.id = occupation_outcome.contract_id
			left join contract_parcel on contract_parcel.county_code = ${tx.county} and contract_parcel.id = occupation_outcome.contract_parcel_id
			where occupation_outcome.county_code = ${tx.county} and occupation_outcome.outcome = 'household' and occupation.village_code is not null ${within('occupation.village_code')}
		), found as (
			select unit.village_code, count(*) as occupations, sum(unit.measured) as mu,
				count(*) filter (where abs(unit.measured - unit.contracted) > greatest(${absolute}::float8, ${relative}::float8 * unit.contracted)) as differing
			from unit group by unit.village_code
		)
		insert into household_statistic (county_code, village_code, run_id, contract_count, occupation_count, differing_count, contracted_mu, measured_mu)
		select ${tx.county}, coalesce(held.village_code, found.village_code), ${run}::uuid, coalesce(held.contracts, 0), coalesce(found.occupations, 0),
			coalesce(found.differing, 0), coalesce(held.mu, 0), coalesce(found.mu, 0)
		from held full join found on found.village_code = held.village_code`.execute(tx.query);
}
