import { sql } from 'kysely';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { placedRows } from '#territory/placed-rows.read.server.ts';
import { debtRules } from './debt-settings.read.server.ts';
import { lineProblems, type Recorded } from './ledger-lines.ts';
import type { LedgerLine } from './import-rows.ts';
import type { Side } from './methods.ts';

export type LedgerLines = ImportRow<LedgerLine>[];

/** What the county has of these numbers, with what each method moved. */
export async function recordedOf(
	db: ReadDb,
	side: Side,
	numbers: readonly string[]
): Promise<Map<string, Recorded & { id: string }>> {
	const { rows } = await sql<Recorded & { id: string; number: string }>`
		with summed as (
			select debt_movement.debt_id, debt_movement.method, sum(debt_movement.amount_fen)::bigint as fen
			from debt_movement
			join debt on debt.county_code = ${db.county} and debt.id = debt_movement.debt_id
			where debt_movement.county_code = ${db.county} and debt.side = ${side} and debt.number = any(${[...numbers]}::text[])
			group by debt_movement.debt_id, debt_movement.method
		)
		select debt.id, debt.number, debt.village_code as village, debt.opening_fen as "openingFen",
			coalesce(jsonb_object_agg(summed.method, summed.fen) filter (where summed.method is not null), '{}') as by
		from debt
		left join summed on summed.debt_id = debt.id
		where debt.county_code = ${db.county} and debt.side = ${side} and debt.number = any(${[...numbers]}::text[])
		group by debt.id, debt.number, debt.village_code, debt.opening_fen`.execute(db.query);
	return new Map(rows.map(({ number, ...rest }) => [number, rest]));
}

/** Villages, doubles, and what a line says against what the county has of its number. */
export async function completeLines(db: ReadDb, side: Side, rows: LedgerLines): Promise<Completed<LedgerLine>> {
	const { calendar } = await debtRules(db, new Date());
	const { villages, problems } = await placedRows(db, rows, ({ village }) => village);
	const placed = rows.map((each, at) => ({
		...each,
		row: { ...each.row, given: { ...each.row.given, village_code: villages[at] ?? null } }
	}));
	const numbered = placed.flatMap(({ n, row }) => (row.given.number ? [{ n, key: row.given.number }] : []));
	problems.push(...doubles(numbered, 'number'));
	const recorded = await recordedOf(
		db,
		side,
		numbered.map(({ key }) => key)
	);
	for (const { n, row } of without(placed, problems))
		problems.push(...lineProblems(n, row, recorded.get(row.given.number ?? '') ?? null, calendar));
	return { rows: without(placed, problems), problems };
}
