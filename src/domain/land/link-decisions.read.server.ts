import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { LinkDecision } from '#land/link-decision.ts';

export interface StandingLinkDecision {
	/** The survey's code. */
	survey: string;
	contract: string;
	decision: LinkDecision;
	reason: string | null;
	actor: string;
	at: Date;
}

/** Everything decided about the links of some surveys, oldest first. */
export async function linkDecisionsOf(db: ReadDb, surveys: readonly string[]): Promise<StandingLinkDecision[]> {
	if (surveys.length === 0) return [];
	const { rows } = await sql<StandingLinkDecision>`
		select link_decision.occupation_code as survey, link_decision.contract_number as contract, link_decision.decision,
			link_decision.reason, link_decision.actor_name as actor, link_decision.recorded_at as at
		from link_decision
		where link_decision.county_code = ${db.county} and link_decision.occupation_code = any(${[...surveys]}::text[])
		order by link_decision.recorded_at, link_decision.id`.execute(db.query);
	return rows;
}

/** What holds of each survey: the newest decision about its link. */
export async function newestLinkDecisions(
	db: ReadDb,
	surveys: readonly string[]
): Promise<Map<string, StandingLinkDecision>> {
	return new Map((await linkDecisionsOf(db, surveys)).map((decision) => [decision.survey, decision]));
}
