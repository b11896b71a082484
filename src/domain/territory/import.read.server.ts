import type { Problem } from '#core/import-fields.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { beyondScope, doubles, shapeless, without } from './import-checks.ts';
import type { TerritoryRow, TerritoryTable } from './import-rows.ts';
import { presentCodes, villagesOf } from './place.read.server.ts';

const PLACED: readonly TerritoryTable[] = ['grid', 'constraint_area', 'land_use'];

const keyOf = ({ row: { state } }: ImportRow<TerritoryRow>): string =>
	[state.kind ?? '', state.scheme ?? '', state.code].join('\u0000');

/** Doubles, shapes that lack, villages of what lies in one, and the person's scope. */
export async function completeTerritory(
	db: ReadDb,
	table: TerritoryTable,
	rows: ImportRow<TerritoryRow>[]
): Promise<Completed<TerritoryRow>> {
	const codes = rows.map(({ row }) => String(row.state.code));
	const present = await presentCodes(db, table, codes);
	const keys = rows.map((row) => ({
		n: row.n,
		key: table === 'constraint_area' || table === 'land_use' ? keyOf(row) : String(row.row.state.code)
	}));
	const problems: Problem[] = [
		...doubles(keys, 'code'),
		...shapeless(
			rows.map(({ n, shape, row }) => ({ n, shape, code: String(row.state.code) })),
			present
		)
	];
	const kept = without(rows, problems);
	if (!PLACED.includes(table)) {
		const scoped = kept.map(({ n, row }) => ({ n, village: String(row.state.code) }));
		return { rows: kept, problems: [...problems, ...beyondScope(scoped, db.scope, db.county)] };
	}
	const villages = await villagesOf(
		db,
		kept.map(({ row, shape }) => ({ codes: row.codes, name: row.name, shape }))
	);
	const placed = kept.map((each, index) => ({
		...each,
		row: { ...each.row, state: { ...each.row.state, village_code: villages[index] ?? undefined } }
	}));
	const outside = beyondScope(
		placed.map(({ n }, index) => ({ n, village: villages[index]! })),
		db.scope,
		db.county
	);
	return { rows: without(placed, outside), problems: [...problems, ...outside] };
}

/** What a row names must be there: a village's township, a grid's village. */
export async function referenceProblems(
	db: ReadDb,
	table: TerritoryTable,
	rows: readonly ImportRow<TerritoryRow>[]
): Promise<Problem[]> {
	if (table === 'grid')
		return rows.flatMap(({ n, row }) =>
			row.state.village_code
				? []
				: [{ row: n, field: 'village_code', expected: 'village.known', got: row.codes[0] ?? null }]
		);
	if (table !== 'village') return [];
	const named = rows.map(({ row }) => String(row.state.township_code));
	const present = await presentCodes(db, 'township', [...new Set(named)]);
	return rows.flatMap(({ n }, index) =>
		present.has(named[index]!)
			? []
			: [{ row: n, field: 'township_code', expected: 'township.known', got: named[index]! }]
	);
}
