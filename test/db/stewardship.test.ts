import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { localOperator } from '#auth/local-operator.ts';
import { accepted } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import type { Scope } from '#core/scope.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor } from '#door/door.server.ts';
import { documentsInForce } from '#stewardship/documents.read.server.ts';
import { seeLabels } from '#stewardship/labels.write.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import { listRegister } from '#stewardship/register.read.server.ts';
import { endRecord, removeRecord, saveRecord, takeBackRecord } from '#stewardship/register.write.server.ts';
import { tableOf } from '#stewardship/register-tables.server.ts';
import { openRegisters, registerNames, type OpenRegister, type RegisterName } from '#stewardship/registers.ts';
import { responsibleFor } from '#stewardship/responsible.read.server.ts';
import { placesUp } from '#stewardship/responsible.ts';
import { zoneNames } from '#zones/zones.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

/** Two villages of two townships; a pair, a person, a station and a label for each; a zone of the second village. */
async function fill({ code, rows: make }: CountyWithRows) {
	const townships = [make.township({ name: '甲镇' }), make.township({ name: '乙乡' })];
	const villages = townships.map((township, at) =>
		make.village({ name: ['上峪村', '下井村'][at]!, township_code: township.code })
	);
	const zone = make.zone({ name: '玉露香梨' });
	const group = make.team({ name: '领导小组' });
	const places = [...townships, ...villages].map((place) => place.code);
	const pairs = places.map((subject_code) =>
		make.pairing({ subject_code, subject_kind: subject_code.length === 9 ? 'township' : 'village' })
	);
	const pairOfZone = make.pairing({ subject_kind: 'zone', subject_code: zone.code });
	const pairOfProject = make.pairing({ subject_kind: 'project', subject_code: 'XM-1' });
	const stations = townships.map((township) => make.talentStation({ place_code: township.code }));
	const talents = stations.map((station) => make.talent({ station_id: station.id }));
	const students = villages.map((village) => make.talent({ kind: 'student', place_code: village.code }));
	const visits = villages.map((village, at) =>
		make.talentVisit({ talent_id: talents[at]!.id, place_code: village.code })
	);
	const labels = villages.map((village) => make.villageLabel({ place_code: village.code, note: `暗语-${code}` }));
	const old = make.policyDocument({ ends_on: '2025-12-31' });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', townships);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'zone', [zone]);
			await insertRows(tx, 'zone_village', [make.zoneVillage({ zone_id: zone.id, village_code: villages[1]!.code })]);
			await insertRows(tx, 'team', [group]);
			await insertRows(tx, 'team_member', [make.teamMember({ team_id: group.id, role: 'head', name: '书记' })]);
			await insertRows(tx, 'policy_document', [old, make.policyDocument()]);
			await insertRows(tx, 'pairing', [...pairs, pairOfZone, pairOfProject]);
			await insertRows(tx, 'talent_station', stations);
			await insertRows(tx, 'talent', [...talents, ...students]);
			await insertRows(tx, 'talent_visit', visits);
			await insertRows(tx, 'village_label', labels);
			for (const name of registerNames) await tx.takeNumbers(tableOf[name], 50);
			return accepted(null);
		})
	);
	return { townships, villages, zone, group, talents, stations };
}

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

const home = () => counties[0].code;
const rowsOf = async (name: OpenRegister, scope?: Scope, county = home()) => {
	const db = testRead(engine, county, scope);
	return listRegister(db, name, { places: await placesByCode(db), zones: await zoneNames(db) });
};
const change = { permission: 'stewardship.change' } as const;
const save = (
	name: RegisterName,
	values: Record<string, string>,
	rest: { id?: string; version?: number } = {},
	scope?: Scope
) =>
	testWrite(
		engine,
		home(),
		(tx, actor) => saveRecord(tx, actor, name, { id: rest.id ?? null, version: rest.version ?? 0, values }),
		{ ...change, scope }
	);
const versions = async (table: string, id: string) =>
	(
		await sql<{ version: number; state: Record<string, unknown> }>`
			select version, state from ${sql.table(table)} where county_code = ${home()} and id = ${id}::uuid
			order by version`.execute(engine.primary)
	).rows;

describe('the registers', () => {
	test('show what is there by name, and nothing of the county that shares its ids', async () => {
		const pairs = await rowsOf('pairing');
		expect(pairs.map(({ names }) => names.subject_code ?? null)).toEqual([
			...['甲镇', '乙乡', '上峪村', '下井村', '玉露香梨'],
			null
		]);
		expect(pairs.map(({ township }) => township)).toEqual([
			made.townships[0]!.code,
			made.townships[1]!.code,
			made.townships[0]!.code,
			made.townships[1]!.code,
			...[null, null]
		]);
		for (const name of openRegisters) expect(JSON.stringify(await rowsOf(name)), name).not.toContain(counties[1].code);
		expect((await rowsOf('member'))[0]!.names.team_id).toBe('领导小组');
		expect((await rowsOf('visit'))[0]!.names).toMatchObject({ talent_id: '人才1', place_code: '上峪村' });
	});

	test('a village sees its own, what its township and its zones have, and nothing of its neighbours', async () => {
		const scope = { prefixes: [made.villages[1]!.code] };
		const named = async (name: OpenRegister, column: string) =>
			(await rowsOf(name, scope)).map(({ names, state }) => names[column] ?? state[column]);
		expect(await named('pairing', 'subject_code')).toEqual(['乙乡', '下井村', '玉露香梨']);
		expect(await named('station', 'place_code')).toEqual(['乙乡']);
		expect(await named('talent', 'name')).toEqual(['人才2', '人才4']);
		expect(await named('visit', 'place_code')).toEqual(['下井村']);
		expect(await rowsOf('document', scope)).toHaveLength(2);
		expect(await rowsOf('pairing', { prefixes: [] })).toEqual([]);
		expect(await rowsOf('pairing', { prefixes: [twin.villages[0]!.code] })).toEqual([]);
	});

	test('who answers for a village: its own leader, then its township’s; on the last day still, on the next no more', async () => {
		const db = testRead(engine, home());
		const village = made.villages[0]!.code;
		const who = async (day: string, scope?: Scope) =>
			(await responsibleFor(scope ? testRead(engine, home(), scope) : db, placesUp(village), day)).map(
				({ kind, leader }) => `${kind} ${leader}`
			);
		expect(await who('2026-06-01')).toEqual(['village 包联人3', 'township 包联人1']);
		expect(await who('2024-12-31')).toEqual([]);
		expect(await who('2026-06-01', { prefixes: [made.villages[1]!.code] })).toEqual([]);
		expect(await who('2026-06-01', { prefixes: [village] })).toEqual(['village 包联人3', 'township 包联人1']);
		const pair = (await rowsOf('pairing')).find(({ state }) => state.subject_code === village)!;
		const ended = valueOf(
			await testWrite(
				engine,
				home(),
				(tx, actor) => endRecord(tx, actor, 'pairing', { id: pair.id, version: pair.version, lastDay: '2026-06-01' }),
				change
			)
		);
		expect(await who('2026-06-01')).toHaveLength(2);
		expect(await who('2026-06-02')).toEqual(['township 包联人1']);
		valueOf(await testWrite(engine, home(), (tx, actor) => takeBackRecord(tx, actor, 'pairing', ended), change));
		expect(await who('2026-06-02')).toHaveLength(2);
		expect((await versions('pairing_version', pair.id)).map(({ state }) => state.ends_on)).toEqual([
			null,
			'2026-06-01'
		]);
		expect(await responsibleFor(db, [{ kind: 'zone', code: made.zone.code }], '2026-06-01')).toMatchObject([
			{ leader: '包联人5' }
		]);
	});

	test('documents in force on a day may be cited', async () => {
		const inForce = async (day: string) =>
			(await documentsInForce(testRead(engine, home()), day)).map(({ title }) => title);
		expect(await inForce('2025-12-31')).toEqual(['第1办法', '第2办法']);
		expect(await inForce('2026-01-01')).toEqual(['第2办法']);
		expect(await inForce('2024-01-01')).toEqual([]);
	});
});

describe('a change', () => {
	const pair = () => ({
		...{ subject_kind: 'village', subject_code: made.villages[0]!.code, leader: '新领导', post: '副县长' },
		starts_on: '2026-03-01'
	});

	test('is added, changed, taken back step by step and gone; every former state is kept', async () => {
		const added = valueOf(await save('pairing', pair()));
		expect(added.version).toBe(1);
		const changed = valueOf(await save('pairing', { ...pair(), post: '常务副县长' }, added));
		expect(changed).toEqual({ id: added.id, version: 2 });
		expect(await save('pairing', { ...pair(), post: '县长' }, added)).toMatchObject({ reason: 'register.changed' });
		const back = valueOf(
			await testWrite(engine, home(), (tx, actor) => takeBackRecord(tx, actor, 'pairing', changed), change)
		);
		const row = (await rowsOf('pairing')).find(({ id }) => id === added.id)!;
		expect(row).toMatchObject({ version: 3, state: { post: '副县长' } });
		valueOf(await testWrite(engine, home(), (tx, actor) => removeRecord(tx, actor, 'pairing', back), change));
		expect((await rowsOf('pairing')).some(({ id }) => id === added.id)).toBe(false);
		expect((await versions('pairing_version', added.id)).map(({ state }) => state.post)).toEqual([
			...['副县长', '常务副县长', '副县长']
		]);
		const { rows } = await sql<{ body: string }>`
			select body from audit_entry where county_code = ${home()} order by seq desc limit 1`.execute(engine.primary);
		expect(JSON.parse(rows[0]!.body)).toMatchObject({
			notes: [{ kind: 'pairing', detail: { act: 'removed' }, changes: { leader: ['新领导', null] } }]
		});
	});

	test.each([
		['a village that is not there', { subject_code: '149999999999' }, ['subject_code', 'village.known']],
		['an end before the beginning', { ends_on: '2020-01-01' }, ['ends_on', 'day.not_before']],
		['a label in a note', { note: '软弱涣散村' }, ['note', 'no_label']]
	])('%s is refused with its field', async (_, wrong, [field, expected]) => {
		expect(await save('pairing', { ...pair(), ...wrong })).toMatchObject({
			reason: 'register.invalid',
			detail: { faults: [{ field, expected }] }
		});
	});

	test('two of one kind meet: the same pair, overlapping days, a third head, a village of another county', async () => {
		const added = valueOf(await save('pairing', pair()));
		expect(await save('pairing', pair())).toMatchObject({ reason: 'register.twice' });
		expect(await save('pairing', { ...pair(), starts_on: '2026-05-01' })).toMatchObject({
			reason: 'pairing.overlaps',
			detail: { from: '2026-03-01', to: null }
		});
		valueOf(await testWrite(engine, home(), (tx, actor) => removeRecord(tx, actor, 'pairing', added), change));
		const head = { team_id: made.group.id, role: 'head', post: '县长', starts_on: '2026-01-01' };
		valueOf(await save('member', { ...head, name: '县长甲' }));
		expect(await save('member', { ...head, name: '县长乙' })).toMatchObject({
			reason: 'team.heads',
			detail: { got: 3 }
		});
		expect(await save('pairing', { ...pair(), subject_code: twin.villages[0]!.code })).toMatchObject({
			detail: { faults: [{ expected: 'village.known' }] }
		});
	});

	test('two people who add the same at once: one does', async () => {
		const both = await Promise.all([save('document', doc('甲')), save('document', doc('甲'))]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
	});
	const doc = (number: string) => ({
		...{ number, title: '办法', issuer: '县政府', issued_on: '2026-01-01', starts_on: '2026-01-01' }
	});

	test('what others name stays; what lies beyond the scope is not there', async () => {
		const [station] = await rowsOf('station');
		const remove = (id: string, version: number, scope?: Scope) =>
			testWrite(engine, home(), (tx, actor) => removeRecord(tx, actor, 'station', { id, version }), {
				...change,
				scope
			});
		expect(await remove(station!.id, station!.version)).toMatchObject({
			reason: 'register.in_use',
			detail: { count: 1 }
		});
		const scope = { prefixes: [made.townships[1]!.code] };
		expect(await remove(station!.id, station!.version, scope)).toMatchObject({ reason: 'register.unknown' });
		const [beyond] = (await rowsOf('pairing')).filter(({ state }) => state.subject_code === made.villages[0]!.code);
		expect(
			await testWrite(
				engine,
				home(),
				(tx, actor) => endRecord(tx, actor, 'pairing', { ...beyond!, lastDay: '1999-01-01' }),
				{ ...change, scope }
			),
			'says nothing of when it began'
		).toEqual({ ok: false, reason: 'register.unknown', detail: undefined });
		expect(await save('pairing', pair(), {}, scope)).toMatchObject({ reason: 'register.scope' });
		expect(await save('document', doc('乙'), {}, scope)).toMatchObject({ reason: 'register.scope' });
	});
});

describe('restricted labels', () => {
	const without = (...taken: Permission[]) => {
		const actor = localOperator(home());
		return { ...actor, permissions: new Set([...actor.permissions].filter((each) => !taken.includes(each))) };
	};
	const look = (actor: ReturnType<typeof localOperator>) =>
		throughDoor(engine, actor, 'stewardship.restricted.see', async (tx, who) =>
			seeLabels(tx, who, await placesByCode(tx))
		);

	test('are seen with their own permission alone, of the scope alone, and every look stands in the trail', async () => {
		expect(await look(without('stewardship.restricted.see'))).toMatchObject({ reason: 'permission.missing' });
		expect(valueOf(await look(localOperator(home()))).map(({ state }) => state.note)).toEqual([
			`暗语-${home()}`,
			`暗语-${home()}`
		]);
		const scope = { prefixes: [made.villages[0]!.code] };
		expect(valueOf(await look(localOperator(home(), scope)))).toHaveLength(1);
		const { rows } = await sql<{ body: string }>`
			select body from audit_entry where county_code = ${home()} order by seq desc limit 1`.execute(engine.primary);
		expect(JSON.parse(rows[0]!.body)).toMatchObject({
			action: 'stewardship.restricted.see',
			notes: [{ kind: 'village_label', count: 1, detail: { seen: true } }]
		});
	});

	test('no other read has a byte of them, and the trail says that one was added and not which', async () => {
		const secret = '暗语九七';
		valueOf(
			await save('label', {
				...{ place_code: made.villages[0]!.code, label: 'weak_organisation', starts_on: '2026-01-01', note: secret }
			})
		);
		const said = [];
		for (const name of openRegisters) said.push(await rowsOf(name));
		said.push(await responsibleFor(testRead(engine, home()), placesUp(made.villages[0]!.code), '2026-06-01'));
		const { rows } = await sql<{ body: string }>`
			select body from audit_entry where county_code = ${home()}`.execute(engine.primary);
		const bytes = JSON.stringify([said, rows]);
		for (const word of [secret, '暗语', 'weak_organisation', '涣散']) expect(bytes).not.toContain(word);
		expect(rows.some(({ body }) => body.includes('"village_label"') && body.includes('"added"'))).toBe(true);
	});
});
