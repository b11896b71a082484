import { sql } from 'kysely';
import type { Tx } from '#db/tx.server.ts';

/**
 * Finds each occupation's contract: as a person has confirmed it (以图找地), else by contract number, else parcel code, else
 * lessee code, else lessee name within the village; none is no contract at all. A person's word on a link by name comes
 * before the name: a confirmed link stands, after a cut no name links. Where a code or a name has several contracts, the one
 * whose parcel the occupation stands on comes first, then those in force on the survey date, then the smaller number. One row
 * of occupation_outcome an occupation; household contracts and state-owned land are told apart here and go no further
 * (domain.md finding 9): a contract is a household's by its own method, by that of the plot the occupation names, or of any
 * plot where that is unknown.
 * @param day the survey date of occupations that have none, YYYY-MM-DD
 * @param only these occupations; null for all
 * @returns how many rows were written
 */
export async function linkOccupations(
	tx: Tx,
	run: string,
	day: string,
	only: readonly string[] | null
): Promise<number> {
	const inForce = sql`(contract.starts_on is null or contract.starts_on <= coalesce(occupation.surveyed_on, ${day}::date))
		and (contract.ends_on is null or contract.ends_on > coalesce(occupation.surveyed_on, ${day}::date))`;
	const underfoot = sql`exists (
		select from contract_parcel join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
		where contract_parcel.county_code = ${tx.county} and contract_parcel.contract_id = contract.id
			and parcel.gk && occupation.gk and ST_Covers(parcel.gk, ST_PointOnSurface(occupation.gk)))`;
	const person = sql`(
		select distinct on (link_decision.occupation_code) link_decision.occupation_code, link_decision.decision, link_decision.contract_number
		from link_decision where link_decision.county_code = ${tx.county}
		order by link_decision.occupation_code, link_decision.recorded_at desc, link_decision.id desc)`;
	const result = await sql`
		insert into occupation_outcome (county_code, id, run_id, occupation_id, occupation_version, outcome, linked_by,
			contract_id, contract_version, contract_parcel_id, measured_mu, planar_m2, ellipsoidal_m2)
		select occupation.county_code, occupation.id, ${run}::uuid, occupation.id, occupation.version,
			case when occupation.ownership = '10' then 'state_owned'
				when linked.household or coalesce(named_plot.basis, any_plot.basis) = '110' then 'household'
				when linked.id is not null then 'linked' else 'no_contract' end,
			linked.linked_by, linked.id, linked.version,
			case when named_plot.contracted_mu is not null then named_plot.id end,
			occupation.area_mu, ST_Area(occupation.gk), occupation.area_m2
		from occupation
		left join land_match on land_match.county_code = ${tx.county} and land_match.occupation_id = occupation.id
			and land_match.decision = 'confirmed'
		left join contract by_number on by_number.county_code = ${tx.county} and by_number.number = occupation.contract_number
			and land_match.id is null
		left join lateral (
			select contract.id from contract_parcel
			join contract on contract.county_code = ${tx.county} and contract.id = contract_parcel.contract_id
			join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
			where contract_parcel.county_code = ${tx.county} and by_number.id is null and land_match.id is null
				and parcel.register = 'parcel' and parcel.code = occupation.parcel_code
			order by (${inForce}) desc, contract.number collate "C" limit 1
		) by_parcel on true
		left join lateral (
			select contract.id from contract
			where contract.county_code = ${tx.county} and land_match.id is null and by_number.id is null and by_parcel.id is null
				and contract.lessee_code = occupation.lessee_code
			order by ${underfoot} desc, (${inForce}) desc, contract.number collate "C" limit 1
		) by_code on true
		left join ${person} person on person.occupation_code = occupation.code
		left join contract confirmed on confirmed.county_code = ${tx.county} and person.decision = 'confirmed'
			and confirmed.number = person.contract_number
		left join lateral (
			select contract.id from contract
			where contract.county_code = ${tx.county} and land_match.id is null and by_number.id is null and by_parcel.id is null
				and by_code.id is null and confirmed.id is null and person.decision is distinct from 'cut'
				and contract.village_code = occupation.village_code and contract.lessee_name = occupation.lessee_name
			order by ${underfoot} desc, (${inForce}) desc, contract.number collate "C" limit 1
		) by_name on true
		left join lateral (
			select contract.id, contract.version, contract.household,
				case contract.id when land_match.contract_id then 'person' when by_number.id then 'contract_number'
					when by_parcel.id then 'parcel_code' when by_code.id then 'lessee_code'
					when confirmed.id then 'confirmed' else 'lessee_name' end as linked_by
			from contract
			where contract.county_code = ${tx.county} and contract.id = coalesce(land_match.contract_id, by_number.id,
				by_parcel.id, by_code.id, confirmed.id, by_name.id)
		) linked on true
		left join lateral (
			select contract_parcel.id, contract_parcel.contracted_mu, contract_parcel.basis from contract_parcel
			join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
			where contract_parcel.county_code = ${tx.county} and contract_parcel.contract_id = linked.id
				and parcel.register = 'parcel' and parcel.code = occupation.parcel_code
			limit 1
		) named_plot on true
		left join lateral (
			select contract_parcel.basis from contract_parcel
			where contract_parcel.county_code = ${tx.county} and contract_parcel.contract_id = linked.id
				and contract_parcel.basis = '110'
			limit 1
		) any_plot on true
		where occupation.county_code = ${tx.county} ${only === null ? sql`` : sql`and occupation.id = any(${[...only]}::uuid[])`}`.execute(
		tx.query
	);
	return Number(result.numAffectedRows ?? 0);
}
