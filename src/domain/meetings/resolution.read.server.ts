import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Body } from './bodies.ts';
import type { MatterKind, ResolutionOutcome } from './matter-kinds.ts';
import type { Vote } from './quorum.ts';

/** A resolution as whoever acts on one looks it up: a case, a charge, a debt, later a project. */
export interface FoundResolution extends Vote {
	number: string;
	village: string;
	metOn: string;
	meeting: number;
	matter: number;
	kind: MatterKind;
	title: string;
	amountFen: number | null;
	body: Body;
	outcome: ResolutionOutcome;
}

/** The resolution of this number; null where there is none, it was put off, or it is not in scope. */
export async function resolutionOf(db: ReadDb, number: string): Promise<FoundResolution | null> {
	const { rows } = await sql<FoundResolution>`
		select village_resolution.number, village_resolution.village_code as village, village_meeting.met_on as "metOn",
			village_meeting.feature_no as meeting, village_matter.feature_no as matter, village_matter.kind, village_matter.title,
			village_matter.amount_fen as "amountFen", village_resolution.body, village_resolution.outcome, village_resolution.due,
			village_resolution.present, village_resolution.approve, village_resolution.against, village_resolution.abstain
		from village_resolution
		join village_meeting on village_meeting.county_code = ${db.county} and village_meeting.id = village_resolution.meeting_id
		join village_matter on village_matter.county_code = ${db.county} and village_matter.id = village_resolution.matter_id
		where village_resolution.county_code = ${db.county} and village_resolution.number = ${number}
			and village_resolution.outcome <> 'deferred' and ${inScope(db, 'village_resolution.village_code')}`.execute(db.query);
	return rows[0] ?? null;
}
