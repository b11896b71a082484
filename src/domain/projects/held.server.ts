import { sql } from 'kysely';
import { refused, accepted, type Outcome } from '#core/outcome.ts';
import { inScope } from '#db/in-scope.ts';
import type { State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { ProjectRow } from './project.ts';
import { projectByNumber } from './projects.read.server.ts';
import type { ProjectColumns } from './tables.server.ts';

/**
 * A project in sight, locked until the write ends.
 * @param version what the person had in front; null: what is done does not rest on what they saw
 */
export async function holdProject(tx: Tx, number: number, version: number | null): Promise<Outcome<ProjectRow>> {
	await sql`
		select 1 from project where project.county_code = ${tx.county} and project.feature_no = ${number}
			and ${inScope(tx, 'project.village_code')} for update`.execute(tx.query);
	const found = await projectByNumber(tx, number);
	if (!found) return refused('project.unknown', { got: number });
	if (version !== null && found.version !== version)
		return refused('project.changed', { expected: version, got: found.version });
	return accepted(found);
}

/** A project's columns as they stand. */
export const columnsOf = (row: ProjectRow): ProjectColumns => ({
	...{ code: row.code, name: row.name, year: row.year, programme: row.programme, village_code: row.village },
	...{ zone_code: row.zone, matter: row.matter, heading: row.heading, asked_fen: row.askedFen, own_fen: row.ownFen },
	...{ approved_fen: row.approvedFen, summary: row.summary, income_fen: row.incomeFen, households: row.households },
	...{ jobs: row.jobs, entered_on: row.enteredOn, state: row.state, state_since: row.stateSince, due_on: row.dueOn },
	...{ public_until: row.publicUntil, former_state: row.former, round: row.round }
});

/** What differs, each before and after, for the trail. */
export const changesOf = (before: State, after: State): Record<string, [unknown, unknown]> =>
	Object.fromEntries(
		Object.keys(after)
			.filter((name) => (before[name] ?? null) !== (after[name] ?? null))
			.map((name) => [name, [before[name] ?? null, after[name] ?? null]])
	);
