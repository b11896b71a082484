import { getMigrations } from 'better-auth/db/migration';
import { beforeAll, describe, expect, test } from 'vitest';
import { COUNTYLESS } from '#audit/chain.ts';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { accountOptions } from '#auth/accounts.server.ts';
import { hasExpired } from '#auth/expired.read.server.ts';
import { sweepExpired } from '#auth/expired.write.server.ts';
import { makeFirstLink } from '#auth/join.write.server.ts';
import { invitePerson } from '#auth/people.write.server.ts';
import { endRole, giveRole } from '#auth/person-roles.write.server.ts';
import { resetAccess, setDisabled } from '#auth/access.write.server.ts';
import { personById } from '#auth/people.read.server.ts';
import { keyRing } from '#core/sealed.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { accountsOf } from '#door/accounts.server.ts';
import { enterByLink, enterDemo } from '#door/entry.server.ts';
import type { House } from '#door/house.server.ts';
import { beginSecondFactor, endOwnSession, ownSessions, proveSecondFactor } from '#door/own-account.server.ts';
import { signInByCode, signInByPassword, signOut } from '#door/sign-in.server.ts';
import { headersOf, Visitors, type Knock } from '#door/visitor.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertInto } from '#test/factory.ts';
import { totpCode } from '#test/totp.ts';

const PASSWORD = 'Drei Kühe am Hang 7';
const TODAY = '2026-11-26';

describe('accounts', () => {
	let engine: Engine;
	let house: House;
	let county: CountyWithRows;
	let second: CountyWithRows;
	const ring = keyRing('test key of thirty-two signs or more');
	const knock = (cookies: readonly string[] = [], address = '10.0.0.1'): Knock => ({
		cookieHeader: cookies.map((cookie) => cookie.split(';', 1)[0]!).join('; '),
		...{ userAgent: 'test', address }
	});
	const entries = async () =>
		(await engine.primary.selectFrom('audit_entry').select('seq').where('county_code', '=', COUNTYLESS).execute())
			.length;
	const write: typeof testWrite = (...[on, of, run]) => testWrite(on, of, run, { permission: 'people.change' });
	const invite = async (name: string, role: string, places: string[] = [county.code], phone: string | null = null) =>
		valueOf(
			await write(engine, county, (tx, actor) =>
				invitePerson(tx, actor, ring, {
					...{ name, organisation: null, post: null, phone },
					roles: [{ role, places, from: '2026-01-01' }]
				})
			)
		);
	const enter = async (word: string, userName: string, personName?: string) =>
		valueOf(await enterByLink(house, county, knock(), { word, userName, password: PASSWORD, personName }));
	const signIn = (name: string, password = PASSWORD, address = '10.0.0.1') =>
		signInByPassword(house, county.code, knock([], address), { name, password });
	const visitor = (cookies: readonly string[]) => new Visitors(house).of(knock(cookies));

	beforeAll(async () => {
		engine = await testEngine();
		[county, second] = await twoCounties(engine);
		const settings = {
			secret: 'a secret of thirty-two signs or more',
			origin: null,
			host: '127.0.0.1',
			authPolicy: 'asvs'
		};
		house = { engine, settings, keys: ring } as unknown as House;
		for (const each of [county, second]) {
			await insertInto(engine, 'township', [each.rows.township({ code: `${each.code}100`, name: '石门镇' })]);
			await insertInto(engine, 'village', [each.rows.village({ code: `${each.code}100200` })]);
		}
	});

	test('its library finds its tables as it would make them', async () => {
		const options = accountOptions({
			query: engine.primary,
			secret: house.settings.secret!,
			origin: 'http://127.0.0.1'
		});
		const { toBeCreated, toBeAdded } = await getMigrations(options);
		expect([toBeCreated, toBeAdded]).toEqual([[], []]);
	});

	test('the first administrator comes in by a link that works once', async () => {
		const first = valueOf(await testWrite(engine, county, makeFirstLink, { permission: 'person.first' }));
		const another = valueOf(await testWrite(engine, county, makeFirstLink, { permission: 'person.first' }));
		const cookies = await enter(first.word, '管理员', '郭管理');
		const who = await visitor(cookies);
		expect([who?.actor.name, who?.actor.role, who?.lacksSecondFactor]).toEqual(['郭管理', 'admin', true]);
		for (const word of [first.word, another.word, `${first.word}x`, 'nonsense'])
			expect(
				await enterByLink(house, county, knock(), { word, userName: '别人', password: PASSWORD, personName: '别人' })
			).toMatchObject({
				ok: false,
				reason: expect.stringMatching(/^link\.(used|unknown)$/)
			});
		expect(await testWrite(engine, county, makeFirstLink, { permission: 'person.first' })).toMatchObject({
			reason: 'person.present'
		});
	});

	test('a person signs in by user name in any width and case, and acts within their places', async () => {
		const { id, word } = await invite('吕峰义', 'township', [`${county.code}100`]);
		await enter(word, '吕Feng');
		const signed = valueOf(await signIn('吕ｆｅｎｇ'));
		const who = (await visitor(signed.cookies))!;
		expect([who.actor.id, who.actor.scope.prefixes, signed.next]).toEqual([id, [`${county.code}100`], 'in']);
		expect(who.actor.permissions.has('land.import')).toBe(true);
		expect(who.actor.permissions.has('people.change')).toBe(false);
	});

	test('a wrong name and a wrong password are one refusal; after five failures a name waits, and the right password with it', async () => {
		const { word } = await invite('苗建柱', 'centre');
		await enter(word, '苗建柱');
		const told = await Promise.all([signIn('苗建柱', 'wrong password'), signIn('没有这人', 'wrong password')]);
		expect(told[0]).toEqual(told[1]);
		expect(told[0]).toMatchObject({ ok: false, reason: 'sign_in.wrong' });
		for (let tries = 0; tries < 4; tries++) await signIn('苗建柱', 'wrong password');
		expect(await signIn('苗建柱', 'wrong password')).toMatchObject({ reason: 'sign_in.wait' });
		expect(await signIn('苗建柱')).toMatchObject({ reason: 'sign_in.wait' });
		for (let tries = 0; tries < 4; tries++) await signIn('没有这人', 'wrong password');
		expect(await signIn('没有这人', 'wrong password'), 'a name nobody has waits alike').toMatchObject({
			reason: 'sign_in.wait'
		});
	});

	test('an address that has failed thirty times waits, and leaves no line under the names it goes on trying', async () => {
		const lines = async () => (await engine.primary.selectFrom('auth_attempt').select('key').execute()).length;
		const from = '10.0.0.77';
		for (let tries = 0; tries < 30; tries++) await signIn(`无人${tries}`, 'wrong password', from);
		const before = await lines();
		expect(await signIn('无人甲', 'wrong password', from)).toMatchObject({ reason: 'sign_in.wait' });
		expect(await lines()).toBe(before);
		expect(await signIn('无人甲', 'wrong password', '10.0.0.78')).toMatchObject({ reason: 'sign_in.wrong' });
	});

	test('a session ends everywhere with its person’s role, with their being shut out, with a reset, and by their own hand', async () => {
		const { id, word } = await invite('康民', 'centre');
		const [one, other] = [await enter(word, '康民'), valueOf(await signIn('康民')).cookies];
		const held = new Visitors(house);
		expect((await held.of(knock(one)))?.actor.id).toBe(id);
		const sessions = await ownSessions(house, knock(other), (await visitor(other))!.session!.id);
		expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
		valueOf(await endOwnSession(house, knock(other), sessions.find(({ current }) => !current)!.id));
		expect(await held.of(knock(one)), 'a process that held it does not go by it').toBe(null);
		expect(await visitor(other)).not.toBe(null);

		valueOf(
			await write(engine, county, (tx, actor) =>
				giveRole(tx, actor, id, { role: 'org_dept', places: [county.code], from: '2026-01-01' })
			)
		);
		expect(await visitor(other)).toBe(null);
		const third = valueOf(await signIn('康民')).cookies;
		const { roles } = (await personById(testRead(engine, county), id, TODAY))!;
		valueOf(await write(engine, county, (tx, actor) => endRole(tx, actor, id, roles[0]!.id)));
		expect(await visitor(third)).toBe(null);
		const fourth = valueOf(await signIn('康民')).cookies;
		expect((await visitor(fourth))?.actor.role).toBe('org_dept');
		valueOf(await write(engine, county, (tx, actor) => setDisabled(tx, actor, id, true)));
		expect(await visitor(fourth)).toBe(null);
		expect(await signIn('康民')).toMatchObject({ reason: 'sign_in.disabled' });
		valueOf(await write(engine, county, (tx, actor) => setDisabled(tx, actor, id, false)));
		const fifth = valueOf(await signIn('康民')).cookies;
		const reset = valueOf(await write(engine, county, (tx, actor) => resetAccess(tx, actor, id, false)));
		expect([await visitor(fifth), (await signIn('康民')).ok]).toEqual([null, false]);
		expect(await visitor(await enter(reset.word, ''))).not.toBe(null);
		const out = valueOf(await signIn('康民')).cookies;
		await signOut(house, knock(out));
		expect(await visitor(out)).toBe(null);
	});

	test('with a second factor a password alone gives no session; a code gives one, and a recovery code once', async () => {
		const { word } = await invite('武国', 'centre');
		const cookies = await enter(word, '武国');
		const made = valueOf(await beginSecondFactor(house, knock(cookies), PASSWORD, '武国'));
		expect(await beginSecondFactor(house, knock(cookies), 'wrong password', '武国')).toMatchObject({
			reason: 'password.wrong'
		});
		expect(await proveSecondFactor(house, knock(cookies), '000000')).toMatchObject({ reason: 'sign_in.code' });
		const proof = await totpCode(made.secret);
		valueOf(await proveSecondFactor(house, knock(cookies), proof));
		const half = valueOf(await signIn('武国'));
		expect([half.next, await visitor(half.cookies)]).toEqual(['code', null]);
		expect(await signInByCode(house, knock(half.cookies), { code: '000000', recovery: false })).toMatchObject({
			ok: false
		});
		const before = await entries();
		expect(
			await signInByCode(house, knock(half.cookies), { code: proof, recovery: false }),
			'the code that proved it is used'
		).toMatchObject({ reason: 'sign_in.code_used' });
		expect(await entries()).toBe(before + 1);
		const next = await totpCode(made.secret, 1);
		const [one, other] = [valueOf(await signIn('武国')), valueOf(await signIn('武国'))];
		const both = await Promise.all(
			[one, other].map(({ cookies: held }) => signInByCode(house, knock(held), { code: next, recovery: false }))
		);
		expect(both.map((each) => (each.ok ? 'in' : each.reason)).toSorted(), 'of two at once one is in').toEqual([
			'in',
			'sign_in.code_used'
		]);
		const whole = valueOf(both.find(({ ok }) => ok)!);
		expect((await visitor(whole.cookies))?.hasSecondFactor).toBe(true);
		const again = valueOf(await signIn('武国'));
		const recovered = await signInByCode(house, knock(again.cookies), { code: made.recoveryCodes[0]!, recovery: true });
		expect(await visitor(valueOf(recovered).cookies)).not.toBe(null);
		const third = valueOf(await signIn('武国'));
		expect(
			await signInByCode(house, knock(third.cookies), { code: made.recoveryCodes[0]!, recovery: true })
		).toMatchObject({ ok: false });
	});

	test('each endpoint of its library that may change something leaves a line in the chain without a county, done or refused', async () => {
		const { word } = await invite('贺文振', 'centre');
		const cookies = await enter(word, '贺文振');
		const { api } = accountsOf(house);
		const reading = new Set([
			'/get-session',
			'/list-sessions',
			'/list-accounts',
			'/ok',
			'/error',
			'/is-username-available'
		]);
		const silent: string[] = [];
		let driven = 0;
		for (const [name, endpoint] of Object.entries(api) as [
			string,
			((asked: object) => Promise<unknown>) & { path?: string }
		][]) {
			if (!endpoint.path || reading.has(endpoint.path)) continue;
			const before = await entries();
			await endpoint({ headers: headersOf(knock(cookies)), body: {}, query: {}, params: {} }).catch(() => undefined);
			driven++;
			if ((await entries()) !== before + 1) silent.push(`${name} ${endpoint.path}`);
		}
		expect(silent).toEqual([]);
		expect(driven).toBeGreaterThan(20);
		expect(await verifyTrail(testRead(engine, county), COUNTYLESS)).toMatchObject({ fault: null });
	});

	test('a mobile number stands for its person’s user name, however it is written; a number nobody has is a wrong name', async () => {
		const { id, word } = await invite('曹双生', 'inspector', [county.code], '138 1234 5678');
		await enter(word, '曹双生');
		const signed = valueOf(await signIn('+86 138-1234-5678', PASSWORD, '10.0.0.9'));
		expect((await visitor(signed.cookies))?.actor.id).toBe(id);
		expect(await signIn('13912345678', PASSWORD, '10.0.0.9')).toMatchObject({ reason: 'sign_in.wrong' });
		const kept = await engine.primary
			.selectFrom('person')
			.selectAll()
			.where('county_code', '=', county.code)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		expect(JSON.stringify(kept)).not.toContain('13812345678');
	});

	test('under djbh3 a password of ninety-one days lets nobody further than their own page; under asvs it does not matter', async () => {
		const { word } = await invite('史义', 'centre');
		const cookies = await enter(word, '史义');
		const user = await engine.primary
			.selectFrom('auth_user')
			.select('id')
			.where('username', '=', '史义')
			.executeTakeFirstOrThrow();
		const old = new Date(Date.now() - 91 * 86_400_000);
		await engine.primary.updateTable('auth_account').set({ updated_at: old }).where('user_id', '=', user.id).execute();
		const strict = { ...house, settings: { ...house.settings, authPolicy: 'djbh3' } } as House;
		expect([
			(await visitor(cookies))?.mustRenewPassword,
			(await new Visitors(strict).of(knock(cookies)))?.mustRenewPassword
		]).toEqual([false, true]);
	});

	test('the demo’s people come in by one click on the loopback alone, and nobody else of a county does', async () => {
		const [demo, other] = [county.rows.person({ name: '演示人', demo: true }), county.rows.person({ name: '真人' })];
		await insertInto(engine, 'person', [demo, other]);
		await insertInto(engine, 'person_role', [county.rows.personRole({ person_id: demo.id })]);
		const shown = { ...county, demo: true };
		const open = { ...house, settings: { ...house.settings, origin: 'https://mutu.example.gov.cn' } } as House;
		const asked = (from: House, place: typeof shown, id: string) => enterDemo(from, place, knock(), id);
		expect(await asked(open, shown, demo.id)).toMatchObject({ reason: 'demo.not_offered' });
		expect(await asked(house, { ...shown, demo: false }, demo.id)).toMatchObject({ reason: 'demo.not_offered' });
		expect(await asked(house, shown, other.id)).toMatchObject({ reason: 'demo.unknown_person' });
		expect((await visitor(valueOf(await asked(house, shown, demo.id))))?.actor.name).toBe('演示人');
	});

	test('sessions and steps of signing in go a day after they are over, one-time links a month after', async () => {
		const { id, word } = await invite('裴清', 'centre');
		await enter(word, '裴清');
		const link = (await invite('裴明', 'centre')).id;
		const [old, fresh] = [new Date(Date.now() - 2 * 86_400_000), new Date(Date.now() - 3_600_000)];
		const { user_id } = await engine.primary
			.selectFrom('person')
			.select('user_id')
			.where('county_code', '=', county.code)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		const sessions = () =>
			engine.primary.selectFrom('auth_session').select('id').where('user_id', '=', user_id!).execute();
		const links = () =>
			engine.primary
				.selectFrom('invitation')
				.select('id')
				.where('county_code', '=', county.code)
				.where('person_id', '=', link)
				.execute();
		const sweep = async () => valueOf(await testWrite(engine, county, sweepExpired, { permission: 'jobs.run' }));
		const end = async (at: Date) => {
			await engine.primary
				.updateTable('auth_session')
				.set({ expires_at: at })
				.where('user_id', '=', user_id!)
				.execute();
			await engine.primary
				.updateTable('invitation')
				.set({ expires_at: at })
				.where('county_code', '=', county.code)
				.where('person_id', '=', link)
				.execute();
		};
		await end(fresh);
		await sweep();
		expect(await hasExpired(testRead(engine, county), new Date())).toBe(false);
		expect([(await sessions()).length, (await links()).length]).toEqual([1, 1]);
		await end(old);
		expect(await hasExpired(testRead(engine, county), new Date())).toBe(true);
		expect((await sweep()).sessions).toBe(1);
		expect([(await sessions()).length, (await links()).length]).toEqual([0, 1]);
		await end(new Date(Date.now() - 31 * 86_400_000));
		expect((await sweep()).invitations).toBe(1);
		expect((await links()).length).toBe(0);
	});

	test('one county’s people are not the other’s', async () => {
		const { id } = await invite('薛双成', 'centre');
		expect(await personById(testRead(engine, second), id, TODAY)).toBe(null);
		expect(
			await testWrite(engine, second, (tx, actor) => setDisabled(tx, actor, id, true), { permission: 'people.change' })
		).toMatchObject({
			reason: 'person.unknown'
		});
	});
});
