import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import type { Asker } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { CaseRow } from './case-list.ts';
import { openCaseSteps } from './course.ts';

/** Every case in scope, names masked, in the order of their numbers. */
export async function listCases(db: ReadDb, asker: Asker): Promise<CaseRow[]> {
	const { rows } = await sql<Omit<CaseRow, 'mine'> & { lastActor: string | null }>`
		with measured as (
			select distinct on (case_id) case_id, measured_mu from case_measurement
			where county_code = ${db.county} order by case_id, seq desc
		), held as (
			select case_id, count(*)::integer as findings from land_case_finding where county_code = ${db.county} group by case_id
		)
		select land_case.feature_no as number, land_case.village_code as village, coalesce(village.name, land_case.village_code) as "villageName",
			coalesce(village.sort_key, land_case.village_code) as "villageKey", left(land_case.village_code, 9) as township,
			coalesce(township.name, '') as "townshipName", land_case.main_kind as kind, land_case.holder_name as holder, contract.number as contract,
			coalesce(held.findings, 0) as findings, land_case.suspected_mu as "suspectedMu", measured.measured_mu as "measuredMu", land_case.state,
			land_case.handled_at as "handledAt", land_case.assignee, land_case.opened_on as "openedOn", land_case.due_on as "dueOn",
			land_case.last_actor as "lastActor"
		from land_case
		left join village on village.county_code = ${db.county} and village.code = land_case.village_code
		left join township on township.county_code = ${db.county} and township.code = village.township_code
		left join contract on contract.county_code = ${db.county} and contract.id = land_case.contract_id
		left join measured on measured.case_id = land_case.id
		left join held on held.case_id = land_case.id
		where land_case.county_code = ${db.county} and ${inScope(db, 'land_case.village_code')}
		order by land_case.feature_no`.execute(db.query);
	return rows.map(({ lastActor, ...row }) => {
		const steps = openCaseSteps({ state: row.state, lastActor, handledAt: row.handledAt }, asker);
		// A way back, up or out is always open to somebody; what waits is a step on.
		return { ...row, holder: maskedName(row.holder), mine: steps.some(({ reason }) => !reason) };
	});
}

/** The place of one case's land, for the finding's and the cluster's panels: the numbers of the cases a finding is in, the newest first. */
export async function casesOfFinding(db: ReadDb, finding: number): Promise<number[]> {
	const { rows } = await sql<{ number: number }>`
		select land_case.feature_no as number
		from finding
		join land_case_finding on land_case_finding.county_code = ${db.county} and land_case_finding.finding_id = finding.id
		join land_case on land_case.county_code = ${db.county} and land_case.id = land_case_finding.case_id
		where finding.county_code = ${db.county} and finding.feature_no = ${finding} and ${inScope(db, 'finding.village_code')}
		order by land_case.feature_no desc`.execute(db.query);
	return rows.map(({ number }) => number);
}
