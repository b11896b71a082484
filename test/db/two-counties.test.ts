import { describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import { acrossCounties, CountyFault, takeFaults } from '#test/walker/watch.ts';
import { insertRows } from '#test/factory.ts';
import { freshCounty, testEngine, testRead, testWrite, twoCounties, valueOf } from '#test/database.ts';

describe('what database tests stand on', () => {
	test('rows of two counties share their ids, and a read of one sees only its own', async () => {
		const engine = await testEngine();
		const [first, second] = await twoCounties(engine);
		for (const { code, rows } of [first, second])
			valueOf(
				await testWrite(engine, code, async (tx) => accepted(await insertRows(tx, 'township', [rows.township()])))
			);
		const all = await acrossCounties(() => engine.primary.selectFrom('township').select('id').execute());
		expect(new Set(all.map(({ id }) => id)).size).toBe(1);
		expect(all).toHaveLength(2);
		const db = testRead(engine, second);
		const seen = await db.query
			.selectFrom('township')
			.select('county_code')
			.where('county_code', '=', db.county)
			.execute();
		expect(seen).toEqual([{ county_code: second.code }]);
	});

	test('a statement without its county does not reach the database', async () => {
		const engine = await testEngine();
		await expect(engine.primary.selectFrom('township').select('id').execute()).rejects.toThrow(CountyFault);
		expect(takeFaults()).toHaveLength(1);
	});

	test('a write that is refused leaves nothing, and the door holds the trail', async () => {
		const engine = await testEngine();
		const county = await freshCounty(engine);
		const outcome = await testWrite(engine, county, async (tx) => {
			await tx.takeNumbers('village', 3);
			return { ok: false, reason: 'test.refused' };
		});
		expect(outcome).toEqual({ ok: false, reason: 'test.refused' });
		expect(await testWrite(engine, county, async (tx) => accepted(await tx.takeNumbers('village', 1)))).toEqual(
			accepted(1)
		);
	});
});
