import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { MatchStep } from '#land/match-history.ts';

/**
 * What people have said of a parcel in 以图找地, oldest first; the last step is how it stands. Names as stored: whoever shows
 * them masks them. A household's contract is never named, nor one of another place. The caller has checked that the parcel is in scope.
 */
export async function matchSteps(db: ReadDb, parcel: string): Promise<MatchStep[]> {
	const { rows } = await sql<MatchStep>`
		select step.at, step.state ->> 'actor_name' as actor, step.state ->> 'decision' as decision, contract.number as contract,
			step.state ->> 'user_name' as "userName", step.state ->> 'reason' as reason, step.state ->> 'note' as note
		from (
			select was.version, was.recorded_from as at, was.state
			from land_match_version was
			join land_match present on present.county_code = ${db.county} and present.id = was.id
			where was.county_code = ${db.county} and present.parcel_id = ${parcel}
			union all
			select present.version, present.recorded_at, to_jsonb(present)
			from land_match present
			where present.county_code = ${db.county} and present.parcel_id = ${parcel}
		) step
		left join contract on contract.county_code = ${db.county} and contract.id = (step.state ->> 'contract_id')::uuid
			and not contract.household and ${inScope(db, 'contract.village_code')}
		order by step.version`.execute(db.query);
	return rows;
}
