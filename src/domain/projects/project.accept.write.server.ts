import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { workingDaysAfter } from '#core/steps.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { ProjectFileRows } from './import.read.server.ts';
import { checkProject, projectCode } from './project.ts';
import { factColumns } from './project.write.server.ts';
import { projectValues } from './settings.read.server.ts';
import { projectTable } from './tables.server.ts';

/** Projects of an accepted file: new ones stand with their village; one named by its code takes what the file says of it. */
export async function acceptProjects(tx: Tx, _actor: Actor, source: ImportSource, rows: ProjectFileRows): Promise<Accepted> {
	const today = dayOf(tx.now);
	const { stages, calendar } = await projectValues(tx, today);
	const days = stages.find(({ kind }) => kind === 'village_applied')!.days;
	// Codes are of the numbers they are going to have.
	let number = await tx.takeNumbers('project', 0);
	const incoming = rows.map(({ n, row }) => {
		const { facts } = checkProject(row.given, today);
		const entered: State =
			row.code === null
				? {
						...{ code: projectCode(facts.year, number++), approved_fen: null, entered_on: today, state: 'village_applied' },
						...{ state_since: today, due_on: days === null ? null : workingDaysAfter(today, days, calendar) },
						...{ public_until: null, former_state: null, round: 1 }
					}
				: { code: row.code };
		return { row: n, state: { ...factColumns(facts), ...entered } };
	});
	const saved = await saveRows(tx, projectTable, incoming, source.id);
	const count = (outcome: string) => saved.filter((each) => each.outcome === outcome).length;
	return {
		...{ inserted: count('inserted'), changed: count('changed'), unchanged: count('unchanged') },
		unknown: {}
	};
} // prettier-ignore

/** What has been done with projects a file brought: while there is anything the file is not taken back. */
export async function doneOnFile(tx: Tx, file: string): Promise<Record<string, number>> {
	const found: Record<string, number> = {};
	for (const table of ['project_act', 'project_procedure', 'project_file', 'project_area', 'project_ask'] as const) {
		const { rows } = await sql<{ count: number }>`
			select count(*)::integer as count from ${sql.table(table)} done
			join project on project.county_code = ${tx.county} and project.id = done.project_id
			where done.county_code = ${tx.county} and project.source_file_id = ${file}::uuid and project.version = 1`.execute(
			tx.query
		);
		found.project = (found.project ?? 0) + rows[0]!.count;
	}
	return found;
}
