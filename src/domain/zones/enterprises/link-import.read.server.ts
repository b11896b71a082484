import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import { inScope } from '#db/in-scope.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { placedRows } from '#territory/placed-rows.read.server.ts';
import { linkKey } from './enterprise.ts';
import type { LinkRow } from './link-rows.ts';

export type LinkRows = ImportRow<LinkRow>[];

/** Ids of the enterprises of these credit codes that lie in sight. */
export async function enterpriseIds(db: ReadDb, codes: readonly string[]): Promise<Map<string, string>> {
	const { rows } = await sql<{ code: string; id: string }>`
		select enterprise.code, enterprise.id from enterprise where enterprise.county_code = ${db.county}
			and enterprise.code = any(${[...new Set(codes)]}::text[]) and ${inScope(db, 'enterprise.village_code')}`.execute(
		db.query
	);
	return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Credit codes that lines name, of either end. */
export const codesOf = (rows: LinkRows): string[] =>
	rows.flatMap(({ row }) => (row.partner === null ? [row.code] : [row.code, row.partner]));

/** What a link will be known by. */
export const keyOf = ({ code, partner, village, link }: LinkRow, ids: ReadonlyMap<string, string>): string =>
	linkKey({
		...{ enterprise: ids.get(code)!, kind: link.kind, product: link.product, startsOn: link.starts_on },
		with: partner === null ? village.code! : ids.get(partner)!
	});

/** Villages and enterprises in sight, and doubles: a link is entered where both its ends are its bringer's to see. */
export async function completeLinks(db: ReadDb, rows: LinkRows): Promise<Completed<LinkRow>> {
	const withVillage = rows.filter(({ row }) => row.partner === null);
	const { villages, problems } = await placedRows(db, withVillage, ({ village }) => village);
	const codes = new Map(withVillage.map(({ n }, at) => [n, villages[at] ?? null]));
	const placed = rows.map((each) => ({
		...each,
		row: { ...each.row, village: { ...each.row.village, code: codes.get(each.n) ?? null } }
	}));
	const ids = await enterpriseIds(db, codesOf(rows));
	for (const { n, row } of placed) {
		if (!ids.has(row.code)) problems.push({ row: n, field: 'code', expected: 'enterprise.registered', got: row.code });
		if (row.partner !== null && (!ids.has(row.partner) || row.partner === row.code))
			problems.push({ row: n, field: 'partner_code', expected: 'enterprise.known', got: row.partner });
	}
	const good = without(placed, problems);
	const twice = doubles(
		good.map(({ n, row }) => ({ n, key: keyOf(row, ids) })),
		'code'
	).map((each): Problem => ({ ...each, got: good.find(({ n }) => n === each.row)!.row.code }));
	return { rows: without(good, twice), problems: [...problems, ...twice] };
}
