import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { binaryRows } from '#db/binary-rows.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { RowReader } from '#db/row-reader.ts';
import { testEngine } from '#test/database.ts';

describe('rows in binary form', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await testEngine();
	});

	/** Fields of each row as hexadecimal digits, which any form of the bytes would spoil. */
	const read = (query: RawBuilder<unknown>, lasting = false): Promise<{ types: number[]; rows: (string | null)[][] }> =>
		binaryRows(engine.primary, query.compile(engine.primary), lasting, (answer) => {
			const reader = new RowReader(answer);
			const rows: (string | null)[][] = [];
			while (reader.row())
				rows.push(
					answer.columns.map((_, at) => {
						const [start, size] = [reader.starts[at]!, reader.sizes[at]!];
						return size < 0 ? null : Buffer.from(reader.bytes.subarray(start, start + size)).toString('hex');
					})
				);
			return { types: answer.columns.map(({ type }) => type), rows };
		});
	const integer = (value: number): string => value.toString(16).padStart(8, '0');

	test('hold every byte as PostgreSQL has it, text as UTF-8, nothing as nothing', async () => {
		const every = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
		const asked = sql`select ${7}::integer, ${'亩'}::text, null::text, ''::text, ${every}::bytea, ${2 ** 33}::bigint`;
		expect(await read(asked)).toEqual({
			types: [23, 25, 25, 25, 17, 20],
			rows: [[integer(7), 'e4baa9', null, '', every.toString('hex'), '0000000200000000']]
		});
	});

	test('hold a shape as the bytes that ST_AsEWKB gives', async () => {
		const shape = sql`ST_GeomFromText('POLYGON((0.5 0, 1 0, 1 1e-9, 0.5 0))', 3857)`;
		const { rows } = await read(sql`select ${shape} as shape, ST_AsEWKB(${shape}) as bytes`);
		expect(rows[0]![0]).toBe(rows[0]![1]);
	});

	test.each([0, 1, 3, 20_000])('come whole and in order, %d of them, small and large', async (count) => {
		const asked = (of: number) => sql`select n, repeat('x', n % 300) from generate_series(1, ${of}::integer) n`;
		const { rows } = await read(asked(count));
		expect(rows).toHaveLength(count);
		rows.forEach(([number, text], at) => {
			if (number !== integer(at + 1) || text !== '78'.repeat((at + 1) % 300))
				throw new Error(`row ${at}: ${number} ${text}`);
		});
		// The next answer lies where this one lay.
		expect((await read(asked(2))).rows).toEqual([
			[integer(1), '78'],
			[integer(2), '7878']
		]);
	});

	test('asked for together in one transaction do not lie on each other', async () => {
		await engine.primary.transaction().execute(async (tx) => {
			const all = [3, 900, 1, 5000].map((count) => {
				const query = sql`select n, repeat('y', ${count % 7}::integer) from generate_series(1, ${count}::integer) n`;
				return binaryRows(tx, query.compile(tx), true, (answer) => {
					const reader = new RowReader(answer);
					let sum = 0;
					while (reader.row()) sum += reader.integer(0);
					return sum;
				});
			});
			expect(await Promise.all(all)).toEqual([3, 900, 1, 5000].map((count) => (count * (count + 1)) / 2));
		});
	});

	test('of a plan that is kept are those of now: other parameters, other rows, and after a failure', async () => {
		const asked = (of: number) => read(sql`select ${100}::integer / n from generate_series(${of}::integer, 2) n`, true);
		for (let time = 0; time < 8; time++) {
			expect((await asked(1)).rows).toEqual([[integer(100)], [integer(50)]]);
			expect((await asked(2)).rows).toEqual([[integer(50)]]);
			await expect(asked(0)).rejects.toMatchObject({ code: '22012' });
		}
	});

	test('one row may be larger than all that is set aside', async () => {
		const { rows } = await read(sql`select repeat('ab', 5000000) as large`);
		expect(rows[0]![0]!.length).toBe(20_000_000);
		expect((await read(sql`select 1::integer`)).rows).toEqual([[integer(1)]]);
	});

	test('a statement that fails, at its beginning or midway, fails with PostgreSQL’s reason, and the next is answered', async () => {
		await expect(read(sql`select nothing from nowhere`)).rejects.toMatchObject({ code: '42P01' });
		const midway = sql`select 10 / (5000 - n) from generate_series(1, 6000) n`;
		await expect(read(midway)).rejects.toMatchObject({ code: '22012' });
		expect((await read(sql`select 2::integer`)).rows).toEqual([[integer(2)]]);
		const { rows } = await sql<{ n: number }>`select 3::integer as n`.execute(engine.primary);
		expect(rows).toEqual([{ n: 3 }]);
	});

	test('beside rows that are copied out', async () => {
		const copied = async (count: number) => {
			const lines: Buffer[] = [];
			await engine.primary.transaction().execute(async (tx) => {
				await sql`create temporary table copied on commit drop as
					select 'village' as layer, n as version, repeat('x', 500) as county_code from generate_series(1, ${count}::integer) n`.execute(
					tx
				);
				for await (const part of engine.copyOut(tx, 'copied' as never, ['version', 'county_code']))
					lines.push(Buffer.from(part));
			});
			return Buffer.concat(lines).toString().trimEnd().split('\n');
		};
		for (const count of [1, 3_000]) {
			const lines = await copied(count);
			expect([lines.length, lines.at(-1)]).toEqual([count, `${count}\t${'x'.repeat(500)}`]);
			expect((await read(sql`select ${count}::integer`)).rows).toEqual([[integer(count)]]);
		}
	});

	test('what reading throws is thrown, and the connection stays', async () => {
		const query = sql`select 1::integer`.compile(engine.primary);
		const thrown = binaryRows(engine.primary, query, false, () => {
			throw new RangeError('not this');
		});
		await expect(thrown).rejects.toThrow('not this');
		expect((await read(sql`select 4::integer`)).rows).toEqual([[integer(4)]]);
	});

	test('many at once each get their own', async () => {
		const all = Array.from({ length: 30 }, (_, at) =>
			read(sql`select ${at}::integer from generate_series(1, ${at * 50}::integer)`, true)
		);
		for (const [at, { rows }] of (await Promise.all(all)).entries()) {
			expect(rows).toHaveLength(at * 50);
			expect(new Set(rows.map(([value]) => value)).size).toBe(Math.min(1, at));
		}
	});

	test('a plan that the server keeps gives what another parameter asks, and outlives being forgotten', async () => {
		const asked = (n: number) => read(sql`select ${n}::integer as n`, true);
		for (let n = 0; n < 12; n++) expect((await asked(n)).rows).toEqual([[integer(n)]]);
		// As a pooler does that gives another server's connection.
		await Promise.all(Array.from({ length: 10 }, () => sql`deallocate all`.execute(engine.primary)));
		expect((await asked(99)).rows).toEqual([[integer(99)]]);
	});
});
