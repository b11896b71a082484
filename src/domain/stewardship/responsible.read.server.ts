import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { pairInScope } from './reach.server.ts';
import type { SubjectKind } from './registers.ts';
import type { ResponsiblePerson, Subject } from './responsible.ts';

/**
 * Who answers for some subjects on a day: the current pairs of each, in the order the subjects are given, those that began
 * first standing first. A zone or project is the caller's to have found in its scope.
 * @param day 'YYYY-MM-DD'; the first and last day of a pair count
 */
export async function responsibleFor(
	db: ReadDb,
	subjects: readonly Subject[],
	day: string
): Promise<ResponsiblePerson[]> {
	if (subjects.length === 0) return [];
	const zones = subjects.filter(({ kind }) => kind === 'zone').map(({ code }) => code);
	const { rows } = await sql<{ kind: SubjectKind; code: string; leader: string; post: string; since: string }>`
		select pairing.subject_kind as kind, pairing.subject_code as code, pairing.leader, pairing.post,
			pairing.starts_on as since
		from unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ code }) => code)}::text[])
			with ordinality as asked (kind, code, place)
		join pairing on pairing.county_code = ${db.county} and pairing.subject_kind = asked.kind
			and pairing.subject_code = asked.code
		where pairing.starts_on <= ${day}::date and (pairing.ends_on is null or pairing.ends_on >= ${day}::date)
			and ${pairInScope(db, zones)}
		order by asked.place, pairing.starts_on, pairing.feature_no`.execute(db.query);
	return rows;
}
