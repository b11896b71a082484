import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Decision } from '#land/finding-decision.ts';
import { findingEvents, versionSteps, type HistoryEvent } from '#land/history.ts';
import { linkDecisionsOf } from '#land/link-decisions.read.server.ts';
import { shapedVersions } from '#land/versions.read.server.ts';

/** What of a finding a person is told when it changes, in this order. */
export const findingFields = [
	'over_mu',
	'measured_mu',
	'contracted_mu',
	'tolerance_mu',
	'area_mu',
	'status',
	'linked_by',
	'survey_method',
	'village_code',
	'occupation_version',
	'contract_version'
] as const;

interface Said {
	at: Date;
	actor: string;
}

/** Everything that happened to a finding, oldest first; empty when it is not there or not in scope. */
export async function findingHistory(db: ReadDb, number: number): Promise<HistoryEvent[]> {
	const finding = await db.query
		.selectFrom('finding')
		.select(['id', 'explanation'])
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'finding.village_code'))
		.executeTakeFirst();
	if (!finding) return [];
	const { former, present } = await shapedVersions(db, 'finding', finding.id);
	const decisions = await sql<Said & { decision: Decision; reason: string | null }>`
		select finding_decision.decision, finding_decision.reason, finding_decision.actor_name as actor, finding_decision.recorded_at as at
		from finding_decision
		where finding_decision.county_code = ${db.county} and finding_decision.finding_id = ${finding.id}`.execute(db.query);
	const notes = await sql<Said & { note: string }>`
		select finding_note.note, finding_note.actor_name as actor, finding_note.recorded_at as at
		from finding_note
		where finding_note.county_code = ${db.county} and finding_note.finding_id = ${finding.id}`.execute(db.query);
	const states = [...former.map(({ state }) => state), present!.state];
	const surveys = new Set(
		states.flatMap(({ explanation }) => {
			const told = explanation as { occupations?: { code: string }[] } | null;
			return (told?.occupations ?? []).map(({ code }) => code);
		})
	);
	return findingEvents({
		steps: versionSteps(former, present!, findingFields),
		decisions: decisions.rows,
		notes: notes.rows,
		links: await linkDecisionsOf(db, [...surveys])
	});
}
