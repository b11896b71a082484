import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { Ground, HeldBy } from './household-land.ts';

/**
 * What findings and contracts stand on, as it is now: their contracts, what those of the same surveys are held by, and the
 * parcels under them. For the rule that household land is no case; nothing of it is shown.
 */
export async function groundUnder(
	db: ReadDb,
	findings: readonly string[],
	contracts: readonly string[]
): Promise<Ground> {
	const { rows: held } = await sql<HeldBy & { basis: string | null; category: string | null }>`
		with named as (
			select unnest(${[...contracts]}::uuid[]) as id
			union
			select unnest(array[finding.contract_id, finding.other_contract_id, occupation_outcome.contract_id]) as id
			from finding
			left join occupation_outcome on occupation_outcome.county_code = ${db.county} and occupation_outcome.occupation_id = finding.occupation_id
			where finding.county_code = ${db.county} and finding.id = any(${[...findings]}::uuid[])
		)
		select contract.number, contract.method, contract.household, contract_parcel.basis, parcel.category
		from named
		join contract on contract.county_code = ${db.county} and contract.id = named.id
		left join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
		left join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id`.execute(db.query);
	const { rows: under } = await sql<{ category: string | null; family: boolean }>`
		with place as materialized (
			select finding.kind, finding.other_contract_id, ST_PointOnSurface(finding.gk) as point, occupation.parcel_code, occupation_outcome.outcome
			from finding
			left join occupation on occupation.county_code = ${db.county} and occupation.id = finding.occupation_id
			left join occupation_outcome on occupation_outcome.county_code = ${db.county} and occupation_outcome.occupation_id = finding.occupation_id
			where finding.county_code = ${db.county} and finding.id = any(${[...findings]}::uuid[])
		)
		select parcel.category, coalesce(bool_or(contract.household or contract_parcel.basis = '110'), false) as family
		from place
		join parcel on parcel.county_code = ${db.county}
			and ((parcel.gk && place.point and ST_Covers(parcel.gk, place.point)) or parcel.code = place.parcel_code)
		left join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.parcel_id = parcel.id
		left join contract on contract.county_code = ${db.county} and contract.id = contract_parcel.contract_id
		group by parcel.id, parcel.category
		union all
		select null, place.outcome is not distinct from 'household' or (place.kind = 'on_other_contract' and place.other_contract_id is null)
		from place`.execute(db.query);
	return {
		contracts: held,
		bases: held.map(({ basis }) => basis),
		categories: [...held, ...under].map(({ category }) => category),
		onFamily: under.some(({ family }) => family)
	};
}
