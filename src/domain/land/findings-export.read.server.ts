import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

export interface ExportedPiece {
	kind: string;
	mu: number;
	m2: number;
	other: string | null;
	sliver: boolean;
}

export interface ExportedFinding {
	number: number;
	kind: string;
	status: string;
	version: number;
	village: string | null;
	villageCode: string | null;
	occupation: string | null;
	contract: string | null;
	otherContract: string | null;
	holder: string | null;
	linkedBy: string | null;
	measuredMu: number | null;
	contractedMu: number | null;
	toleranceMu: number | null;
	overMu: number;
	borderline: boolean;
	surveyMethod: string | null;
	fitForMoney: boolean | null;
	run: number;
	/** The formula with its numbers. */
	formula: string;
	pieces: ExportedPiece[];
}

/** Every finding in scope that still arises, in the order of its number, with the pieces of the land it speaks of. Names masked. */
export async function exportedFindings(db: ReadDb): Promise<ExportedFinding[]> {
	const { rows } = await sql<
		Omit<ExportedFinding, 'pieces' | 'formula'> & { explanation: { formula: string; pieces: ExportedPiece[] } }
	>`
		select finding.feature_no as number, finding.kind, finding.status, finding.version, village.name as village,
			finding.village_code as "villageCode", occupation.code as occupation, contract.number as contract,
			other.number as "otherContract", coalesce(occupation.lessee_name, contract.lessee_name) as holder,
			finding.linked_by as "linkedBy", finding.measured_mu as "measuredMu", finding.contracted_mu as "contractedMu",
			finding.tolerance_mu as "toleranceMu", finding.over_mu as "overMu", finding.borderline,
			finding.survey_method as "surveyMethod", finding.fit_for_money as "fitForMoney", analysis_run.number as run,
			finding.explanation
		from finding
		join analysis_run on analysis_run.county_code = ${db.county} and analysis_run.id = finding.run_id
		left join village on village.county_code = ${db.county} and village.code = finding.village_code
		left join occupation on occupation.county_code = ${db.county} and occupation.id = finding.occupation_id
		left join contract on contract.county_code = ${db.county} and contract.id = finding.contract_id
		left join contract other on other.county_code = ${db.county} and other.id = finding.other_contract_id
		where finding.county_code = ${db.county} and finding.status <> 'gone' and ${inScope(db, 'finding.village_code')}
		order by finding.feature_no`.execute(db.query);
	return rows.map(({ explanation, ...row }) => ({
		...row,
		holder: maskedName(row.holder),
		formula: explanation.formula,
		pieces: explanation.pieces
	}));
}
