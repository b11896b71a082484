import { beforeAll, expect, test } from 'vitest';
import { verifyTrail } from '#audit/trail.read.server.ts';
import { localOperator } from '#auth/local-operator.ts';
import { accepted, refused } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor } from '#door/door.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

const setting = (county: string, value: number, now: Date) => ({
	county_code: county,
	key: 'test.value',
	valid_from: '2026-01-01',
	value: JSON.stringify(value),
	source: 'test',
	recorded_at: now
});

test('a write without the permission does nothing and says which one it lacks', async () => {
	const { code } = await freshCounty(engine);
	const actor = { ...localOperator(code), permissions: new Set([]) };
	let ran = false;
	const outcome = await throughDoor(engine, actor, 'settings.change', async () => {
		ran = true;
		return accepted(null);
	});
	expect(outcome).toEqual(refused('permission.missing', { permission: 'settings.change' }));
	expect(ran).toBe(false);
});

test('a refusal inside a write takes back what it had written, and leaves no trace in the trail', async () => {
	const { code } = await freshCounty(engine);
	const outcome = await testWrite(engine, code, async (tx) => {
		await tx.query
			.insertInto('setting')
			.values(setting(code, 1, tx.now))
			.execute();
		tx.touch('parcel');
		return refused('test.refused');
	});
	expect(outcome).toEqual(refused('test.refused'));
	const db = testRead(engine, code);
	expect(await db.query.selectFrom('setting').selectAll().where('county_code', '=', code).execute()).toEqual([]);
	expect(await db.query.selectFrom('layer_version').selectAll().where('county_code', '=', code).execute()).toEqual([]);
	expect(await verifyTrail(db)).toEqual({ chain: code, entries: 0, fault: null });
});

test('a write that throws leaves nothing either', async () => {
	const { code } = await freshCounty(engine);
	const write = testWrite(engine, code, async (tx) => {
		await tx.query
			.insertInto('setting')
			.values(setting(code, 1, tx.now))
			.execute();
		throw new Error('a bug');
	});
	await expect(write).rejects.toThrow('a bug');
	const rows = await testRead(engine, code)
		.query.selectFrom('setting')
		.selectAll()
		.where('county_code', '=', code)
		.execute();
	expect(rows).toEqual([]);
});

test('a write raises the versions of the layers it names, once each, and its entry says who did what to which things', async () => {
	const { code } = await freshCounty(engine);
	const change = () =>
		testWrite(engine, code, async (tx) => {
			tx.touch('parcel', 'finding', 'parcel');
			tx.note({ kind: 'parcel', count: 2, digest: 'd', village: null });
			return accepted(await tx.takeNumbers('parcel', 5));
		});
	expect([valueOf(await change()), valueOf(await change())]).toEqual([1, 6]);
	const db = testRead(engine, code);
	const versions = await db.query
		.selectFrom('layer_version')
		.select(['layer', 'version'])
		.where('county_code', '=', code)
		.orderBy('layer')
		.execute();
	expect(versions).toEqual([
		{ layer: 'finding', version: 2 },
		{ layer: 'parcel', version: 2 }
	]);
	const [first] = await db.query
		.selectFrom('audit_entry')
		.select(['seq', 'body'])
		.where('county_code', '=', code)
		.orderBy('seq')
		.execute();
	expect(JSON.parse(first!.body)).toMatchObject({
		county: code,
		actor: { id: 'local-operator' },
		action: 'land.import',
		notes: [{ kind: 'parcel', count: 2 }]
	});
});

test('many writes at once get a gapless trail in the order they were committed', async () => {
	const { code } = await freshCounty(engine);
	await Promise.all(Array.from({ length: 12 }, () => testWrite(engine, code, async () => accepted(null))));
	expect(await verifyTrail(testRead(engine, code))).toEqual({ chain: code, entries: 12, fault: null });
});
