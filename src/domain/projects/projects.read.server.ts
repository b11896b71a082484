import { sql, type RawBuilder } from 'kysely';
import { sortKey } from '#core/sort-key.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { ProjectRow } from './project.ts';

async function projects(db: ReadDb, which: RawBuilder<boolean>): Promise<ProjectRow[]> {
	const { rows } = await sql<Omit<ProjectRow, 'key'>>`
		select project.id, project.version, project.feature_no as number, project.code, project.name, project.year,
			project.programme, project.village_code as village, village.name as "villageName", village.sort_key as "villageKey",
			township.code as township, township.name as "townshipName", project.zone_code as zone, zone.name as "zoneName",
			zone.layout, project.matter, project.heading, project.asked_fen as "askedFen", project.own_fen as "ownFen",
			project.approved_fen as "approvedFen", project.summary, project.income_fen as "incomeFen", project.households,
			project.jobs, project.entered_on as "enteredOn", project.state, project.state_since as "stateSince",
			project.due_on as "dueOn", project.public_until as "publicUntil", project.former_state as former, project.round,
			(select count(*)::integer from project_ask ask where ask.county_code = ${db.county} and ask.project_id = project.id
				and ask.kind = 'ask' and not exists (select from project_ask reply where reply.county_code = ${db.county}
					and reply.answers_id = ask.id)) as asks
		from project
		join village on village.county_code = ${db.county} and village.code = project.village_code
		join township on township.county_code = ${db.county} and township.code = village.township_code
		left join zone on zone.county_code = ${db.county} and zone.code = project.zone_code
		where project.county_code = ${db.county} and ${which}
		order by project.feature_no`.execute(db.query);
	return rows.map((row) => ({ ...row, key: sortKey(row.name) }));
}

/** Projects of villages in sight, in the order they were entered. */
export const listProjects = (db: ReadDb): Promise<ProjectRow[]> =>
	projects(db, sql<boolean>`${inScope(db, 'project.village_code')}`);

/** One project in sight; null where it is not there. */
export const projectByNumber = async (db: ReadDb, number: number): Promise<ProjectRow | null> =>
	(await projects(db, sql<boolean>`project.feature_no = ${number} and ${inScope(db, 'project.village_code')}`))[0] ??
	null;
