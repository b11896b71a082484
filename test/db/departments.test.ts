import { beforeAll, describe, expect, test } from 'vitest';
import { listDepartments } from '#auth/departments.read.server.ts';
import { addDepartment, endDepartment, renameDepartment } from '#auth/departments.write.server.ts';
import { fullPhone } from '#auth/full-phone.write.server.ts';
import { departmentNames } from '#auth/people-list.read.server.ts';
import { rolesOn } from '#auth/people.read.server.ts';
import { localOperator } from '#auth/local-operator.ts';
import type { AuditBody } from '#audit/entry.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import { keyRing, seal } from '#core/sealed.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor, type Write } from '#door/door.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

const ring = keyRing('a key for tests that is long enough');
const TODAY = '2026-11-26';
const PHONE = '13812345678';

let engine: Engine;
let counties: [CountyWithRows, CountyWithRows];
let office: string;
let person: string;
let village: string;

beforeAll(async () => {
	engine = await testEngine();
	counties = await twoCounties(engine);
	for (const { code, rows: make } of counties) {
		const finance = make.department({ name: '财政局' });
		const clerk = make.person({ name: `李-${code}`, phone_sealed: seal(ring, PHONE, 'person.phone') });
		village = `${code}101201`;
		const roles = [
			make.personRole({ person_id: clerk.id, role: 'department', department_id: finance.id }),
			make.personRole({ person_id: clerk.id, role: 'village', place_codes: JSON.stringify([village]) })
		];
		[office, person] = [finance.id, clerk.id];
		valueOf(
			await testWrite(engine, code, async (tx) => {
				await insertRows(tx, 'department', [finance]);
				await insertRows(tx, 'person', [clerk]);
				await insertRows(tx, 'person_role', roles);
				return accepted(null);
			})
		);
	}
});

const write = <T>(act: Write<T>): Promise<Outcome<T>> =>
	testWrite(engine, counties[0], act, { permission: 'people.change', now: () => new Date(`${TODAY}T04:00:00Z`) });
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.reason);
const listed = (at = 0, day = TODAY) => listDepartments(testRead(engine, counties[at]!), day);
const called = async (day: string) => {
	const rows = await rolesOn(testRead(engine, counties[0]), day, [person]);
	return rows.find(({ role }) => role === 'department')?.department;
};
const entries = async (county = counties[0]): Promise<AuditBody[]> => {
	const rows = await engine.primary
		.selectFrom('audit_entry')
		.select('body')
		.where('county_code', '=', county.code)
		.orderBy('seq')
		.execute();
	return rows.map(({ body }) => JSON.parse(body) as AuditBody);
};

describe('departments', () => {
	test('another name from a day on leaves the former with its days, and who belongs where they are', async () => {
		const named = { id: office, name: '财政和国资局', from: '2026-06-01' };
		valueOf(await write((tx, actor) => renameDepartment(tx, actor, named)));
		const [row] = await listed();
		expect(row).toMatchObject({ id: office, name: '财政和国资局', state: 'now', since: '2020-01-01', until: null });
		expect(row!.names).toEqual([
			{ name: '财政和国资局', from: '2026-06-01', to: null },
			{ name: '财政局', from: '2020-01-01', to: '2026-06-01' }
		]);
		expect(row!.people).toMatchObject([{ id: person }]);
		expect([await called('2026-05-31'), await called('2026-06-01')]).toEqual(['财政局', '财政和国资局']);
		expect(await departmentNames(testRead(engine, counties[0]), '2026-05-31')).toEqual(['财政局']);
		expect((await listed(1))[0]!.names).toHaveLength(1);
		expect((await entries()).at(-1)!.notes).toMatchObject([
			{ kind: 'department', ids: [office], changes: { name: ['财政局', '财政和国资局'] } }
		]);
	});

	test('a name to come is one from its day on', async () => {
		const { id } = valueOf(
			await write((tx, actor) => addDepartment(tx, actor, { name: '数据局', from: '2027-01-01' }))
		);
		const found = (await listed()).find((row) => row.id === id)!;
		expect([found.state, found.name]).toEqual(['coming', '数据局']);
		expect(await departmentNames(testRead(engine, counties[0]), TODAY)).not.toContain('数据局');
		expect(await departmentNames(testRead(engine, counties[0]), '2027-01-01')).toContain('数据局');
		expect(await listed(1)).toHaveLength(1);
		valueOf(await write((tx, actor) => endDepartment(tx, actor, { id, to: '2028-01-01' })));
		expect((await listed(0, '2028-01-01')).find((row) => row.id === id)!.state).toBe('ended');
	});

	test('what cannot be is refused with its reason', async () => {
		const rename = (name: string, from: string) =>
			write((tx, actor) => renameDepartment(tx, actor, { id: office, name, from })).then(reason);
		expect(await rename(' ', '2027-01-01')).toBe('department.name');
		expect(await rename('财政和国资局', '2027-01-01')).toBe('department.same');
		expect(await rename('财政厅', '2026-06-01')).toBe('department.from');
		const again = { name: '财政和国资局', from: '2027-01-01' };
		expect(reason(await write((tx, actor) => addDepartment(tx, actor, again)))).toBe('department.name_taken');
		const end = (id: string) => write((tx, actor) => endDepartment(tx, actor, { id, to: '2027-01-01' })).then(reason);
		expect(await end(office)).toBe('department.people');
		expect(await end(crypto.randomUUID())).toBe('department.unknown');
	});
});

describe('a phone in full', () => {
	const ask = (why: string, given: Parameters<typeof testWrite>[3] = {}) =>
		testWrite(engine, counties[0], (tx, actor) => fullPhone(tx, actor, ring, person, why), {
			...{ permission: 'people.full.see', action: 'people.full', result: 'read' },
			...given
		});

	test('is given for a reason, which stands in the trail with who asked, and no number does', async () => {
		expect(valueOf(await ask('核实现场情况'))).toEqual({ phone: PHONE });
		const entry = (await entries()).at(-1)!;
		expect(entry).toMatchObject({ action: 'people.full', result: 'read', why: '核实现场情况' });
		expect(entry.notes).toMatchObject([{ kind: 'person', ids: [person], detail: { seen: '138****5678' } }]);
		expect(JSON.stringify(await entries())).not.toContain(PHONE);
	});

	test('is not given to who may not see it', async () => {
		const nobody = { ...localOperator(counties[0].code), permissions: new Set<Permission>() };
		const asked = throughDoor(engine, nobody, 'people.full.see', (tx, actor) =>
			fullPhone(tx, actor, ring, person, '核实现场情况')
		);
		expect(reason(await asked)).toBe('permission.missing');
	});

	test('is not given without one, nor to who sees another part of the county', async () => {
		const before = (await entries()).length;
		expect(reason(await ask('  看看 '))).toBe('people.reason');
		expect(reason(await ask('核实现场情况', { scope: { prefixes: [`${counties[0].code}102`] } }))).toBe(
			'person.unknown'
		);
		expect(valueOf(await ask('核实现场情况', { scope: { prefixes: [`${counties[0].code}101`] } }))).toEqual({
			phone: PHONE
		});
		expect((await entries()).length).toBe(before + 1);
	});
});
