import { beforeAll, describe, expect, test } from 'vitest';
import { DEVICE_GOOD_FOR, DEVICE_LINK_GOOD_FOR } from '#auth/devices.ts';
import { deviceByLink, deviceByToken, listDevices } from '#auth/devices.read.server.ts';
import { makeDevice, renewDeviceLink, revokeDevice } from '#auth/devices.write.server.ts';
import { digestOf } from '#auth/one-time-link.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { enterAsDevice } from '#door/entry.server.ts';
import type { House } from '#door/house.server.ts';
import { DEVICE_COOKIE, Visitors } from '#door/visitor.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertInto } from '#test/factory.ts';

const knock = (key?: string) => ({
	cookieHeader: key ? `${DEVICE_COOKIE}=${key}` : '',
	...{ userAgent: 'wall', address: '10.0.0.5' }
});

describe('walls and scoring phones', () => {
	let engine: Engine;
	let house: House;
	let county: CountyWithRows;
	let second: CountyWithRows;
	const write: typeof testWrite = (...[on, of, run]) => testWrite(on, of, run, { permission: 'device.change' });
	const make = async (name: string, purpose = 'wall', place = county.code) =>
		valueOf(await write(engine, county, (tx, actor) => makeDevice(tx, actor, { name, purpose, place })));
	const takeUp = (word: string, place = county) => enterAsDevice(house, place, knock(), word);
	const listed = async (id: string) =>
		(await listDevices(testRead(engine, county), new Date())).find((row) => row.id === id);
	const trail = async (device: string) =>
		(
			await engine.primary
				.selectFrom('audit_entry')
				.innerJoin('audit_subject', (join) =>
					join
						.onRef('audit_subject.county_code', '=', 'audit_entry.county_code')
						.onRef('audit_subject.seq', '=', 'audit_entry.seq')
				)
				.select(['action', 'body'])
				.where('audit_entry.county_code', '=', county.code)
				.where('audit_subject.subject', '=', device)
				.orderBy('audit_entry.seq')
				.execute()
		).map(({ action, body }) => ({ action, body }));

	beforeAll(async () => {
		engine = await testEngine();
		[county, second] = await twoCounties(engine);
		const settings = { secret: 'a secret of thirty-two signs or more', origin: null, authPolicy: 'asvs' };
		house = { engine, settings } as unknown as House;
		for (const each of [county, second])
			await insertInto(engine, 'township', [each.rows.township({ code: `${each.code}100`, name: '石门镇' })]);
	});

	test('a wall comes in by a link that works once, sees its place and has the wall’s permissions alone', async () => {
		const { id, word } = await make('会议室大屏', 'wall', `${county.code}100`);
		expect(word).toMatch(/^[2-9a-hj-kmnp-z]{5}(-[2-9a-hj-kmnp-z]{5}){3}$/);
		expect((await listed(id))?.state).toBe('waiting');
		const { key, until, device } = valueOf(await takeUp(word.toUpperCase()));
		expect(until.getTime() - Date.now()).toBeGreaterThan(DEVICE_GOOD_FOR.wall - 60_000);
		const who = (await new Visitors(house).of(knock(key)))!;
		expect([who.actor.id, who.actor.role, who.actor.scope.prefixes]).toEqual([id, 'wall', [`${county.code}100`]]);
		expect([...who.actor.permissions].toSorted()).toEqual(['screen.see', 'territory.see']);
		expect([who.person, who.session, device.name]).toEqual([null, null, '会议室大屏']);
		expect(await takeUp(word)).toMatchObject({ reason: 'device.link_used' });
		expect((await listed(id))?.state).toBe('active');
		const entries = await trail(id);
		expect(entries.map(({ action }) => action)).toEqual(['device.change', 'device.take_up']);
		expect(JSON.stringify(entries)).not.toContain(word);
		const kept = JSON.stringify(
			await engine.primary.selectFrom('device').selectAll().where('county_code', '=', county.code).execute()
		);
		for (const secret of [key, word]) expect(kept).not.toContain(secret);
	});

	test('revoked, it is out at once in a process that held it, for good, and in no other county’s hands', async () => {
		const { id, word } = await make('大厅');
		const { key } = valueOf(await takeUp(word));
		const held = new Visitors(house);
		expect((await held.of(knock(key)))?.actor.id).toBe(id);
		expect(
			await testWrite(engine, second, (tx, actor) => revokeDevice(tx, actor, id), { permission: 'device.change' })
		).toMatchObject({ reason: 'device.unknown' });
		valueOf(await write(engine, county, (tx, actor) => revokeDevice(tx, actor, id)));
		expect(await held.of(knock(key))).toBe(null);
		expect((await listed(id))?.state).toBe('revoked');
		for (const change of [revokeDevice, renewDeviceLink])
			expect(await write(engine, county, (tx, actor) => change(tx, actor, id))).toMatchObject({
				reason: 'device.revoked'
			});
	});

	test('a link that was not taken up in half an hour is over; another one for the same device takes its place', async () => {
		const { id, word } = await make('观摩 1 号', 'scoring');
		const late = new Date(Date.now() + DEVICE_LINK_GOOD_FOR + 1000);
		expect(await deviceByLink(testRead(engine, county), digestOf(word), late)).toMatchObject({ over: 'expired' });
		const other = valueOf(await write(engine, county, (tx, actor) => renewDeviceLink(tx, actor, id)));
		expect(await takeUp(word)).toMatchObject({ reason: 'device.link_unknown' });
		const { key } = valueOf(await takeUp(other.word));
		expect((await new Visitors(house).of(knock(key)))?.actor).toMatchObject({
			role: 'scoring',
			permissions: new Set()
		});
		const third = valueOf(await write(engine, county, (tx, actor) => renewDeviceLink(tx, actor, id)));
		expect(await new Visitors(house).of(knock(key)), 'it goes on until the link is taken up').not.toBe(null);
		valueOf(await takeUp(third.word));
		expect(await new Visitors(house).of(knock(key)), 'then only the new holder is it').toBe(null);
		const end = new Date(Date.now() + DEVICE_GOOD_FOR.scoring + 1000);
		expect(await deviceByToken(testRead(engine, county), digestOf(key), end)).toBe(null);
	});

	test('a revoked device’s unused link, a link of elsewhere and nonsense let nobody in', async () => {
		const { id, word } = await make('门厅');
		valueOf(await write(engine, county, (tx, actor) => revokeDevice(tx, actor, id)));
		expect(await takeUp(word)).toMatchObject({ reason: 'device.link_revoked' });
		const elsewhere = await make('二号');
		expect(await takeUp(elsewhere.word, second)).toMatchObject({ reason: 'device.link_unknown' });
		expect(await takeUp('nonsense')).toMatchObject({ reason: 'device.link_unknown' });
		expect(await new Visitors(house).of(knock('nonsense'))).toBe(null);
	});

	test('what is asked wrongly is refused with what was expected', async () => {
		const asked = { name: '大屏', purpose: 'wall', place: county.code };
		for (const [wrong, reason] of [
			[{ name: ' ' }, 'device.name'],
			[{ purpose: 'spy' }, 'device.purpose'],
			[{ place: `${county.code}999` }, 'device.place']
		] as const)
			expect(await write(engine, county, (tx, actor) => makeDevice(tx, actor, { ...asked, ...wrong }))).toMatchObject({
				reason
			});
	});
});
