import { layers } from '#core/layers.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { refreshStatistics } from '#db/statistics.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { rebuildBorders } from '#territory/borders.write.server.ts';
import { insertRows, type Row } from '#test/factory.ts';
import { DEMO_COUNTY } from './county.ts';
import { demoCounty } from './demo-county.ts';
import { DEMO_FIGURES, type DemoFigures } from './figures.ts';
import { DEMO_TABLES, type DemoRows, type DemoTable } from './rows.ts';

/** The tables a clerk may have filled: with a row in any of them the demo county stays away. */
async function present(tx: Tx): Promise<string[]> {
	const found: string[] = [];
	for (const table of DEMO_TABLES) {
		const row = await tx.query
			.selectFrom(table)
			.select('id')
			.where('county_code', '=', tx.county)
			.limit(1)
			.executeTakeFirst();
		if (row) found.push(table);
	}
	return found;
}

/** Rows a statement: each computes its areas and projections in under a second on the embedded engine. */
const BATCH = 3000;

/** COPY of one table's rows, recorded now, with feature numbers of the county's own counter. */
async function copyTable<T extends DemoTable>(tx: Tx, table: T, rows: Row<T>[]): Promise<number> {
	const numbered = rows.length > 0 && 'feature_no' in rows[0]!;
	const first = numbered ? await tx.takeNumbers(table, rows.length) : 1;
	for (const row of rows as { recorded_at?: Date; feature_no?: number }[]) {
		if (row.recorded_at) row.recorded_at = tx.now;
		if (row.feature_no !== undefined) row.feature_no += first - 1;
	}
	let count = 0;
	for (let from = 0; from < rows.length; from += BATCH)
		count += await insertRows(tx, table, rows.slice(from, from + BATCH));
	return count;
}

/**
 * Fills a county that has no data yet with the demo county's: one write, one line of the trail. The county itself must
 * be there (createCounty with DEMO_COUNTY). Refuses any other county, and one that holds data.
 */
export async function loadDemoCounty(
	tx: Tx,
	actor: Actor,
	rows: DemoRows = demoCounty().rows
): Promise<Outcome<DemoFigures>> {
	if (tx.county !== DEMO_COUNTY.code)
		return refused('demo.other_county', { expected: DEMO_COUNTY.code, got: tx.county });
	const filled = await present(tx);
	if (filled.length > 0) return refused('demo.data_present', { expected: 'a county without data', got: filled });
	let count = 0;
	for (const table of DEMO_TABLES) count += await copyTable(tx, table, rows[table] as Row<typeof table>[]);
	await tx.query
		.insertInto('setting')
		.values({
			...{ county_code: tx.county, key: 'meetings.single_expense_fen', valid_from: '2025-12-01', value: '500000' },
			...{ source: '县农村集体“三资”管理办法（演示）', recorded_at: tx.now }
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await refreshStatistics(tx, DEMO_TABLES);
	await rebuildBorders(tx);
	tx.touch(...layers);
	tx.note({ kind: 'demo', count, detail: { ...DEMO_FIGURES, by: actor.id } });
	return accepted({ ...DEMO_FIGURES });
}
