import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';

/** Everything a set of changes can have an effect on. */
export interface Neighbourhood {
	/** Occupations to be linked and divided anew. */
	occupations: string[];
	/** Occupations that were taken away. */
	removed: string[];
	/** Contracts that changed, or whose land or subleases' standing did: sides of doubles. */
	doubles: string[];
	/** Contracts of whose ledger lines something may have left. */
	contracts: string[];
	/** Villages whose households are counted anew. */
	villages: string[];
}

type Told = 'occupation' | 'removed' | 'double' | 'ledger' | 'village';

/**
 * The dependency closure of noted changes, as land was and as it is. An occupation depends on the contract it is linked to
 * and on all it might be linked to (by number, code of a parcel, code or name of a lessee, a person's word), on the land it lies on, on its
 * village; a double on both its contracts and on those between a sublease and its head. Of what was: the stored links of the
 * last comparison, and the former states in the tables of versions. More than needed does no harm, less would.
 * @param redated the day has moved on: occupations without a survey date are compared on another day
 */
export async function neighbourhoodOf(db: ReadDb, notes: readonly string[], redated: boolean): Promise<Neighbourhood> {
	const county = db.county;
	const { rows } = await sql<{ told: Told; id: string }>`
		with recursive changed as materialized (
			select table_name, row_id, former_version from changed_row
			where county_code = ${county} and id = any(${[...notes]}::uuid[])
		), former_lot as (
			select (contract_parcel_version.state->>'contract_id')::uuid as contract_id, (contract_parcel_version.state->>'parcel_id')::uuid as parcel_id
			from changed join contract_parcel_version on contract_parcel_version.county_code = ${county}
				and contract_parcel_version.id = changed.row_id and contract_parcel_version.version = changed.former_version
			where changed.table_name = 'contract_parcel'
		), lot as (
			select contract_id, parcel_id from former_lot
			union
			select contract_parcel.contract_id, contract_parcel.parcel_id
			from changed join contract_parcel on contract_parcel.county_code = ${county} and contract_parcel.id = changed.row_id
			where changed.table_name = 'contract_parcel'
		), touched as materialized (
			select row_id as id from changed where table_name = 'contract'
			union select contract_id from lot
			union
			select contract_parcel.contract_id
			from changed join contract_parcel on contract_parcel.county_code = ${county} and contract_parcel.parcel_id = changed.row_id
			where changed.table_name = 'parcel'
		), touched_lot as materialized (
			select contract_parcel.parcel_id
			from touched join contract_parcel on contract_parcel.county_code = ${county} and contract_parcel.contract_id = touched.id
			union select parcel_id from lot
			union select row_id from changed where table_name = 'parcel'
		), ground as materialized (
			select parcel.gk from touched_lot join parcel on parcel.county_code = ${county} and parcel.id = touched_lot.parcel_id
			union all
			select ST_Transform(parcel_version.shape, county.gk_srid)
			from changed
			join parcel_version on parcel_version.county_code = ${county} and parcel_version.id = changed.row_id and parcel_version.version = changed.former_version
			join county on county.code = ${county}
			where changed.table_name = 'parcel' and parcel_version.shape is not null
		), former as materialized (
			select changed.table_name, changed.row_id, occupation_version.state
			from changed join occupation_version on occupation_version.county_code = ${county}
				and occupation_version.id = changed.row_id and occupation_version.version = changed.former_version
			where changed.table_name = 'occupation'
			union all
			select changed.table_name, changed.row_id, contract_version.state
			from changed join contract_version on contract_version.county_code = ${county}
				and contract_version.id = changed.row_id and contract_version.version = changed.former_version
			where changed.table_name = 'contract'
		), place as materialized (
			select village.code from changed join village on village.county_code = ${county} and village.id = changed.row_id
			where changed.table_name = 'village'
			union
			select village_version.state->>'code' from changed join village_version on village_version.county_code = ${county}
				and village_version.id = changed.row_id and village_version.version = changed.former_version
			where changed.table_name = 'village'
		), near as materialized (
			select row_id as id from changed where table_name = 'occupation'
			union
			select occupation.id from ground cross join lateral (
				select occupation.id from occupation where occupation.county_code = ${county} and occupation.gk && ground.gk offset 0
			) occupation
			union
			select occupation_outcome.occupation_id
			from touched join occupation_outcome on occupation_outcome.county_code = ${county} and occupation_outcome.contract_id = touched.id
			union
			select occupation.id
			from touched join contract on contract.county_code = ${county} and contract.id = touched.id
			join occupation on occupation.county_code = ${county} and occupation.contract_number = contract.number
			union
			select occupation.id
			from touched join contract on contract.county_code = ${county} and contract.id = touched.id
			join occupation on occupation.county_code = ${county} and occupation.lessee_code = contract.lessee_code
			union
			select occupation.id
			from touched join contract on contract.county_code = ${county} and contract.id = touched.id
			join occupation on occupation.county_code = ${county} and occupation.village_code = contract.village_code
				and occupation.lessee_name = contract.lessee_name
			union
			select occupation.id
			from touched_lot join parcel on parcel.county_code = ${county} and parcel.id = touched_lot.parcel_id
			join occupation on occupation.county_code = ${county} and occupation.parcel_code = parcel.code
			union
			select occupation.id
			from touched join contract on contract.county_code = ${county} and contract.id = touched.id
			join link_decision on link_decision.county_code = ${county} and link_decision.contract_number = contract.number
			join occupation on occupation.county_code = ${county} and occupation.code = link_decision.occupation_code
			union
			select occupation.id from place join occupation on occupation.county_code = ${county} and occupation.village_code = place.code
			union
			select occupation.id from occupation where occupation.county_code = ${county} and occupation.surveyed_on is null and ${redated}
		), present as materialized (
			select occupation.id, occupation.village_code from near join occupation on occupation.county_code = ${county} and occupation.id = near.id
		), removed as materialized (
			select near.id, former.state from near left join former on former.table_name = 'occupation' and former.row_id = near.id
			where not exists (select from present where present.id = near.id)
		), ledger as (
			select occupation_outcome.contract_id as id
			from present join occupation_outcome on occupation_outcome.county_code = ${county} and occupation_outcome.occupation_id = present.id
			-- The link of what was taken away went with it: every contract it may have had.
			union
			select contract.id from removed join contract on contract.county_code = ${county} and contract.number = removed.state->>'contract_number'
			union
			select contract.id from removed join contract on contract.county_code = ${county} and contract.lessee_code = removed.state->>'lessee_code'
			union
			select contract.id from removed join contract on contract.county_code = ${county}
				and contract.village_code = removed.state->>'village_code' and contract.lessee_name = removed.state->>'lessee_name'
			union
			select contract_parcel.contract_id
			from removed join parcel on parcel.county_code = ${county} and parcel.code = removed.state->>'parcel_code'
			join contract_parcel on contract_parcel.county_code = ${county} and contract_parcel.parcel_id = parcel.id
			union
			select contract.id
			from removed join link_decision on link_decision.county_code = ${county} and link_decision.occupation_code = removed.state->>'code'
			join contract on contract.county_code = ${county} and contract.number = link_decision.contract_number
			union select id from touched
		), under (id, number) as (
			select touched.id, contract.number
			from touched left join contract on contract.county_code = ${county} and contract.id = touched.id
			union
			-- A number that a contract no longer has leads to its former subleases.
			select former.row_id, former.state->>'number' from former where former.table_name = 'contract'
			union
			select contract.id, contract.number
			from under join contract on contract.county_code = ${county} and contract.head_contract_number = under.number
		)
		select 'occupation' as told, present.id::text as id from present
		union all select 'removed', removed.id::text from removed
		union all select distinct 'double', under.id::text from under
		union all select 'ledger', ledger.id::text from ledger where ledger.id is not null
		union all
		select distinct 'village', code from (
			select present.village_code as code from present
			union select former.state->>'village_code' from former
			union select contract.village_code from touched join contract on contract.county_code = ${county} and contract.id = touched.id
			union select place.code from place
		) village where code is not null`.execute(db.query);
	const all = (told: Told) => rows.filter((row) => row.told === told).map(({ id }) => id);
	return {
		occupations: all('occupation'),
		removed: all('removed'),
		doubles: all('double'),
		contracts: all('ledger'),
		villages: all('village')
	};
}
