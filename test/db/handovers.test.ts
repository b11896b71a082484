import { beforeAll, expect, test } from 'vitest';
import { eventsAfter, liveEvents } from '#audit/trail.read.server.ts';
import { trailPage } from '#audit/trail-list.read.server.ts';
import { noFilter } from '#audit/trail-filter.ts';
import { recordNames } from '#audit/record-names.read.server.ts';
import { mayBeTold } from '#auth/told-history.ts';
import { roleNames, roles, type Role } from '#auth/roles.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor } from '#door/door.server.ts';
import type { HandoverValues } from '#land/handovers/handover.ts';
import { addHandover, mendHandover, seeHandovers } from '#land/handovers/handovers.write.server.ts';
import { searchLand } from '#land/search.read.server.ts';
import { testEngine, testRead, valueOf } from '#test/database.ts';
import { oneVillage, type World } from '#test/one-village.ts';

const now = () => new Date('2026-05-06T03:00:00Z');
const LEAD = '账外收租线索之一';
let engine: Engine;
let at: World;
let other: World;

function person(world: World, role: Role): Actor {
	const level = roles[role].levels[0]!;
	const prefix = level === 'county' ? world.code : level === 'township' ? world.village.slice(0, 9) : world.village;
	return {
		...{ id: role, name: role, role, county: world.code, scope: { prefixes: [prefix] } },
		permissions: new Set<Permission>(roles[role].permissions)
	};
}
const add = (who: Actor, values: HandoverValues) =>
	throughDoor(engine, who, 'land.handover.change', (tx, actor) => addHandover(tx, actor, values), {
		...{ now, action: 'land.handover.add' }
	});
const look = (who: Actor, why = '核对移交清单') =>
	throughDoor(engine, who, 'land.handover.see', (tx, actor) => seeHandovers(tx, actor, why), {
		...{ now, action: 'land.handover.see', result: 'read' }
	});
const handed: HandoverValues = {
	...{ subject_kind: 'contract', subject_number: 'HT-1', lead: LEAD, body: '县纪委监委', handed_on: '2026-05-01' }
};

beforeAll(async () => {
	engine = await testEngine();
	[at, other] = [await oneVillage(engine, 401), await oneVillage(engine, 401)];
	for (const world of [at, other])
		await world.load({ contract: [world.make.contract({ village_code: world.village, number: 'HT-1' })] });
	valueOf(await add(person(at, 'township'), handed));
	valueOf(await add(person(at, 'centre'), { ...handed, lead: `${LEAD}（县）` }));
});

test('only the county’s office, the townships and discipline inspection may look, each for a reason that is kept', async () => {
	for (const role of roleNames) {
		const looked = await look(person(at, role));
		expect([role, looked.ok]).toEqual([role, ['centre', 'township', 'discipline'].includes(role)]);
	}
	expect(await look(person(at, 'township'), ' ')).toMatchObject({ reason: 'step.reason' });
	const { rows } = await trailPage(
		testRead(engine, at.code),
		{ ...noFilter, kind: 'handover' },
		{ limit: 50, moments: [] }
	);
	const looks = rows.filter(({ body }) => body.result === 'read');
	expect(looks.map(({ body }) => [body.why, body.notes[0]!.count])).toContainEqual(['核对移交清单', 1]);
	expect(
		looks.every(({ body }) => body.notes.every(({ village, ids }) => village === undefined && ids === undefined))
	).toBe(true);
});

test('a township sees what it entered itself, the county all; another township and county nothing', async () => {
	const leads = async (who: Actor) => valueOf(await look(who)).map(({ lead }) => lead).sort(); // prettier-ignore
	expect(await leads(person(at, 'township'))).toEqual([LEAD]);
	expect(await leads(person(at, 'discipline'))).toEqual([LEAD, `${LEAD}（县）`]);
	const neighbour = { ...person(at, 'township'), scope: { prefixes: [`${at.code}999`] } };
	expect(await leads(neighbour)).toEqual([]);
	expect(await leads(person(other, 'centre'))).toEqual([]);
	expect(await add(neighbour, handed)).toMatchObject({ detail: { faults: [{ field: 'subject_number' }] } });
});

test('a lead that lies in no record is the office’s that opened it, by its name', async () => {
	valueOf(await add(person(other, 'centre'), { ...handed, subject_kind: 'other', subject_number: null }));
	const [line] = valueOf(await look(person(other, 'centre')));
	const { name } = await engine.primary.selectFrom('county').select('name').where('code', '=', other.code).executeTakeFirstOrThrow(); // prettier-ignore
	expect([line!.place, line!.placeName]).toEqual([other.code, name]);
});

test('no village, leader or wall learns of it: by live events, a record’s history, names or a search', async () => {
	const db = testRead(engine, at.code);
	const entries = await eventsAfter(db, 0);
	const told = entries.filter(({ body }) => body.notes.some(({ kind }) => kind === 'handover'));
	expect(told.length).toBeGreaterThan(2);
	for (const role of roleNames) for (const entry of told) expect(liveEvents(entry, person(at, role).scope)).toEqual([]);
	const line = valueOf(await look(person(at, 'centre')))[0]!;
	for (const role of roleNames)
		expect([role, mayBeTold(['handover'], new Set<Permission>(roles[role].permissions))]).toEqual([
			...[role, ['centre', 'township', 'discipline'].includes(role)]
		]);
	// Nothing stands under the record it lies in, nor under its village.
	const contract = await engine.primary.selectFrom('contract').select('id').where('county_code', '=', at.code).executeTakeFirstOrThrow(); // prettier-ignore
	const subjects = await engine.primary.selectFrom('audit_subject').select(['kind', 'subject', 'seq']).where('county_code', '=', at.code).execute(); // prettier-ignore
	const seqs = new Set(told.map(({ seq }) => seq));
	const about = subjects.filter(({ seq }) => seqs.has(seq)).map(({ kind }) => kind);
	expect(new Set(about)).toEqual(new Set(['handover']));
	expect(
		subjects.some(({ subject, seq }) => seqs.has(seq) && (subject === contract.id || subject === at.village))
	).toBe(false);
	expect([...(await recordNames(db, [line.id])).keys()]).toEqual([]);
	for (const role of ['village', 'county_leader', 'supervisor'] as const) {
		const found = await searchLand(testRead(engine, at.code, person(at, role).scope), LEAD);
		expect(JSON.stringify(found)).not.toContain(line.code);
	}
});

test('its receipt comes later, with before and after in the trail; an older version is told', async () => {
	const line = valueOf(await look(person(at, 'township')))[0]!;
	const mend = (who: Actor, values: HandoverValues, version = line.version) =>
		throughDoor(engine, who, 'land.handover.change', (tx, actor) => mendHandover(tx, actor, { id: line.id, version, values }), { now }); // prettier-ignore
	expect(await mend(person(at, 'village'), { note: '看看' })).toMatchObject({ reason: 'permission.missing' });
	expect(await mend(person(at, 'township'), { receipt_number: 'HZ-7', receipt_on: '2026-04-30' })).toMatchObject({
		detail: { faults: [{ field: 'receipt_on', expected: 'day.not_before' }] }
	});
	valueOf(await mend(person(at, 'township'), { receipt_number: 'HZ-7', receipt_on: '2026-05-03' }));
	expect(await mend(person(at, 'township'), { note: '再看' })).toMatchObject({ reason: 'handover.changed' });
	const { rows } = await trailPage(
		testRead(engine, at.code),
		{ ...noFilter, record: line.id },
		{ limit: 5, moments: [] }
	);
	expect(rows[0]!.body.notes[0]!.changes).toMatchObject({ receipt_number: [null, 'HZ-7'] });
});
