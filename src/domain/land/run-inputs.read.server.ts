import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { intersection, muOf, sharesArea } from '#db/spatial.ts';
import type { DividedPiece, DoubleContract, Linked } from '#land/draft-findings.ts';

/** What went into a comparison: counts, highest versions and a digest over (id, version) of every row it read. */
export async function inputVersions(db: ReadDb): Promise<Record<string, { rows: number; digest: string }>> {
	const inputs: Record<string, { rows: number; digest: string }> = {};
	for (const table of ['occupation', 'contract', 'contract_parcel', 'parcel', 'village'] as const) {
		const { rows } = await sql<{ rows: number; digest: string }>`
			select count(*) as rows, coalesce(md5(string_agg(id::text || ':' || version::text, ',' order by id)), '') as digest
			from ${sql.table(table)} where county_code = ${db.county}`.execute(db.query);
		inputs[table] = rows[0]!;
	}
	return inputs;
}

/** The occupations that findings may come of: linked ones and those without any contract. */
export async function linkedOccupations(db: ReadDb, day: string): Promise<Linked[]> {
	const { rows } = await sql<Linked>`
		select occupation.id as "occupationId", occupation.version as "occupationVersion", occupation.code as "occupationCode",
			occupation.village_code as village, coalesce(occupation.surveyed_on, ${day}::date) as day,
			occupation_outcome.linked_by as "linkedBy", occupation_outcome.contract_id as "contractId",
			occupation_outcome.contract_version as "contractVersion", contract.number as "contractNumber",
			contract.contracted_mu as "contractMu", contract.ends_on as "contractEndsOn",
			occupation_outcome.contract_parcel_id as "plotId", contract_parcel.contracted_mu as "plotMu",
			occupation_outcome.measured_mu as "measuredMu", occupation_outcome.ellipsoidal_m2 as "ellipsoidalM2"
		from occupation_outcome
		join occupation on occupation.county_code = ${db.county} and occupation.id = occupation_outcome.occupation_id
		left join contract on contract.county_code = ${db.county} and contract.id = occupation_outcome.contract_id
		left join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.id = occupation_outcome.contract_parcel_id
		where occupation_outcome.county_code = ${db.county} and occupation_outcome.outcome in ('linked', 'no_contract')
		order by occupation.id`.execute(db.query);
	return rows;
}

/** The pieces of the latest division. */
export async function dividedPieces(db: ReadDb): Promise<DividedPiece[]> {
	const { rows } = await sql<DividedPiece>`
		select occupation_piece.occupation_id as "occupationId", occupation_piece.kind, occupation_piece.other_contract_id as "otherContractId",
			contract.version as "otherContractVersion", contract.number as "otherContractNumber", occupation_piece.legal_mu as "legalMu",
			occupation_piece.legal_m2 as "legalM2", occupation_piece.sliver, occupation_piece.borderline
		from occupation_piece
		left join contract on contract.county_code = ${db.county} and contract.id = occupation_piece.other_contract_id
		where occupation_piece.county_code = ${db.county}
		order by occupation_piece.occupation_id, occupation_piece.kind, contract.number`.execute(db.query);
	return rows;
}

/**
 * Pairs of contracts of one kind over one place in overlapping half-open periods, by more than 0.01 亩 (domain.md I4); a
 * sublease inside its head lease, in time and on the ground, is fine. Household contracts never take part.
 */
export async function doubleContracts(db: ReadDb): Promise<DoubleContract[]> {
	const [a, b] = [sql.ref('pa.gk'), sql.ref('pb.gk')];
	const { rows } = await sql<{
		aId: string;
		aVersion: number;
		aNumber: string;
		bId: string;
		bVersion: number;
		bNumber: string;
		village: string | null;
		overlapMu: number;
	}>`
		with plot as materialized (
			select contract.id, contract.version, contract.number, contract.kind, contract.village_code, contract.head_contract_number,
				contract.starts_on, contract.ends_on, parcel.id as parcel_id
			from contract
			join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
			join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
			where contract.county_code = ${db.county} and not contract.household and contract_parcel.basis is distinct from '110'
		), pair as materialized (
			select one.id as a, two.id as b, case when pa.id = pb.id or ST_Equals(${a}, ${b}) then pa.area_m2
				when ST_Covers(${a}, ${b}) then pb.area_m2 when ST_Covers(${b}, ${a}) then pa.area_m2
				else ST_Area(${intersection(a, b, db.overlayGrid)}) * pa.area_m2 / ST_Area(${a}) end as m2,
				case when two.head_contract_number = one.number then pb.area_m2 when one.head_contract_number = two.number then pa.area_m2 end as sub_m2,
				(two.head_contract_number = one.number and coalesce(two.starts_on, one.starts_on) >= one.starts_on and coalesce(two.ends_on, one.ends_on) <= one.ends_on)
				or (one.head_contract_number = two.number and coalesce(one.starts_on, two.starts_on) >= two.starts_on and coalesce(one.ends_on, two.ends_on) <= two.ends_on) as inside
			from plot one
			join parcel pa on pa.county_code = ${db.county} and pa.id = one.parcel_id
			join parcel pb on pb.county_code = ${db.county} and (pb.id = pa.id or ${sharesArea(a, b)})
			join plot two on two.parcel_id = pb.id and two.kind = one.kind and one.number < two.number
			where (one.starts_on is null or two.ends_on is null or one.starts_on < two.ends_on)
				and (two.starts_on is null or one.ends_on is null or two.starts_on < one.ends_on)
		), doubled as (
			select pair.a, pair.b, sum(pair.m2) as m2 from pair group by pair.a, pair.b
			having not (coalesce(bool_and(pair.inside), false) and sum(pair.m2) >= sum(pair.sub_m2) - 20.0 / 3)
		)
		select one.id as "aId", one.version as "aVersion", one.number as "aNumber", two.id as "bId", two.version as "bVersion", two.number as "bNumber",
			coalesce(one.village_code, two.village_code) as village, ${muOf(sql.ref('doubled.m2'))} as "overlapMu"
		from doubled
		join contract one on one.county_code = ${db.county} and one.id = doubled.a
		join contract two on two.county_code = ${db.county} and two.id = doubled.b
		where ${muOf(sql.ref('doubled.m2'))} > 1
		order by one.number, two.number`.execute(db.query);
	return rows.map((row) => ({
		a: { id: row.aId, version: row.aVersion, number: row.aNumber },
		b: { id: row.bId, version: row.bVersion, number: row.bNumber },
		village: row.village,
		overlapMu: row.overlapMu
	}));
}
