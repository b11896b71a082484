import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AbortedTransactionError, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { templateName } from '#db/engine/embedded/template.server.ts';
import type { CopyValue, Engine } from '#db/engine/types.ts';
import { applied, migrate, migrations } from '#db/migrate.server.ts';
import { testEngine } from '#test/database.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

const one = async (expression: string): Promise<unknown> => {
	const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(engine.primary);
	return rows[0]!.value;
};

describe('values come out the same on both engines', () => {
	test.each<[string, unknown]>([
		['null::integer', null],
		['true', true],
		['32767::smallint', 32_767],
		['9007199254740991', 2 ** 53 - 1],
		['-9007199254740991', -(2 ** 53) + 1],
		['0.1::double precision', 0.1],
		["'NaN'::double precision", NaN],
		['1.50::numeric', '1.50'],
		["date '2026-02-28'", '2026-02-28'],
		["timestamptz '2026-01-02 03:04:05.678+08'", new Date('2026-01-01T19:04:05.678Z')],
		["timestamptz '2026-01-02 03:04:05'", new Date('2026-01-02T03:04:05Z')],
		[`'{"a": [1, "亩"], "b": null}'::jsonb`, { a: [1, '亩'], b: null }],
		["'\\x00ff10'::bytea", new Uint8Array([0, 255, 16])],
		[
			'st_setsrid(st_point(1, 2), 4490)',
			Uint8Array.from(Buffer.from('01010000208a110000000000000000f03f0000000000000040', 'hex'))
		],
		["'018f4e1c-0000-7000-8000-000000000000'::uuid", '018f4e1c-0000-7000-8000-000000000000'],
		['array[1, null, 3]::bigint[]', [1, null, 3]],
		[`array['a,"b\\', 'null', null, '', '{亩}']`, ['a,"b\\', 'null', null, '', '{亩}']],
		[
			'array[[1, 2], [3, 4]]',
			[
				[1, 2],
				[3, 4]
			]
		],
		["'{}'::text[]", []],
		["array[date '2026-01-02']", ['2026-01-02']],
		['array[true, false]', [true, false]]
	])('%s', async (expression, expected) => {
		expect(await one(expression)).toEqual(expected);
	});

	test('an integer beyond 2^53 throws instead of changing, and the connection lives on', async () => {
		await expect(one('9007199254740993')).rejects.toThrow(/within ±2\^53, got 9007199254740993/);
		expect(await one('1')).toBe(1);
	});
});

test('values go in the same on both engines', async () => {
	const date = new Date('2026-03-04T05:06:07.089Z');
	const texts = ['a,"b\\', 'null', '', '{亩}', null];
	const { rows } = await sql`select ${1.5}::float8 as number, ${true}::boolean as boolean, ${date}::timestamptz as date,
		${new Uint8Array([0, 7])}::bytea as bytes, ${texts}::text[] as texts, ${[1, 2]}::integer[] as numbers,
		${null}::text as nothing, ${'{"a":1}'}::jsonb as json, ${10n}::bigint as big`.execute(engine.primary);
	expect(rows).toEqual([
		{
			number: 1.5,
			boolean: true,
			date,
			bytes: new Uint8Array([0, 7]),
			texts,
			numbers: [1, 2],
			nothing: null,
			json: { a: 1 },
			big: 10
		}
	]);
	await expect(sql`select ${{ a: 1 }}::jsonb`.execute(engine.primary)).rejects.toThrow(/jsonb is passed as text/);
});

describe('transactions', () => {
	test('honour their isolation level and access mode', async () => {
		await engine.primary
			.transaction()
			.setIsolationLevel('serializable')
			.setAccessMode('read only')
			.execute(async (tx) => {
				const { rows } = await sql`select current_setting('transaction_isolation') as isolation,
					current_setting('transaction_read_only') as read_only`.execute(tx);
				expect(rows).toEqual([{ isolation: 'serializable', read_only: 'on' }]);
			});
	});

	test('a commit after a swallowed error throws, for it kept nothing', async () => {
		const work = engine.primary.transaction().execute(async (tx) => {
			await sql`select 1 / 0`.execute(tx).catch(() => undefined);
		});
		await expect(work).rejects.toThrow(AbortedTransactionError);
	});

	test('a savepoint gives back what came before it', async () => {
		const tx = await engine.primary.startTransaction().execute();
		await sql`create temporary table kept (n integer) on commit drop`.execute(tx);
		await sql`insert into kept values (1)`.execute(tx);
		const inner = await tx.savepoint('inner').execute();
		await sql`insert into kept values (2)`.execute(inner);
		await inner.rollbackToSavepoint('inner').execute();
		const { rows } = await sql`select n from kept`.execute(tx);
		expect(rows).toEqual([{ n: 1 }]);
		await tx.rollback().execute();
	});

	test('errors carry SQLSTATE, constraint and table', async () => {
		const row = { code: '999999', name: '', gk_srid: 1, west: 0, south: 0, east: 0, north: 0 };
		await expect(engine.primary.insertInto('county').values(row).execute()).rejects.toMatchObject({
			code: '23514',
			constraint: 'county_gk_srid_check',
			table: 'county'
		});
	});

	test('changes are counted', async () => {
		const row = { name: '', gk_srid: 4546, west: 0, south: 0, east: 0, north: 0 };
		const inserted = await engine.primary
			.insertInto('county')
			.values(['999997', '999998'].map((code) => ({ code, ...row })))
			.execute();
		expect(inserted[0]!.numInsertedOrUpdatedRows).toBe(2n);
		const deleted = await engine.primary.deleteFrom('county').where('code', 'in', ['999997', '999998']).execute();
		expect(deleted[0]!.numDeletedRows).toBe(2n);
	});
});

describe('COPY', () => {
	const columns = ['code', 'name', 'gk_srid', 'west', 'south', 'east', 'north', 'demo'];
	const ODD = 'a\tb\\c\nd\r"e" \\N \\. 亩图 𠮷';
	const rows = function* (count: number): Generator<CopyValue[]> {
		for (let n = 0; n < count; n++) yield [String(100_000 + n), ODD + n, 4546, 1e-7, -1.5, 0, 90, n % 2 === 0];
	};
	const undone = class extends Error {};

	test('takes any text, more than one piece, within the transaction of the caller', async () => {
		const count = 30_000;
		const work = engine.primary.transaction().execute(async (tx) => {
			expect(await engine.copy(tx, 'county', columns, rows(count))).toBe(count);
			const found = await tx
				.selectFrom('county')
				.select(['name', 'west', 'demo'])
				.where('code', '=', '100001')
				.execute();
			expect(found).toEqual([{ name: `${ODD}1`, west: 1e-7, demo: false }]);
			throw new undone();
		});
		await expect(work).rejects.toThrow(undone);
		expect(await one(`(select count(*) from county where code like '1000%')`)).toBe(0);
	});

	test('refuses a row of another width, a number that is none, a name that is not ours', async () => {
		const copy = (row: CopyValue[], table = 'county') =>
			engine.primary.transaction().execute((tx) => engine.copy(tx, table, columns, [row]));
		await expect(copy(['1'])).rejects.toThrow(/expected 8 values/);
		await expect(copy(['1', '', NaN, 0, 0, 0, 0, true])).rejects.toThrow(/expected a finite number/);
		await expect(copy(['1', '', 1, 0, 0, 0, 0, true])).rejects.toMatchObject({ code: '23514' });
		await expect(copy([], 'county; drop table county')).rejects.toThrow(/expected a plain name/);
		expect(await one('1')).toBe(1);
	});
});

describe('migrations', () => {
	test('are done once, and known by their checksums', async () => {
		expect(await migrate(engine)).toEqual([]);
		expect(await applied(engine)).toEqual((await migrations()).map(({ name, checksum }) => ({ name, checksum })));
	});

	test('a file that changed since, or one this program does not know, is refused', async () => {
		const [first] = await migrations();
		const record = (checksum: string) =>
			sql`update schema_migration set checksum = ${checksum} where name = ${first!.name}`.execute(engine.primary);
		await record('0'.repeat(64));
		await expect(migrate(engine)).rejects.toThrow(/has changed since/);
		await record(first!.checksum);
		await sql`insert into schema_migration values ('9999-later.sql', '', ${new Date()})`.execute(engine.primary);
		await expect(migrate(engine)).rejects.toThrow(/newer than the program/);
		await sql`delete from schema_migration where name = '9999-later.sql'`.execute(engine.primary);
		expect(await migrate(engine)).toEqual([]);
	});
});

test('the engine says what it is', async () => {
	const described = await engine.describe();
	expect(described.kind).toBe(process.env.DATABASE_URL ? 'postgres' : 'embedded');
	expect(described.postgres).toMatch(/^1\d\./);
	expect(described.postgis).toMatch(/^3\./);
	expect(described.geos).toMatch(/^3\./);
});

test('the template in the repository fits the installed pair', () => {
	expect(existsSync(join(projectRoot(), 'src/db/engine/embedded/template', templateName()))).toBe(true);
});
