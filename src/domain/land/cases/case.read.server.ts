import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { datedValues } from '#land/work-calendar.read.server.ts';
import type { CaseMove, Neighbour, Papers } from './case.ts';
import type { CaseHead } from './case-dossier.ts';
import { caseSettingKeys, caseValuesOn, type CaseValues } from './settings.ts';

/** A case as its row has it. Names are whole: what shows them masks them. */
export interface StoredCase extends CaseHead {
	id: string;
	contractId: string | null;
	lastActor: string | null;
}

/** One case by its number; null when it is not there or not in scope. */
export async function storedCase(db: ReadDb, number: number): Promise<StoredCase | null> {
	const { rows } = await sql<StoredCase>`
		select land_case.id, land_case.feature_no as number, land_case.version, land_case.origin, land_case.village_code as village,
			village.name as "villageName", township.name as "townshipName", land_case.main_kind as kind, land_case.land_kind as "landKind",
			land_case.holder_name as holder, land_case.contract_id as "contractId", contract.number as contract, land_case.suspected_mu as "suspectedMu",
			land_case.state, land_case.outcome, land_case.handled_at as "handledAt", land_case.assignee, land_case.visit_on as "visitOn",
			land_case.opened_on as "openedOn", land_case.state_since as "stateSince", land_case.due_on as "dueOn", land_case.last_actor as "lastActor"
		from land_case
		left join village on village.county_code = ${db.county} and village.code = land_case.village_code
		left join township on township.county_code = ${db.county} and township.code = village.township_code
		left join contract on contract.county_code = ${db.county} and contract.id = land_case.contract_id
		where land_case.county_code = ${db.county} and land_case.feature_no = ${number} and ${inScope(db, 'land_case.village_code')}`.execute(
		db.query
	);
	return rows[0] ?? null;
}

/** Every paper of some cases, by case. */
export async function papersOf(db: ReadDb, cases: readonly string[]): Promise<Map<string, Papers>> {
	const among = sql<boolean>`case_id = any(${[...cases]}::uuid[])`;
	const measurements = await db.query
		.selectFrom('case_measurement')
		.selectAll()
		.where('county_code', '=', db.county)
		.where(among)
		.orderBy('seq')
		.execute();
	const publicities = await db.query
		.selectFrom('case_publicity')
		.selectAll()
		.where('county_code', '=', db.county)
		.where(among)
		.orderBy('seq')
		.execute();
	const objections = await db.query
		.selectFrom('case_objection')
		.selectAll()
		.where('county_code', '=', db.county)
		.where(among)
		.orderBy('seq')
		.execute();
	const resolutions = await db.query
		.selectFrom('case_resolution')
		.selectAll()
		.where('county_code', '=', db.county)
		.where(among)
		.orderBy('seq')
		.execute();
	const agreements = await db.query
		.selectFrom('case_agreement')
		.leftJoin('contract', (join) =>
			join
				.onRef('contract.county_code', '=', 'case_agreement.county_code')
				.onRef('contract.id', '=', 'case_agreement.contract_id')
		)
		.selectAll('case_agreement')
		.select('contract.number as contractNumber')
		.where('case_agreement.county_code', '=', db.county)
		.where(sql<boolean>`case_agreement.case_id = any(${[...cases]}::uuid[])`)
		.orderBy('case_agreement.seq')
		.execute();
	const of = <T extends { case_id: string }>(rows: readonly T[], id: string) =>
		rows.filter((row) => row.case_id === id);
	return new Map(
		cases.map((id): [string, Papers] => [
			id,
			{
				measurements: of(measurements, id).map((row) => ({
					...{ id: row.id, seq: row.seq, method: row.method as Papers['measurements'][number]['method'] },
					...{ measuredOn: row.measured_on, measuredMu: row.measured_mu, measuredBy: row.measured_by },
					...{ userSigned: row.user_signed, villageSigned: row.village_signed, note: row.note },
					neighbours: row.neighbours as unknown as Neighbour[]
				})),
				publicities: of(publicities, id).map((row) => ({
					...{ id: row.id, seq: row.seq, measurementId: row.measurement_id, place: row.place },
					...{ startsOn: row.starts_on, endsOn: row.ends_on }
				})),
				objections: of(objections, id).map((row) => ({
					...{ id: row.id, seq: row.seq, objector: row.objector, said: row.said, madeOn: row.made_on },
					...{ remeasure: row.remeasure, answer: row.answer },
					...{ answeredOn: row.answered_on, answeredBy: row.answered_by }
				})),
				resolutions: of(resolutions, id).map((row) => ({
					...{ id: row.id, seq: row.seq, metOn: row.met_on, entitled: row.entitled, present: row.present },
					...{ approve: row.approve, against: row.against, priceFen: row.price_fen },
					...{ startsOn: row.starts_on, endsOn: row.ends_on, pastFrom: row.past_from },
					opinion:
						row.opinion === null
							? null
							: { lawyer: row.opinion_lawyer ?? '', on: row.opinion_on ?? '', text: row.opinion }
				})),
				agreements: of(agreements, id).map((row) => ({
					...{ id: row.id, seq: row.seq, kind: row.kind as 'supplement' | 'contract', number: row.number },
					...{ contract: row.contractNumber, signedBy: row.signed_by, signedOn: row.signed_on }
				}))
			}
		])
	);
}

/** How a case came to where it stands, the first step first. */
export async function movesOf(db: ReadDb, id: string): Promise<CaseMove[]> {
	const { rows } = await sql<CaseMove>`
		select seq, step, from_state as "from", to_state as "to", taken_on as "on", due_on as "dueOn", reason, actor_name as actor,
			actor_level as level, recorded_at as at
		from land_case_step where county_code = ${db.county} and case_id = ${id}::uuid order by seq`.execute(db.query);
	return rows;
}

/** The findings of a case by id. */
export async function findingsOfCase(db: ReadDb, id: string): Promise<{ id: string; number: number }[]> {
	const { rows } = await sql<{ id: string; number: number }>`
		select finding.id, finding.feature_no as number
		from land_case_finding
		join finding on finding.county_code = ${db.county} and finding.id = land_case_finding.finding_id
		where land_case_finding.county_code = ${db.county} and land_case_finding.case_id = ${id}::uuid
		order by finding.feature_no`.execute(db.query);
	return rows;
}

/** What the county has set for cases, as it holds on a day. */
export const caseValues = async (db: ReadDb, day: string): Promise<CaseValues> =>
	caseValuesOn(day, await datedValues(db, caseSettingKeys));
