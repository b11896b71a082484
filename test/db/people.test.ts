import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditBody } from '#audit/entry.ts';
import { resetAccess, setDisabled } from '#auth/access.write.server.ts';
import { departmentNames, listPeople } from '#auth/people-list.read.server.ts';
import { changePerson, invitePerson } from '#auth/people.write.server.ts';
import { changePlaces, endRole, giveRole } from '#auth/person-roles.write.server.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { keyRing } from '#core/sealed.server.ts';
import type { Engine } from '#db/engine/types.ts';
import type { Write } from '#door/door.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

const ring = keyRing('a key for tests that is long enough');
const TODAY = '2026-11-26';
const from = '2026-01-01';

/** 甲 administers, 乙 answers for a village and is signed in, 丙 was an administrator until a day that has passed. */
async function fill({ code, rows: make }: CountyWithRows) {
	const township = make.township({ name: '甲镇' });
	const village = make.village({ name: '上峪村', township_code: township.code });
	const people = ['甲某', '乙某', '丙某'].map((name) => make.person({ name, organisation: `县-${code}` }));
	const [admin, clerk, former] = people.map(({ id }) => id) as [string, string, string];
	const roles = [
		make.personRole({ person_id: admin, role: 'admin' }),
		make.personRole({ person_id: clerk, role: 'village', place_codes: JSON.stringify([village.code]) }),
		make.personRole({ person_id: former, role: 'admin', valid_to: '2026-01-01' })
	];
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', [village]);
			await insertRows(tx, 'department', [make.department({ name: '农业农村局' })]);
			await insertRows(tx, 'person', people);
			await insertRows(tx, 'person_role', roles);
			for (const { id, name } of people) await account(tx, id, name);
			return accepted(null);
		})
	);
	return { admin, clerk, former, township: township.code, village: village.code, roles: roles.map(({ id }) => id) };
}

/** An account with one session, as taking up a link leaves it. */
async function account(tx: Parameters<Write<unknown>>[0], person: string, name: string) {
	const user = tx.newId();
	const own = { id: user, name, email: `${user}@people.invalid`, email_verified: false, created_at: tx.now };
	await tx.query
		.insertInto('auth_user')
		.values({ ...own, updated_at: tx.now, county_code: tx.county, person_id: person, last_seen_at: tx.now })
		.execute();
	await tx.query
		.updateTable('person')
		.set({ user_id: user })
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.execute();
	await session(tx, user);
}

const session = (tx: Parameters<Write<unknown>>[0], user: string) =>
	tx.query
		.insertInto('auth_session')
		.values({
			...{ id: tx.newId(), token: tx.newId(), user_id: user, created_at: tx.now, updated_at: tx.now },
			expires_at: new Date(tx.now.getTime() + 3_600_000)
		})
		.execute();

let engine: Engine;
let counties: [CountyWithRows, CountyWithRows];
let made: Awaited<ReturnType<typeof fill>>;
let twin: Awaited<ReturnType<typeof fill>>;

beforeAll(async () => {
	engine = await testEngine();
	counties = await twoCounties(engine);
	made = await fill(counties[0]);
	twin = await fill(counties[1]);
});

const write = <T>(act: Write<T>): Promise<Outcome<T>> =>
	testWrite(engine, counties[0], act, { permission: 'people.change' });
const listed = (at = 0) => listPeople(testRead(engine, counties[at]!), ring, TODAY);
const one = async (id: string, at = 0) => (await listed(at)).find((row) => row.id === id)!;
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.reason);
const asked = (given: object = {}) => ({
	...{ name: '丁某', organisation: '上峪村', post: '报账员', phone: null, roles: [] },
	...given
});

async function sessions(person: string): Promise<number> {
	const rows = await engine.primary
		.selectFrom('auth_session')
		.innerJoin('auth_user', 'auth_user.id', 'auth_session.user_id')
		.select('auth_session.id')
		.where('auth_user.county_code', '=', counties[0].code)
		.where('person_id', '=', person)
		.execute();
	return rows.length;
}
const signIn = (person: string) =>
	write(async (tx) => {
		const { user_id } = await tx.query
			.selectFrom('person')
			.select('user_id')
			.where('county_code', '=', tx.county)
			.where('id', '=', person)
			.executeTakeFirstOrThrow();
		await session(tx, user_id!);
		return accepted(null);
	});

describe('the county’s people', () => {
	test('two counties share ids, and each lists its own with what they are today', async () => {
		expect(made.clerk).toBe(twin.clerk);
		for (const at of [0, 1]) {
			const rows = await listed(at);
			expect(rows.map(({ name }) => name).sort()).toEqual(['丙某', '乙某', '甲某'].sort());
			expect(new Set(rows.map(({ organisation }) => organisation))).toEqual(new Set([`县-${counties[at]!.code}`]));
			expect(rows.every(({ state, seen }) => state === 'active' && seen !== null)).toBe(true);
		}
		expect((await one(made.clerk)).roles).toMatchObject([{ role: 'village', places: [made.village] }]);
		expect((await one(made.former)).roles).toEqual([]);
		expect(await departmentNames(testRead(engine, counties[0]), TODAY)).toEqual(['农业农村局']);
	});

	test('with a part of the county in sight, those who are something there', async () => {
		const rows = await listPeople(testRead(engine, counties[0], { prefixes: [made.township] }), ring, TODAY);
		expect(rows.map(({ name }) => name)).toEqual(['乙某']);
	});

	test('whoever is invited is listed as invited, with a masked phone that nobody else may have', async () => {
		const role = { role: 'village', places: [made.village], from };
		const outcome = await write((tx, actor) =>
			invitePerson(tx, actor, ring, asked({ phone: '138-1234 5678', roles: [role] }))
		);
		const { id } = valueOf(outcome);
		expect(await one(id)).toMatchObject({ state: 'invited', phone: '138****5678', seen: null });
		expect((await one(id)).linkUntil).not.toBeNull();
		expect(await listed(1)).toHaveLength(3);
		const twice = asked({ name: '戊某', phone: '13812345678' });
		expect(reason(await write((tx, actor) => invitePerson(tx, actor, ring, twice)))).toBe('person.phone_taken');

		const known = { name: '丁大某', organisation: null, post: null };
		valueOf(await write((tx, actor) => changePerson(tx, actor, ring, id, known)));
		expect(await one(id)).toMatchObject({ name: '丁大某', organisation: null, phone: '138****5678' });
		valueOf(await write((tx, actor) => changePerson(tx, actor, ring, id, { ...known, phone: null })));
		expect((await one(id)).phone).toBeNull();
		valueOf(await write((tx, actor) => setDisabled(tx, actor, id, true)));
		expect(await one(id)).toMatchObject({ state: 'disabled', linkUntil: null });
		expect(reason(await write((tx, actor) => resetAccess(tx, actor, id, false)))).toBe('person.disabled');
	});

	test.each([
		['person.name', asked({ name: ' ' })],
		['person.phone', asked({ phone: '12345' })],
		['role.no_place', asked({ roles: [{ role: 'village', places: [], from }] })],
		['role.unknown', asked({ roles: [{ role: 'king', places: ['x'], from }] })]
	])('an invitation refused with %s leaves nobody', async (expected, person) => {
		const before = (await listed()).length;
		expect(reason(await write((tx, actor) => invitePerson(tx, actor, ring, person)))).toBe(expected);
		expect(await listed()).toHaveLength(before);
	});

	test('a role given or ended signs them out in this county alone', async () => {
		expect(await sessions(made.clerk)).toBe(1);
		const role = { role: 'township', places: [made.township], from };
		const { id } = valueOf(await write((tx, actor) => giveRole(tx, actor, made.clerk, role)));
		expect(await sessions(made.clerk)).toBe(0);
		expect((await one(made.clerk)).roles).toHaveLength(2);
		expect((await one(made.clerk, 1)).roles).toHaveLength(1);
		expect(reason(await write((tx, actor) => giveRole(tx, actor, made.clerk, role)))).toBe('role.present');
		const nowhere = { role: 'village', places: [`${made.township}999`], from };
		expect(reason(await write((tx, actor) => giveRole(tx, actor, made.clerk, nowhere)))).toBe('role.place_unknown');

		valueOf(await signIn(made.clerk));
		valueOf(await write((tx, actor) => endRole(tx, actor, made.clerk, id)));
		expect(await sessions(made.clerk)).toBe(0);
		expect((await one(made.clerk)).roles).toMatchObject([{ role: 'village' }]);
		expect(reason(await write((tx, actor) => endRole(tx, actor, made.clerk, id)))).toBe('role.unknown');
	});

	test('the places of a role are others at once, in this county alone, and the trail has both', async () => {
		const second = valueOf(
			await write(async (tx) => {
				const make = counties[0].rows;
				const row = make.village({ name: '下井村', township_code: made.township });
				await insertRows(tx, 'village', [row]);
				return accepted(row.code);
			})
		);
		const { id } = (await one(made.clerk)).roles[0]!;
		const change = (role: string, places: string[]) =>
			write((tx, actor) => changePlaces(tx, actor, made.clerk, role, places)).then(reason);
		expect(await change(id, [made.township])).toBe('role.level');
		expect(await change(id, [`${made.township}999`])).toBe('role.place_unknown');
		expect(await change(id, [])).toBe('role.no_place');
		expect(await change(crypto.randomUUID(), [made.village])).toBe('role.gone');
		valueOf(await signIn(made.clerk));
		expect(await change(id, [second])).toBe('accepted');
		expect(await sessions(made.clerk)).toBe(0);
		expect((await one(made.clerk)).roles).toMatchObject([{ role: 'village', places: [second] }]);
		expect((await one(made.clerk, 1)).roles).toMatchObject([{ places: [twin.village] }]);
		const { body } = await engine.primary
			.selectFrom('audit_entry')
			.select('body')
			.where('county_code', '=', counties[0].code)
			.orderBy('seq', 'desc')
			.limit(1)
			.executeTakeFirstOrThrow();
		expect((JSON.parse(body) as AuditBody).notes).toMatchObject([
			{ kind: 'person_role', ids: [made.clerk, id], changes: { places: [['上峪村'], ['下井村']] } }
		]);
		expect(await change(id, [made.village])).toBe('accepted');
	});

	test('disabled they are out at once, and enabled they are as before', async () => {
		valueOf(await signIn(made.clerk));
		valueOf(await write((tx, actor) => setDisabled(tx, actor, made.clerk, true)));
		expect(await sessions(made.clerk)).toBe(0);
		expect([(await one(made.clerk)).state, (await one(made.clerk, 1)).state]).toEqual(['disabled', 'active']);
		valueOf(await write((tx, actor) => setDisabled(tx, actor, made.clerk, false)));
		expect((await one(made.clerk)).state).toBe('active');
		valueOf(await signIn(made.clerk));
		const { expires } = valueOf(await write((tx, actor) => resetAccess(tx, actor, made.clerk, true)));
		expect(await sessions(made.clerk)).toBe(0);
		expect((await one(made.clerk)).linkUntil).toEqual(expires);
		expect((await one(made.clerk, 1)).linkUntil).toBeNull();
	});

	test('the last administrator stays, one whose days are over is none, and nobody disables themselves', async () => {
		const { admin } = made;
		expect(reason(await write((tx, actor) => setDisabled(tx, actor, admin, true)))).toBe('person.last_admin');
		expect(reason(await write((tx, actor) => endRole(tx, actor, admin, made.roles[0]!)))).toBe('person.last_admin');
		expect(reason(await write((tx, actor) => setDisabled(tx, { ...actor, id: admin }, admin, true)))).toBe(
			'person.self'
		);
		const watching = { role: 'discipline', places: [counties[0].code], from };
		expect(reason(await write((tx, actor) => giveRole(tx, actor, admin, watching)))).toBe('role.conflict');
		const again = { role: 'admin', places: [counties[0].code], from };
		valueOf(await write((tx, actor) => giveRole(tx, actor, made.former, again)));
		valueOf(await write((tx, actor) => endRole(tx, actor, admin, made.roles[0]!)));
		expect((await one(admin)).roles).toEqual([]);
	});
});
