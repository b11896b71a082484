import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import { dayOf } from '#core/period.ts';
import { inScope } from '#db/in-scope.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { placedRows } from '#territory/placed-rows.read.server.ts';
import { linkKinds } from './enterprise.ts';
import type { EnterpriseRow } from './import-rows.ts';

export type EnterpriseRows = ImportRow<EnterpriseRow>[];

/** Villages of these codes that are in sight. */
async function villagesInSight(db: ReadDb, codes: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ code: string }>`
		select village.code from village where village.county_code = ${db.county} and village.code = any(${[...new Set(codes)]}::text[])
			and ${inScope(db, 'village.code')}`.execute(db.query);
	return new Set(rows.map(({ code }) => code));
}

/** Of these credit codes those that stand in a village out of sight. */
async function elsewhere(db: ReadDb, codes: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ code: string }>`
		select enterprise.code from enterprise where enterprise.county_code = ${db.county}
			and enterprise.code = any(${[...codes]}::text[]) and not ${inScope(db, 'enterprise.village_code')}`.execute(db.query);
	return new Set(rows.map(({ code }) => code));
}

/** Villages, doubles, links with villages that are not there, and enterprises that are somebody else's to change. */
export async function completeEnterprises(db: ReadDb, rows: EnterpriseRows): Promise<Completed<EnterpriseRow>> {
	const { villages, problems } = await placedRows(db, rows, ({ village }) => village);
	const codeOf = ({ given }: EnterpriseRow) => (given.code ?? '').normalize('NFKC').toUpperCase();
	const placed = rows.map((each, at) => ({
		...each,
		row: { ...each.row, given: { ...each.row.given, code: codeOf(each.row), village_code: villages[at] ?? null } }
	}));
	const keyed = placed.map(({ n, row }) => ({ n, key: row.given.code }));
	problems.push(...doubles(keyed, 'code'));
	const known = await villagesInSight(
		db,
		rows.flatMap(({ row }) => linkKinds.flatMap((kind) => row.links[kind] ?? []))
	);
	const others = await elsewhere(
		db,
		keyed.map(({ key }) => key)
	);
	const today = dayOf(new Date());
	for (const { n, row } of placed) {
		const problem = (field: string, expected: string, got: string): Problem => ({ row: n, field, expected, got });
		if (others.has(row.given.code)) problems.push(problem('code', 'village.in_scope', row.given.code));
		if (row.retiredOn !== null && row.retiredOn > today)
			problems.push({ ...problem('retired_on', 'day.not_after', row.retiredOn), params: { day: today } });
		for (const kind of linkKinds)
			for (const code of row.links[kind] ?? [])
				if (!known.has(code)) problems.push(problem(kind, 'village.known', code));
	}
	return { rows: without(placed, problems), problems };
}
