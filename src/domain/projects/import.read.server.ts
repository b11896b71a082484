import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import type { Problem } from '#core/import-fields.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { placedRows } from '#territory/placed-rows.read.server.ts';
import type { ProjectFileRow } from './import-rows.ts';
import { checkProject, resolvedOtherwise, type ProjectGiven, type ProjectRow } from './project.ts';
import { proceduresOf } from './project.read.server.ts';
import { listProjects } from './projects.read.server.ts';

export type ProjectFileRows = ImportRow<ProjectFileRow>[];

/** Zones in force by name and by code. */
async function zonesBy(db: ReadDb): Promise<Map<string, string>> {
	const { rows } = await sql<{ code: string; name: string }>`
		select zone.code, zone.name from zone where zone.county_code = ${db.county} and zone.status <> 'retired'`.execute(
		db.query
	);
	return new Map(rows.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]));
}

/** Of these codes the projects that stand; those out of sight are no known ones. */
async function knownProjects(db: ReadDb, codes: readonly string[]): Promise<Map<string, ProjectRow>> {
	const wanted = new Set(codes);
	return new Map(
		(wanted.size === 0 ? [] : await listProjects(db)).flatMap((project) =>
			wanted.has(project.code) ? [[project.code, project] as const] : []
		)
	);
}

const yuan = (fen: number | null): string | null => (fen === null ? null : (fen / 100).toFixed(2));
/** What a project says of itself, as a line would. */
const givenOf = (project: ProjectRow): ProjectGiven => ({
	...{ matter: project.matter, zone: project.zone, own: yuan(project.ownFen), income: yuan(project.incomeFen) },
	...{ households: project.households?.toString() ?? null, jobs: project.jobs?.toString() ?? null }
});

/** Villages, zones, doubles, and projects that have left their village's hand. */
export async function completeProjects(db: ReadDb, rows: ProjectFileRows): Promise<Completed<ProjectFileRow>> {
	const { villages, problems } = await placedRows(db, rows, ({ village }) => village);
	const zones = await zonesBy(db);
	const today = dayOf(new Date());
	const coded = rows.flatMap(({ n, row }) => (row.code === null ? [] : [{ n, key: row.code }]));
	problems.push(...doubles(coded, 'code'));
	const known = await knownProjects(
		db,
		coded.map(({ key }) => key)
	);
	const placed = rows.map((each, at) => {
		const stands = each.row.code === null ? undefined : known.get(each.row.code);
		const zone = each.row.zone === null ? {} : { zone: zones.get(each.row.zone) ?? null };
		const given = { ...(stands && givenOf(stands)), ...each.row.given, ...zone, village: villages[at] ?? null };
		return { ...each, row: { ...each.row, given } };
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
		else {
			const { facts } = checkProject(placed[at]!.row.given, today);
			const field = resolvedOtherwise(await proceduresOf(db, stands.id), stands, facts);
			if (field !== null) problems.push(problem(field, 'project.resolved', row.given[field] ?? ''));
		}
	}
	return { rows: without(placed, problems), problems };
}
