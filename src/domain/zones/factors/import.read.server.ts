import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { placedRows } from '#territory/placed-rows.read.server.ts';
import type { ProfileRow } from './import-rows.ts';
import { dayFault } from './profile.ts';
import { profileCode } from './tables.server.ts';

export type ProfileRows = ImportRow<ProfileRow>[];

/** Villages, doubles, days to come, and surveys the county has verified already. */
export async function completeProfiles(db: ReadDb, rows: ProfileRows): Promise<Completed<ProfileRow>> {
	const { villages, problems } = await placedRows(db, rows, ({ village }) => village);
	const placed = rows.map((each, at) => ({
		...each,
		row: { ...each.row, village: { ...each.row.village, code: villages[at] ?? null } }
	}));
	const codes = placed.map(({ row }) => profileCode(row.village.code ?? '', row.surveyedOn ?? ''));
	problems.push(
		...doubles(
			placed.flatMap(({ n, row }, at) => (row.village.code ? [{ n, key: codes[at]! }] : [])),
			'surveyed_on'
		)
	);
	const { rows: closed } = await sql<{ code: string }>`
		select code from factor_profile where county_code = ${db.county} and stage = 'verified'
			and code = any(${codes}::text[])`.execute(db.query);
	const verified = new Set(closed.map(({ code }) => code));
	const today = dayOf(new Date());
	for (const [at, { n, row }] of placed.entries()) {
		const fault = row.surveyedOn === null ? null : dayFault(row.surveyedOn, today);
		if (fault) problems.push({ row: n, ...fault });
		if (verified.has(codes[at]!))
			problems.push({ row: n, field: 'surveyed_on', expected: 'factor.open', got: row.surveyedOn });
	}
	return { rows: without(placed, problems), problems };
}
