import { sql } from 'kysely';
import { maskedText } from '#core/masks.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { needsResolution } from './matter.ts';
import { standingOf, type MatterKind, type ResolutionOutcome } from './matter-kinds.ts';
import type { MatterRow } from './matter-list.ts';
import { meetingValuesOn } from './settings.ts';
import { datedMeetingSettings } from './settings.read.server.ts';

interface Stored extends Omit<MatterRow, 'standing' | 'needs' | 'kind'> {
	kind: MatterKind;
	withdrawnOn: string | null;
	resolutionId: string | null;
	outcome: ResolutionOutcome | null;
	isPassed: boolean | null;
}

/** Matters in scope: those raised in a year, and those of earlier years that are still open. */
export async function listMatters(db: ReadDb, year: string): Promise<MatterRow[]> {
	const { rows } = await sql<Stored>`
		with latest as (
			select distinct on (village_resolution.matter_id) village_resolution.matter_id, village_resolution.id,
				village_resolution.outcome, village_resolution.number, village_meeting.feature_no as meeting, village_meeting.met_on
			from village_resolution
			join village_meeting on village_meeting.county_code = ${db.county} and village_meeting.id = village_resolution.meeting_id
			where village_resolution.county_code = ${db.county} and ${inScope(db, 'village_resolution.village_code')}
			order by village_resolution.matter_id, coalesce(village_resolution.outcome = 'passed', false) desc, village_meeting.met_on desc
		)
		select village_matter.feature_no as number, village_matter.version, village_matter.kind, village_matter.title,
			village_matter.amount_fen as "amountFen", village_matter.raised_on as "raisedOn",
			village_matter.executed_on as "executedOn", village_matter.withdrawn_on as "withdrawnOn",
			latest.id as "resolutionId", latest.outcome, latest.outcome = 'passed' as "isPassed",
			latest.number as resolution, latest.meeting, latest.met_on as "metOn",
			village.code as village, village.name as "villageName", village.sort_key as "villageKey",
			township.code as township, township.name as "townshipName"
		from village_matter
		join village on village.county_code = ${db.county} and village.code = village_matter.village_code
		join township on township.county_code = ${db.county} and township.code = village.township_code
		left join latest on latest.matter_id = village_matter.id
		where village_matter.county_code = ${db.county} and ${inScope(db, 'village_matter.village_code')}
			and village_matter.raised_on < ${`${Number(year) + 1}-01-01`}::date
			and (village_matter.raised_on >= ${`${year}-01-01`}::date
				or (village_matter.executed_on is null and village_matter.withdrawn_on is null))
		order by village_matter.feature_no`.execute(db.query);
	const dated = await datedMeetingSettings(db);
	return rows.map(({ resolutionId, outcome, isPassed, withdrawnOn, ...row }) => ({
		...row,
		title: maskedText(row.title, db.county),
		standing: standingOf(
			{ executedOn: row.executedOn, withdrawnOn },
			resolutionId === null ? undefined : outcome,
			isPassed === true
		),
		needs: needsResolution(row, meetingValuesOn(row.raisedOn, dated))
	}));
}
