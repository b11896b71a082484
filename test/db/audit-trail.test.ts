import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { appendAudit } from '#audit/audit.write.server.ts';
import { eventsAfter, liveEvents, verifyTrail } from '#audit/trail.read.server.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { freshCounty, testEngine, testRead, testWrite } from '#test/database.ts';

let engine: Engine;
let code: string;
const LENGTH = 1000;

beforeAll(async () => {
	engine = await testEngine();
	({ code } = await freshCounty(engine));
	await engine.primary.transaction().execute(async (query) => {
		for (let serial = 1; serial <= LENGTH; serial++)
			await appendAudit(query, code, JSON.stringify({ serial, 名: '清化收' }));
	});
});

const fault = async () => (await verifyTrail(testRead(engine, code))).fault;

/** Makes a change behind the door's back, looks, and takes it back. */
async function tampered(statement: ReturnType<typeof sql>): Promise<unknown> {
	const saved = await engine.primary.selectFrom('audit_entry').selectAll().where('county_code', '=', code).execute();
	await statement.execute(engine.primary);
	const found = await fault();
	await engine.primary.deleteFrom('audit_entry').where('county_code', '=', code).execute();
	await engine.primary.insertInto('audit_entry').values(saved).execute();
	return found;
}

// Seeded places over the whole chain, its ends included.
const places = [1, 2, 137, 499, 500, 777, LENGTH - 1, LENGTH];

test('the chain made in SQL is the chain the rule reckons', async () => {
	expect(await verifyTrail(testRead(engine, code))).toEqual({ chain: code, entries: LENGTH, fault: null });
});

test.each(places)('an altered entry %i is named', async (seq) => {
	const alter = sql`update audit_entry set body = body || ' ' where county_code = ${code} and seq = ${seq}`;
	expect(await tampered(alter)).toEqual({ seq, fault: 'altered' });
});

test.each(places)('a removed entry %i is named', async (seq) => {
	expect(await tampered(sql`delete from audit_entry where county_code = ${code} and seq = ${seq}`)).toEqual({
		seq,
		fault: 'missing'
	});
});

test.each(places.slice(0, -1))('entry %i exchanged with the next is named', async (seq) => {
	const exchange = sql`
		update audit_entry set body = other.body, hash = other.hash
		from (select county_code, seq, body, hash from audit_entry where county_code = ${code} and seq in (${seq}, ${seq} + 1)) other
		where audit_entry.county_code = ${code} and other.county_code = ${code}
			and audit_entry.seq in (${seq}, ${seq} + 1) and other.seq = 2 * ${seq}::bigint + 1 - audit_entry.seq`;
	expect(await tampered(exchange)).toEqual({ seq, fault: 'altered' });
});

test('an entry put in behind the head is named', async () => {
	const insert = sql`insert into audit_entry (county_code, seq, body, hash) values (${code}, ${LENGTH + 1}, '{}', 'x')`;
	expect(await tampered(insert)).toMatchObject({ seq: LENGTH + 1 });
});

test('the trail is the live cursor: what came after a seq, without values, within the listener’s scope', async () => {
	const { code: county } = await freshCounty(engine);
	const note = (village: string) =>
		testWrite(engine, county, async (tx) => {
			tx.note({ kind: 'finding', ids: [village], village, detail: { secret: '3.22' } });
			return accepted(null);
		});
	await note(`${county}100001`);
	await note(`${county}100002`);
	const entries = await eventsAfter(testRead(engine, county), 1);
	expect(entries.map(({ seq }) => seq)).toEqual([2]);
	const whole = liveEvents(entries[0]!, { prefixes: [county] });
	expect(whole).toEqual([
		{ seq: 2, action: 'land.import', kind: 'finding', ids: [`${county}100002`], village: `${county}100002` }
	]);
	expect(JSON.stringify(whole)).not.toContain('3.22');
	expect(liveEvents(entries[0]!, { prefixes: [`${county}100001`] })).toEqual([]);
});
