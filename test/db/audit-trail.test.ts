import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { appendAudit } from '#audit/audit.write.server.ts';
import { nextHash, verifyChain, type ChainEntry, type ChainHead, type SentHead } from '#audit/chain.ts';
import { auditText } from '#audit/entry.ts';
import { eventsAfter, liveEvents } from '#audit/trail.read.server.ts';
import { headOf, verifyTrail } from '#audit/verify.read.server.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { freshCounty, testEngine, testRead, testWrite } from '#test/database.ts';
import { isFull } from '#test/guards/effort.ts';

let engine: Engine;
let code: string;
let twin: string;
const LENGTH = 1000;

const bodyOf = (county: string, serial: number): string =>
	auditText({
		county,
		at: new Date(Date.UTC(2026, 10, 1, 0, 0, serial)).toISOString(),
		actor: { id: `p${serial % 7}`, name: '张三', role: 'service_centre', address: '10.0.0.7' },
		action: 'land.finding.decide',
		why: '清化收',
		notes: [{ kind: 'finding', ids: [`f${serial}`], village: `${county}101201` }]
	});

beforeAll(async () => {
	engine = await testEngine();
	({ code } = await freshCounty(engine));
	({ code: twin } = await freshCounty(engine));
	for (const county of [code, twin])
		await engine.primary.transaction().execute(async (query) => {
			for (let serial = 1; serial <= LENGTH; serial++) await appendAudit(query, county, bodyOf(county, serial));
		});
});

const fault = async (sent: readonly SentHead[] = []) => (await verifyTrail(testRead(engine, code), code, sent)).fault;

/** Changes made behind the door's back, looked at by the verification, and taken back: one transaction that never commits. */
class TakenBack extends Error {}
async function tampered(statements: readonly RawBuilder<unknown>[], sent: readonly SentHead[] = []): Promise<unknown> {
	let found: unknown;
	await engine.primary
		.transaction()
		.execute(async (query) => {
			for (const statement of statements) await statement.execute(query);
			found = (await verifyTrail({ ...testRead(engine, code), query }, code, sent)).fault;
			throw new TakenBack();
		})
		.catch((error: unknown) => {
			if (!(error instanceof TakenBack)) throw error;
		});
	return found;
}

const all = Array.from({ length: LENGTH }, (_, index) => index + 1);
const ends = [1, 2, LENGTH - 1, LENGTH];
/** Places altered in the database itself, each looked at by the whole verification: so many walks that every one takes an hour. */
const places = isFull
	? all.filter((seq) => seq % 25 === 0 || ends.includes(seq))
	: [1, 2, 137, 499, 500, 777, LENGTH - 1, LENGTH];
/** Places altered in the very rows as they are stored, by the rule the verification goes by: in full each of them. */
const inMemory = isFull ? all : all.filter((seq) => seq % 50 === 0 || ends.includes(seq));

const at = (seq: number) => sql`audit_entry.county_code = ${code} and audit_entry.seq = ${seq}`;
const alter = (seq: number) => [sql`update audit_entry set body = replace(body, '清化收', '清花收') where ${at(seq)}`];
const remove = (seq: number) => [sql`delete from audit_entry where ${at(seq)}`];
const away = LENGTH * 10;
const move = (from: number, to: number) => sql`update audit_entry set seq = ${to} where ${at(from)}`;
const reorder = (seq: number) => [move(seq, away), move(seq + 1, seq), move(away, seq + 1)];
/** A row of its own put in at a place, those behind it moved on by one. */
const insert = (seq: number) => [
	sql`update audit_entry set seq = -audit_entry.seq - 1 where audit_entry.county_code = ${code} and audit_entry.seq >= ${seq}`,
	sql`update audit_entry set seq = -audit_entry.seq where audit_entry.county_code = ${code} and audit_entry.seq < 0`,
	sql`insert into audit_entry (county_code, seq, body, hash) values (${code}, ${seq}, '{}', ${nextHash('x', '{}')})`
];

test('the chain made in SQL is the chain the rule reckons', async () => {
	for (const county of [code, twin])
		expect(await verifyTrail(testRead(engine, county))).toEqual({ chain: county, entries: LENGTH, fault: null });
});

describe(`of ${LENGTH} rows of the database, looked at in ${places.length} places,`, () => {
	test.each([
		['altered', alter, (seq: number) => ({ seq, fault: 'altered' })],
		['removed', remove, (seq: number) => ({ seq, fault: 'missing' })],
		['inserted', insert, (seq: number) => ({ seq, fault: 'altered' })]
	])(
		'any one %s is found and named',
		async (_, statements, expected) => {
			let found = 0;
			for (const seq of places) {
				expect(await tampered(statements(seq))).toEqual(expected(seq));
				found++;
			}
			expect(found).toBe(places.length);
		},
		isFull ? 1_200_000 : 60_000
	);

	test('any two exchanged are found and named', async () => {
		for (const seq of places.filter((each) => each < LENGTH))
			expect(await tampered(reorder(seq))).toEqual({ seq, fault: 'altered' });
	}, isFull ? 1_200_000 : 60_000); // prettier-ignore

	test('and nothing of that is left behind, nor any of it seen by the county beside it', async () => {
		for (const county of [code, twin]) expect((await verifyTrail(testRead(engine, county))).fault).toBeNull();
	});
});

describe(`of ${LENGTH} rows as they are stored, ${inMemory.length} places one by one,`, () => {
	let rows: readonly ChainEntry[];
	let head: ChainHead;
	beforeAll(async () => {
		rows = await engine.primary
			.selectFrom('audit_entry')
			.select(['seq', 'body', 'hash'])
			.where('county_code', '=', code)
			.orderBy('seq')
			.execute();
		head = (await headOf(testRead(engine, code), code))!;
		expect(verifyChain(code, rows, head)).toBeNull();
	});
	const before = (seq: number) => rows.slice(0, seq - 1);
	const numbered = (entries: readonly ChainEntry[]) => entries.map((entry, index) => ({ ...entry, seq: index + 1 }));

	test.each<[string, 'altered' | 'missing', (seq: number) => ChainEntry[]]>([
		['altered', 'altered', (seq) => rows.map((row) => (row.seq === seq ? { ...row, body: row.body.replace('清化收', '清花收') } : row))], // prettier-ignore
		['removed', 'missing', (seq) => [...before(seq), ...rows.slice(seq)]],
		['exchanged with the next', 'altered', (seq) => seq < LENGTH ? numbered([...before(seq), rows[seq]!, rows[seq - 1]!, ...rows.slice(seq + 1)]) : numbered([...rows.slice(0, seq - 2), rows[seq - 1]!, rows[seq - 2]!])], // prettier-ignore
		['put in', 'altered', (seq) => numbered([...before(seq), { seq, body: '{}', hash: nextHash('x', '{}') }, ...rows.slice(seq - 1)])] // prettier-ignore
	])('%s is found and named', (how, fault, tamper) => {
		const found = inMemory.filter((seq) => {
			const named = verifyChain(code, tamper(seq), head);
			// The last one's exchange begins with the one before it.
			return named?.fault === fault && named.seq === (how.startsWith('exchanged') ? Math.min(seq, LENGTH - 1) : seq);
		});
		console.log(`${how}: ${found.length} of ${inMemory.length} found and named`);
		expect(found.length).toBe(inMemory.length);
	}, 600_000); // prettier-ignore
});

test('an entry put in behind the head is named', async () => {
	const [last] = await engine.primary
		.selectFrom('audit_entry')
		.select('hash')
		.where('county_code', '=', code)
		.where('seq', '=', LENGTH)
		.execute();
	const hash = nextHash(last!.hash, '{}');
	const statement = sql`insert into audit_entry (county_code, seq, body, hash) values (${code}, ${LENGTH + 1}, '{}', ${hash})`;
	expect(await tampered([statement])).toEqual({ seq: LENGTH + 1, fault: 'beyond_head' });
});

test.each([
	['the moment', sql`at = at + interval '1 second'`],
	['who', sql`actor_id = 'another'`],
	['the role', sql`role = null`],
	['the action', sql`action = 'land.import'`],
	['the result', sql`result = 'read'`]
])('%s kept beside the text, altered, is named', async (_, change) => {
	const statement = sql`update audit_entry set ${change} where ${at(321)}`;
	expect(await tampered([statement])).toEqual({ seq: 321, fault: 'aside_differs' });
});

test('what an entry is found by, removed or put in, is named', async () => {
	const ours = sql`audit_subject.county_code = ${code}`;
	expect(await tampered([sql`delete from audit_subject where ${ours} and subject = 'f500'`])).toEqual({
		...{ seq: 500, fault: 'aside_differs' }
	});
	const put = (seq: number) =>
		sql`insert into audit_subject (county_code, kind, subject, at, seq) values (${code}, 'finding', 'x', now(), ${seq})`;
	expect(await tampered([put(7)])).toEqual({ seq: 7, fault: 'aside_differs' });
	expect(await tampered([put(LENGTH + 5)])).toEqual({ seq: LENGTH + 5, fault: 'aside_differs' });
});

test('a tail cut off with its head set back is whole by itself, and found by a head that was sent out', async () => {
	const sent: SentHead[] = [
		{ chain: code, at: '2026-11-02T00:00:00.000Z', ...(await headOf(testRead(engine, code), code))! }
	];
	expect(await fault(sent)).toBeNull();
	const cut = [
		sql`delete from audit_entry where audit_entry.county_code = ${code} and audit_entry.seq > 900`,
		sql`delete from audit_subject where audit_subject.county_code = ${code} and audit_subject.seq > 900`,
		sql`update audit_head set seq = 900, hash = audit_entry.hash from audit_entry
			where audit_head.county_code = ${code} and audit_entry.county_code = ${code} and audit_entry.seq = 900`
	];
	expect(await tampered(cut)).toBeNull();
	expect(await tampered(cut, sent)).toEqual({ seq: 901, fault: 'missing' });
	const other = [{ ...sent[0]!, seq: 1000, hash: '0'.repeat(64) }];
	expect(await fault(other)).toEqual({ seq: 1000, fault: 'sent_head_differs' });
	expect(await fault([{ ...other[0]!, chain: twin }])).toBeNull();
});

test('the trail is the live cursor: what came after a seq, without values, within the listener’s scope', async () => {
	const { code: county } = await freshCounty(engine);
	const note = (village: string, result: 'done' | 'read' = 'done') =>
		testWrite(
			engine,
			county,
			async (tx) => {
				tx.note({ kind: 'finding', ids: [village], village, detail: { secret: '3.22' } });
				return accepted(null);
			},
			{ result }
		);
	await note(`${county}100001`);
	await note(`${county}100002`);
	await note(`${county}100003`, 'read');
	const entries = await eventsAfter(testRead(engine, county), 1);
	expect(entries.map(({ seq }) => seq)).toEqual([2, 3]);
	const whole = liveEvents(entries[0]!, { prefixes: [county] });
	expect(whole).toEqual([
		{ seq: 2, action: 'land.import', kind: 'finding', ids: [`${county}100002`], village: `${county}100002` }
	]);
	expect(JSON.stringify(whole)).not.toContain('3.22');
	expect(liveEvents(entries[0]!, { prefixes: [`${county}100001`] })).toEqual([]);
	expect(liveEvents(entries[1]!, { prefixes: [county] })).toEqual([]);
});
