import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { COUNTYLESS } from '#audit/chain.ts';
import { setOutsideIdentity } from '#auth/outside.write.server.ts';
import { keyRing } from '#core/sealed.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { accountsOf } from '#door/accounts.server.ts';
import type { House } from '#door/house.server.ts';
import { beginOutside, endOutside } from '#door/outside-sign-in.server.ts';
import { Visitors, type Knock } from '#door/visitor.server.ts';
import { testEngine, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertInto } from '#test/factory.ts';
import { CLIENT, oidcProvider, type OidcProvider } from '#test/oidc-provider.ts';

describe('signing in by a provider', () => {
	let engine: Engine;
	let house: House;
	let county: CountyWithRows;
	let second: CountyWithRows;
	let provider: OidcProvider;
	const origin = 'http://127.0.0.1:4000';
	const knock = (cookies: readonly string[] = []): Knock => ({
		cookieHeader: cookies.map((cookie) => cookie.split(';', 1)[0]!).join('; '),
		...{ userAgent: 'test', address: '10.0.0.1' }
	});
	/** A house of its own asks the provider anew how it is. */
	const open = (outside: Partial<NonNullable<House['settings']['outside']>> = {}): House => {
		const known = { issuer: provider.issuer, discoveryUrl: `${provider.issuer}/.well-known/openid-configuration` };
		const client = { clientId: CLIENT.id, clientSecret: CLIENT.secret, label: '统一认证', claim: 'employee' };
		const settings = { secret: 'a secret of thirty-two signs or more', origin, authPolicy: 'asvs' };
		const keys = keyRing('a key for tests that is long enough');
		return {
			engine,
			keys,
			settings: { ...settings, outside: { ...known, ...client, ...outside } }
		} as unknown as House;
	};
	const person = async (name: string, role: string | null, identity: string) => {
		const row = county.rows.person({ name });
		await insertInto(engine, 'person', [row]);
		if (role) await insertInto(engine, 'person_role', [county.rows.personRole({ person_id: row.id, role })]);
		valueOf(await enter(row.id, identity));
		return row.id;
	};
	const enter = (id: string, identity: string | null, of = county) =>
		testWrite(engine, of, (tx, actor) => setOutsideIdentity(tx, actor, id, identity), { permission: 'people.change' });
	const go = async (from = house, next = '/land/findings?status=suspected') => {
		const begun = valueOf(await beginOutside(from, county, knock(), next));
		const back = await provider.visit(begun.to);
		return {
			back,
			cookies: begun.cookies,
			end: () => endOutside(from, county, knock(begun.cookies), back.searchParams)
		};
	};
	const lines = async (chain = COUNTYLESS) =>
		(
			await engine.primary
				.selectFrom('audit_entry')
				.select(['action', 'result'])
				.where('county_code', '=', chain)
				.orderBy('seq')
				.execute()
		).map(({ action, result }) => `${action} ${result}`);

	beforeAll(async () => {
		engine = await testEngine();
		[county, second] = await twoCounties(engine);
		provider = await oidcProvider();
		house = open();
	});
	beforeEach(() => {
		provider.fault = {};
		provider.person = { sub: 'abc', employee: '1001', preferred_username: '吕峰义' };
	});
	afterAll(() => provider.close());

	test('a person whose identity was entered comes in, and again as the same account; state, nonce and PKCE are asked for', async () => {
		const id = await person('吕峰义', 'township', '1001');
		const [before, own] = [(await lines()).length, (await lines(county.code)).length];
		const { back, end } = await go();
		for (const name of ['state', 'nonce', 'code_challenge'])
			expect(provider.last.get(name)?.length).toBeGreaterThan(20);
		expect(provider.last.get('code_challenge_method')).toBe('S256');
		expect(`${back.origin}${back.pathname}`).toBe(`${origin}/sign-in/by/callback/outside`);
		const { next, cookies } = valueOf(await end());
		expect(next).toBe(`/sign-in?next=${encodeURIComponent('/land/findings?status=suspected')}`);
		const who = (await new Visitors(house).of(knock(cookies)))!;
		expect([who.actor.id, who.actor.role]).toEqual([id, 'township']);
		expect((await lines()).slice(before)).toEqual(['account.sign-in.social done', 'account.callback.:id done']);
		expect((await lines(county.code)).slice(own)).toEqual(['person.outside done']);
		valueOf(await (await go()).end());
		const users = await engine.primary.selectFrom('auth_user').select('id').where('person_id', '=', id).execute();
		expect(users).toHaveLength(1);
		const kept = await engine.primary
			.selectFrom('auth_account')
			.select('provider_id')
			.where('user_id', '=', users[0]!.id)
			.execute();
		expect(kept).toEqual([{ provider_id: 'outside' }]);
		expect(await end(), 'an answer counts once').toMatchObject({ reason: 'outside.failed' });
	});

	test('nobody is made by it: who is not entered, is disabled, has no role or needs a second factor stays outside and is told why', async () => {
		await person('管理员', 'admin', '2001');
		await person('无职责', null, '2002');
		const gone = await person('停用的', 'centre', '2003');
		await engine.primary
			.updateTable('person')
			.set({ disabled_at: new Date() })
			.where('county_code', '=', county.code)
			.where('id', '=', gone)
			.execute();
		const users = async () => (await engine.primary.selectFrom('auth_user').select('id').execute()).length;
		const before = await users();
		for (const [employee, reason] of [
			['9999', 'outside.unknown'],
			[undefined, 'outside.no_claim'],
			['2001', 'outside.second_factor'],
			['2002', 'sign_in.no_role'],
			['2003', 'sign_in.disabled']
		] as const) {
			provider.person = { sub: `sub-${employee}`, email: 'lv@example.gov.cn', email_verified: true, employee };
			const trail = (await lines()).length;
			expect(await (await go()).end()).toMatchObject({ ok: false, reason });
			expect((await lines()).slice(trail)).toEqual(['account.sign-in.social done', 'account.callback.:id refused']);
		}
		expect(await users()).toBe(before);
	});

	test.each([
		['an issuer that is not the one of the settings', { claims: { iss: 'https://elsewhere.example' } }],
		['a nonce of another sign-in', { claims: { nonce: 'another' } }],
		['a token for another client', { claims: { aud: 'other' } }],
		['a token that is over', { claims: { exp: 1_000_000 } }],
		['a signature by a key it does not show', { foreignKey: true }],
		['no ID token at all', { noIdToken: true }]
	])('%s lets nobody in', async (_, fault) => {
		provider.fault = fault;
		expect(await (await go()).end()).toMatchObject({ ok: false, reason: 'outside.failed' });
	});

	test('an answer in another browser, or with another state, lets nobody in', async () => {
		const { back } = await go();
		expect(await endOutside(house, county, knock(), back.searchParams)).toMatchObject({ ok: false });
		const { back: again, cookies } = await go();
		again.searchParams.set('state', 'made up');
		expect(await endOutside(house, county, knock(cookies), again.searchParams)).toMatchObject({ ok: false });
	});

	test('a description by another issuer is not believed, nor is the callback’s own word for it', async () => {
		const other = open({ issuer: 'http://127.0.0.1:1' });
		expect(await (await go(other)).end()).toMatchObject({ reason: 'outside.failed' });
		const { back, cookies } = await go();
		back.searchParams.set('iss', 'http://127.0.0.1:1');
		expect(await endOutside(house, county, knock(cookies), back.searchParams)).toMatchObject({
			reason: 'outside.failed'
		});
	});

	test('another identity ends the sessions of the former one; nobody has two, and none is another county’s', async () => {
		const id = await person('武国', 'centre', '3001');
		provider.person = { sub: 'wu', employee: '3001' };
		const { cookies } = valueOf(await (await go()).end());
		expect((await new Visitors(house).of(knock(cookies)))?.actor.id).toBe(id);
		expect(await enter(id, '1001')).toMatchObject({ reason: 'person.identity_taken' });
		expect(await enter(id, '3002', second)).toMatchObject({ reason: 'person.unknown' });
		valueOf(await enter(id, null));
		expect(await new Visitors(house).of(knock(cookies))).toBe(null);
		expect(await (await go()).end()).toMatchObject({ reason: 'outside.unknown' });
		// The provider's subject went over to somebody else: its account goes with the identity that was entered.
		const heir = await person('新来的', 'centre', '3001');
		const now = valueOf(await (await go()).end());
		expect((await new Visitors(house).of(knock(now.cookies)))?.actor.id).toBe(heir);
	});

	test('a provider that does not answer holds nobody else up, and is asked again the next time', async () => {
		const late = open();
		provider.fault = { silent: true };
		expect(await beginOutside(late, county, knock(), '/')).toMatchObject({ reason: 'outside.unreachable' });
		expect(await accountsOf(late).api.getSession({ headers: new Headers() })).toBe(null);
		provider.fault = {};
		expect(await beginOutside(late, county, knock(), '/')).toMatchObject({ ok: true });
		expect(
			await beginOutside({ ...late, settings: { ...late.settings, outside: null } }, county, knock(), '/')
		).toMatchObject({
			reason: 'outside.off'
		});
	});

	test('it was asked for its own addresses alone', () => {
		expect([...new Set(provider.asked)].toSorted()).toEqual([
			'/.well-known/openid-configuration',
			'/authorize',
			'/jwks',
			'/token'
		]);
	});
});
