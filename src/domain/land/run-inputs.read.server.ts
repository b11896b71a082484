import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { AreaBasis, AreaSurface } from '#land/area-basis.ts';
import type { DividedPiece, Linked } from '#land/linked.ts';

/** Occupations of which findings are drafted: these, and all that belong to these contracts. */
export interface Drafted {
	occupations: readonly string[];
	contracts: readonly string[];
}

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

interface LinkedRow extends Omit<Linked, 'contractArea' | 'plotArea'> {
	contractBasis: AreaBasis | null;
	contractRatio: number | null;
	contractSurface: AreaSurface | null;
	plotBasis: AreaBasis | null;
	plotRatio: number | null;
	plotSurface: AreaSurface | null;
}

/**
 * The occupations that findings may come of: linked ones and those without any contract.
 * @param day the survey date of occupations that have none
 * @param drafted null for all
 */
export async function linkedOccupations(db: ReadDb, day: string, drafted: Drafted | null): Promise<Linked[]> {
	const part =
		drafted === null
			? sql``
			: sql`and (occupation_outcome.occupation_id = any(${[...drafted.occupations]}::uuid[])
				or occupation_outcome.contract_id = any(${[...drafted.contracts]}::uuid[]))`;
	const { rows } = await sql<LinkedRow>`
		select occupation.id as "occupationId", occupation.version as "occupationVersion", occupation.code as "occupationCode",
			occupation.village_code as village, coalesce(occupation.surveyed_on, ${day}::date) as day,
			occupation_outcome.linked_by as "linkedBy", occupation_outcome.contract_id as "contractId",
			occupation_outcome.contract_version as "contractVersion", contract.number as "contractNumber",
			contract.contracted_mu as "contractMu", contract.ends_on as "contractEndsOn", contract.area_basis as "contractBasis",
			contract.customary_ratio as "contractRatio", contract.area_surface as "contractSurface",
			occupation_outcome.contract_parcel_id as "plotId", contract_parcel.contracted_mu as "plotMu",
			contract_parcel.area_basis as "plotBasis", contract_parcel.customary_ratio as "plotRatio",
			contract_parcel.area_surface as "plotSurface", occupation.method,
			occupation_outcome.measured_mu as "measuredMu", occupation_outcome.ellipsoidal_m2 as "ellipsoidalM2",
			occupation_outcome.planar_m2 as "planarM2", ST_Perimeter(occupation.gk) as "perimeterM",
			survey_file.name as file, occupation.source_row as "row",
			contract_file.name as "contractFile", contract.source_row as "contractRow"
		from occupation_outcome
		join occupation on occupation.county_code = ${db.county} and occupation.id = occupation_outcome.occupation_id
		left join contract on contract.county_code = ${db.county} and contract.id = occupation_outcome.contract_id
		left join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.id = occupation_outcome.contract_parcel_id
		left join import_file survey_file on survey_file.county_code = ${db.county} and survey_file.id = occupation.source_file_id
		left join import_file contract_file on contract_file.county_code = ${db.county} and contract_file.id = contract.source_file_id
		where occupation_outcome.county_code = ${db.county} and occupation_outcome.outcome in ('linked', 'no_contract') ${part}
		order by occupation.id`.execute(db.query);
	return rows.map(
		({ contractBasis, contractRatio, contractSurface, plotBasis, plotRatio, plotSurface, ...row }): Linked => ({
			...row,
			contractArea: { basis: contractBasis ?? 'unknown', ratio: contractRatio, surface: contractSurface },
			plotArea: { basis: plotBasis ?? 'unknown', ratio: plotRatio, surface: plotSurface }
		})
	);
}

/** The pieces of the latest division, of some occupations or of all. */
export async function dividedPieces(db: ReadDb, of: readonly string[] | null): Promise<DividedPiece[]> {
	const { rows } = await sql<DividedPiece>`
		select occupation_piece.occupation_id as "occupationId", occupation_piece.kind, occupation_piece.other_contract_id as "otherContractId",
			contract.version as "otherContractVersion", contract.number as "otherContractNumber", occupation_piece.legal_mu as "legalMu",
			occupation_piece.legal_m2 as "legalM2", occupation_piece.planar_m2 as "planarM2", occupation_piece.sliver, occupation_piece.borderline
		from occupation_piece
		left join contract on contract.county_code = ${db.county} and contract.id = occupation_piece.other_contract_id
		where occupation_piece.county_code = ${db.county} ${of === null ? sql`` : sql`and occupation_piece.occupation_id = any(${[...of]}::uuid[])`}
		order by occupation_piece.occupation_id, occupation_piece.kind, contract.number`.execute(db.query);
	return rows;
}
