import { beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { withIndexesAside } from '#db/indexes-aside.server.ts';
import type { County } from '#db/read.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { parcelTable } from '#land/land-tables.server.ts';
import { emptyTables, freshCounty, testEngine, testWrite } from '#test/database.ts';
import { box } from '#test/import-files.ts';

let engine: Engine;
let county: County;

beforeAll(async () => {
	engine = await testEngine();
});
beforeEach(async () => {
	await emptyTables(engine);
	county = await freshCounty(engine);
});

type Queries = Engine['primary'] | Tx['query'];

/** What stands on the table, as the catalogue words it. */
async function standing(query: Queries): Promise<string[]> {
	const { rows } = await sql<{ line: string }>`
		select pg_get_indexdef(indexrelid) as line from pg_index where indrelid = 'parcel'::regclass and indisvalid
		union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'parcel'::regclass
		order by line`.execute(query);
	return rows.map(({ line }) => line);
}

/** Squares side by side, some 100 m wide. */
const parcels = (...codes: string[]) =>
	codes.map((code, at) => {
		const west = 111.6 + at * 0.002;
		const shape = encodeMultiPolygon([[box(west, 38.2, west + 0.001, 38.201)]], 4490);
		return { row: at + 1, state: { register: 'parcel', code }, shape };
	});

const write = (run: (tx: Tx) => Promise<void>) => testWrite(engine, county, async (tx) => accepted(await run(tx)));

test('While an empty table is filled only its primary key stands; afterwards all stand as before', async () => {
	const before = await standing(engine.primary);
	expect(before.length).toBeGreaterThan(8);
	let within: string[] = [];
	await write((tx) =>
		withIndexesAside(tx, 'parcel', async () => {
			within = await standing(tx.query);
			await saveRows(tx, parcelTable, parcels('A', 'B'), null);
		})
	);
	expect(before.filter((line) => !within.includes(line)).join('\n')).toContain('parcel_code_key UNIQUE');
	expect(within.filter((line) => line.includes('INDEX')).map((line) => /INDEX (\w+)/.exec(line)![1])).toEqual([
		'parcel_pkey'
	]);
	expect(await standing(engine.primary)).toEqual(before);
	const { rows } = await sql`select code from parcel where county_code = ${county.code}`.execute(engine.primary);
	expect(rows).toHaveLength(2);
});

test('A table with rows of any county keeps its indexes', async () => {
	const other = await freshCounty(engine);
	await testWrite(engine, other, async (tx) => accepted(await saveRows(tx, parcelTable, parcels('A'), null)));
	const before = await standing(engine.primary);
	let within: string[] = [];
	await write((tx) =>
		withIndexesAside(tx, 'parcel', async () => {
			within = await standing(tx.query);
		})
	);
	expect(within).toEqual(before);
});

test('Two records of one key end the write when the index is made again, and the table is as it was', async () => {
	const before = await standing(engine.primary);
	await expect(
		write((tx) =>
			withIndexesAside(tx, 'parcel', async () => {
				await saveRows(tx, parcelTable, parcels('A'), null, undefined, true);
				await saveRows(tx, parcelTable, parcels('A'), null, undefined, true);
			})
		)
	).rejects.toThrow(/parcel_code_key/);
	expect(await standing(engine.primary)).toEqual(before);
	const { rows } = await sql`select code from parcel where county_code = ${county.code}`.execute(engine.primary);
	expect(rows).toEqual([]);
});
