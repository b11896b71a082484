import { beforeAll, expect, test } from 'vitest';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { localOperator } from '#auth/local-operator.ts';
import { accepted, refused } from '#core/outcome.ts';
import type { AuditBody } from '#audit/entry.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor } from '#door/door.server.ts';
import { writeHeldRefusals } from '#door/refusals.server.ts';
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

const trailOf = async (county: string): Promise<AuditBody[]> => {
	const rows = await engine.primary
		.selectFrom('audit_entry')
		.select('body')
		.where('county_code', '=', county)
		.orderBy('seq')
		.execute();
	return rows.map(({ body }) => JSON.parse(body) as AuditBody);
};

test('a write refused for want of a permission stands in the trail, and asking a thousand times fills no more than two lines', async () => {
	const { code } = await freshCounty(engine);
	const { code: twin } = await freshCounty(engine);
	const actor = { ...localOperator(code), role: 'village', address: '10.0.0.9', permissions: new Set([]) };
	const ask = () => throughDoor(engine, actor, 'settings.change', async () => accepted(null));
	for (let time = 0; time < 1000; time++) await ask();
	expect(await trailOf(code)).toHaveLength(1);
	await writeHeldRefusals(engine);
	const [first, rest] = await trailOf(code);
	expect(first).toMatchObject({
		actor: { id: 'local-operator', role: 'village', address: '10.0.0.9' },
		action: 'settings.change',
		result: 'refused',
		notes: [{ kind: 'permission', ids: ['settings.change'], count: 1 }]
	});
	expect(rest).toMatchObject({ result: 'refused', notes: [{ count: 999 }] });
	expect(await trailOf(code)).toHaveLength(2);
	expect(await trailOf(twin)).toEqual([]);
	expect((await verifyTrail(testRead(engine, code))).fault).toBeNull();
});

test('a thousand people without a permission fill no more than a page in a minute, and none is left out of the count', async () => {
	const { code } = await freshCounty(engine);
	for (let person = 0; person < 1000; person++)
		await throughDoor(engine, { ...localOperator(code), id: `p${person}`, permissions: new Set([]) }, 'settings.change', async () => accepted(null)); // prettier-ignore
	await writeHeldRefusals(engine);
	const entries = await trailOf(code);
	expect(entries.length).toBeLessThan(130);
	const counted = entries.flatMap(({ notes }) => notes).reduce((sum, { count = 0 }) => sum + count, 0);
	expect(counted).toBe(1000);
});

test('an entry has the reason the write was given, and what a field was and is', async () => {
	const { code } = await freshCounty(engine);
	await testWrite(engine, code, async (tx) => {
		tx.because('同名不同人 13812345678');
		tx.note({ kind: 'contract', ids: ['c1'], changes: { lessee_name: ['王五 11010519491231002X', '王六'] } });
		return accepted(null);
	});
	const [entry] = await trailOf(code);
	expect(entry).toMatchObject({
		why: '同名不同人 138****5678',
		notes: [{ changes: { lessee_name: ['王五 110105********002X', '王六'] } }]
	});
});
