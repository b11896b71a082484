import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import { inScope } from '#db/in-scope.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { placedRows } from '#territory/placed-rows.read.server.ts';
import type { ProjectFileRow } from './import-rows.ts';

export type ProjectFileRows = ImportRow<ProjectFileRow>[];

/** Zones in force by name and by code. */
async function zonesBy(db: ReadDb): Promise<Map<string, string>> {
	const { rows } = await sql<{ code: string; name: string }>`
		select zone.code, zone.name from zone where zone.county_code = ${db.county} and zone.status <> 'retired'`.execute(
		db.query
	);
	return new Map(rows.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]));
}

/** Of these codes: where each project stands and whose it is; those out of sight are no known ones. */
async function knownProjects(
	db: ReadDb,
	codes: readonly string[]
): Promise<Map<string, { state: string; village: string }>> {
	const { rows } = await sql<{ code: string; state: string; village: string }>`
		select project.code, project.state, project.village_code as village from project where project.county_code = ${db.county}
			and project.code = any(${[...codes]}::text[]) and ${inScope(db, 'project.village_code')}`.execute(db.query);
	return new Map(rows.map(({ code, ...project }) => [code, project]));
}

/** Villages, zones, doubles, and projects that have left their village's hand. */
export async function completeProjects(db: ReadDb, rows: ProjectFileRows): Promise<Completed<ProjectFileRow>> {
	const { villages, problems } = await placedRows(db, rows, ({ village }) => village);
	const zones = await zonesBy(db);
	const coded = rows.flatMap(({ n, row }) => (row.code === null ? [] : [{ n, key: row.code }]));
	problems.push(...doubles(coded, 'code'));
	const known = await knownProjects(
		db,
		coded.map(({ key }) => key)
	);
	const placed = rows.map((each, at) => {
		const zone = each.row.zone === null ? null : (zones.get(each.row.zone) ?? null);
		return { ...each, row: { ...each.row, given: { ...each.row.given, village: villages[at] ?? null, zone } } };
	});
	for (const [at, { n, row }] of rows.entries()) {
		const problem = (field: string, expected: string, got: string): Problem => ({ row: n, field, expected, got });
		if (row.zone !== null && !zones.has(row.zone)) problems.push(problem('zone', 'zone.known', row.zone));
		if (row.code === null) continue;
		const stands = known.get(row.code);
		// A project stays its village's.
		if (!stands || (villages[at] && stands.village !== villages[at]))
			problems.push(problem('code', 'project.known', row.code));
		else if (stands.state !== 'village_applied' && stands.state !== 'returned')
			problems.push(problem('code', 'project.in_hand', row.code));
	}
	return { rows: without(placed, problems), problems };
}
