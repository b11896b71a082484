import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { importKinds } from '#cli/import-kinds.server.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import type { County } from '#db/read.server.ts';
import { limits } from '#exchange/limits.ts';
import { Growth } from '#exchange/reading/growth.ts';
import { parseFile } from '#exchange/reading/parse.server.ts';
import { storeWhileRead } from '#exchange/staging/stream.write.server.ts';
import { freshCounty, testEngine, testWrite, valueOf } from '#test/database.ts';
import { box, geojson, outputPath, placed, type Corner } from '#test/import-files.ts';
import { takeFile } from '#test/take-file.ts';

let engine: Engine;
let county: County;
let other: County;

beforeAll(async () => {
	engine = await testEngine();
});
beforeEach(async () => {
	const place = { west: 111, south: 37.5, east: 112.5, north: 39 };
	[county, other] = [await freshCounty(engine, place), await freshCounty(engine, place)];
});

interface Field {
	properties: Record<string, unknown>;
	rings: Corner[][];
}
/** Enough fields that their records are written in several pieces. */
const fields = (count: number): Field[] =>
	Array.from({ length: count }, (_, at) => {
		const [x, y] = [111.6 + (at % 100) * 0.001, 38.2 + Math.floor(at / 100) * 0.001];
		return {
			properties: { DKBM: `A${at}`, DKMC: '地'.repeat(30), SCMJ: 900 },
			rings: [box(x, y, x + 0.0009, y + 0.0009)]
		};
	});
const file = (rows: readonly Field[]) => placed('a.geojson', geojson(rows));

async function stream(path: string, place = county, kind = 'parcel') {
	const rowsPath = outputPath();
	const growth = new Growth();
	const name = basename(path).replace(/^\d+-/, '');
	const request = { path, name, output: rowsPath, countySrid: place.gk_srid, options: {}, siblings: false };
	const reading = parseFile(request, () => undefined, limits, undefined, growth);
	const bytes = readFileSync(path);
	const identity = { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
	const found = importKinds[kind]!;
	const outcome = await testWrite(
		engine,
		place,
		(tx, actor) =>
			storeWhileRead(tx, actor, { kind: found, county: place, rowsPath, overrides: {}, growth, reading }, identity),
		{ permission: found.permission, action: `import.${kind}` }
	);
	await reading;
	return outcome;
}

const rowsOf = async (table: 'parcel' | 'import_file', place = county) =>
	(
		await sql<
			Record<string, unknown>
		>`select * from ${sql.table(table)} where county_code = ${place.code} order by ${sql.raw(
			table === 'parcel' ? 'source_row' : 'id'
		)}`.execute(engine.primary)
	).rows;
/** Rows but for what differs from one import to the next. */
const same = (rows: readonly Record<string, unknown>[]) =>
	rows.map(({ id: _, county_code: __, recorded_at: ___, source_file_id: ____, ...rest }) => rest);
const otherwise: Outcome<never> = { ok: false, reason: 'import.stream.otherwise' };

describe('a file that is stored while it is read', () => {
	test('leaves what the ordinary way leaves, row by row, and tells the same', async () => {
		const rows = fields(6_000);
		rows[3]!.rings = [box(111.6025, 38.2, 111.6035, 38.2009)];
		const path = file(rows);
		const streamed = valueOf(await stream(path));
		const stored = valueOf(await takeFile(engine, other, 'parcel', path));
		expect(same(await rowsOf('parcel'))).toEqual(same(await rowsOf('parcel', other)));
		const { file: _, ...counts } = streamed.stored;
		const { file: __, ...expected } = stored;
		expect(counts).toEqual(expected);
		expect(streamed.prepared.doubts.some(({ expected: what }) => what === 'shape.apart')).toBe(true);
		const [a, b] = [await rowsOf('import_file'), await rowsOf('import_file', other)];
		const plain = ({ report, name: ___, ...rest }: Record<string, unknown>) => ({
			...same([rest])[0],
			report: { ...(report as object), former: null }
		});
		expect(plain(a[0]!)).toEqual(plain(b[0]!));
	});

	test.each<[string, (rows: Field[]) => void]>([
		['a record at the end is not as expected', (rows) => (rows.at(-1)!.properties.SCMJ = '约三亩')],
		['a double in another part', (rows) => (rows.at(-1)!.properties.DKBM = 'A0')],
		['a shape outside the county', (rows) => (rows.at(-1)!.rings = [box(120, 30, 120.1, 30.1)])],
		[
			'a column that only later records have, and that is a field',
			(rows) => {
				for (const { properties } of rows.slice(0, 5_500)) delete properties.DKMC;
			}
		]
	])('takes nothing when there is %s, and leaves it to the ordinary way', async (_, change) => {
		const rows = fields(6_000);
		change(rows);
		expect(await stream(file(rows))).toEqual(otherwise);
		expect(await rowsOf('parcel')).toEqual([]);
		expect(await rowsOf('import_file')).toEqual([]);
	});

	test('leaves a county that holds parcels, a kind whose records hang together and a damaged file to the ordinary way', async () => {
		const path = file(fields(20));
		valueOf(await takeFile(engine, county, 'parcel', path));
		expect(await stream(path)).toEqual(otherwise);
		expect(await stream(path, other, 'occupation')).toEqual(otherwise);
		const text = geojson(fields(6_000));
		expect(await stream(placed('a.geojson', text.slice(0, -2_000)), other)).toEqual(otherwise);
		expect(await rowsOf('parcel', other)).toEqual([]);
	});

	test('leaves a file with an invalid shape to the ordinary way, which measures it again after it was mended', async () => {
		const rows = fields(300);
		rows[5]!.rings = [
			[
				[111.7, 38.3],
				[111.701, 38.301],
				[111.7, 38.301],
				[111.701, 38.3],
				[111.7, 38.3]
			]
		];
		expect(await stream(file(rows))).toEqual(otherwise);
	});
});
