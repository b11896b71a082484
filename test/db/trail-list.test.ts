import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { genesisHash } from '#audit/chain.ts';
import { asideOf, auditText, type AuditBody } from '#audit/entry.ts';
import { trailChoices } from '#audit/trail-choices.read.server.ts';
import { momentsOf, noFilter, type TrailFilter, type TrailPlace } from '#audit/trail-filter.ts';
import { trailPage } from '#audit/trail-list.read.server.ts';
import { verifyTrail } from '#audit/verify.read.server.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ReadDb } from '#db/read.server.ts';
import { freshCounty, testEngine, testRead } from '#test/database.ts';
import { isFull } from '#test/guards/effort.ts';

let engine: Engine;
let code: string;
let twin: string;
const LENGTH = isFull ? 1_000_000 : 3_000;
const START = Date.UTC(2026, 0, 1);

/** What the list is held against: plain entries, made from their number alone, the same in both counties. */
function entryOf(county: string, seq: number): AuditBody {
	const random = createHash('md5').update(`entry ${seq}`).digest();
	const pick = <T>(at: number, ...choices: T[]): T => choices[random[at]! % choices.length]!;
	const village = `${county}${pick(5, '101', '102')}${pick(6, '201', '202', '203')}`;
	return {
		county,
		// Long writes begin before those that overtake them.
		at: new Date(START + seq * 1000 - (random[0]! % 16 === 0 ? 90_000 : 0)).toISOString(),
		actor: {
			id: `p${random[1]! % 9}`,
			name: `人${random[1]! % 9}`,
			role: pick(1, 'centre', 'township', 'village'),
			address: null
		},
		action: pick(2, 'land.finding.decide', 'land.finding.note', 'jobs.run', 'export.findings', 'settings.change'),
		result: pick(2, 'done', 'done', 'done', 'read', 'refused'),
		why: random[3]! % 64 === 0 ? '同名不同人' : null,
		notes: [
			{
				kind: pick(4, 'finding', 'contract'),
				ids: [`r${random[7]! * 4 + (random[8]! % 4)}`],
				...(random[9]! % 3 ? { village } : {})
			}
		]
	};
}

async function fill(county: string, length: number): Promise<void> {
	await engine.primary.transaction().execute(async (query) => {
		let hash = genesisHash(county);
		const aside = function* () {
			for (let seq = 1; seq <= length; seq++)
				for (const [kind, subject] of asideOf(auditText(entryOf(county, seq))).subjects)
					yield [county, kind, subject, new Date(entryOf(county, seq).at), seq] as const;
		};
		const entries = function* () {
			for (let seq = 1; seq <= length; seq++) {
				const body = auditText(entryOf(county, seq));
				hash = createHash('sha256')
					.update(hash + body)
					.digest('hex');
				const { at, actorId, role, action, result } = asideOf(body);
				yield [county, seq, body, hash, new Date(at!), actorId, role, action, result] as const;
			}
		};
		await engine.copy(query, 'audit_entry', ['county_code', 'seq', 'body', 'hash', 'at', 'actor_id', 'role', 'action', 'result'], entries()); // prettier-ignore
		await engine.copy(query, 'audit_subject', ['county_code', 'kind', 'subject', 'at', 'seq'], aside());
		await query.insertInto('audit_head').values({ county_code: county, seq: length, hash }).execute();
	});
}

beforeAll(async () => {
	engine = await testEngine();
	({ code } = await freshCounty(engine));
	({ code: twin } = await freshCounty(engine));
	await fill(code, LENGTH);
	await fill(twin, 1000);
	await sql`analyze audit_entry`.execute(engine.primary);
	await sql`analyze audit_subject`.execute(engine.primary);
}, 900_000);

const numbers = (county: string, length: number) => Array.from({ length }, (_, index) => index + 1).map((seq) => ({ seq, ...entryOf(county, seq) })); // prettier-ignore

/** The same list in plain JavaScript. */
function expected(
	county: string,
	length: number,
	filter: TrailFilter,
	prefixes = [county],
	moments: readonly Date[] = []
): number[] {
	const { from, to } = momentsOf(filter);
	const when = new Set(moments.map(Number));
	return numbers(county, length)
		.filter(({ at }) => (!from || Date.parse(at) >= +from) && (!to || Date.parse(at) < +to))
		.filter(({ actor }) => filter.actor === null || actor.id === filter.actor)
		.filter(({ actor }) => filter.role === null || actor.role === filter.role)
		.filter(({ action }) => filter.action === null || action === filter.action)
		.filter(({ result }) => filter.result === null || result === filter.result)
		.filter(({ action }) => filter.machine || filter.action === 'jobs.run' || action !== 'jobs.run')
		.filter(({ notes }) => filter.kind === null || notes.some(({ kind }) => kind === filter.kind))
		.filter(({ notes }) => filter.place === null || notes.some(({ village }) => village?.startsWith(filter.place!)))
		.filter(
			({ notes, at }) =>
				filter.record === null || notes.some(({ ids }) => ids!.includes(filter.record!)) || when.has(Date.parse(at))
		)
		.filter((entry) => auditText(entry).toLowerCase().includes(filter.text.toLowerCase()))
		.filter(
			({ notes }) =>
				prefixes.includes(county) ||
				notes.every(({ village }) => prefixes.some((prefix) => village?.startsWith(prefix)))
		)
		.sort((one, other) => Date.parse(other.at) - Date.parse(one.at) || other.seq - one.seq)
		.map(({ seq }) => seq);
}

/** The first pages of the list, as somebody turns them. */
async function pages(
	db: ReadDb,
	filter: TrailFilter,
	limit: number,
	most: number,
	moments: readonly Date[] = []
): Promise<number[]> {
	const found: number[] = [];
	let before: TrailPlace | null = null;
	do {
		const page = await trailPage(db, filter, { before, limit, moments });
		found.push(...page.rows.map(({ seq }) => seq));
		before = page.next;
	} while (before !== null && found.length < most);
	return found;
}

const maybe = <T>(...choices: T[]) => fc.constantFrom<T | null>(null, null, ...choices);
const filters = fc.record({
	from: maybe('2026-01-01', '2026-01-02'),
	to: maybe('2026-01-01', '2026-01-02'),
	actor: maybe('p1', 'p2', 'nobody'),
	role: maybe('centre', 'village'),
	action: maybe('land.finding.decide', 'jobs.run'),
	kind: maybe('finding', 'contract', 'nothing'),
	place: maybe('101', '102201', '103').map((end) => end),
	record: maybe('r1', 'r77', 'r404', 'nothing'),
	result: maybe('done' as const, 'read' as const, 'refused' as const),
	text: fc.constantFrom('', '', '同名', '人3', '100%_\\', 'R77'),
	machine: fc.boolean()
});

if (!isFull)
	test('any filter, page by page, gives what plain JavaScript gives, in both counties and in parts of them', async () => {
		const scopes = fc.constantFrom([''], ['101'], ['101201', '102'], ['103']);
		await fc.assert(
			fc.asyncProperty(filters, fc.boolean(), fc.integer({ min: 1, max: 60 }), scopes, async (drawn, second, limit, ends) => {
				const [county, length] = second ? [twin, 1000] : [code, LENGTH];
				const filter = { ...drawn, place: drawn.place === null ? null : county + drawn.place };
				const prefixes = ends.map((end) => county + end);
				const moments = filter.record === 'r404' ? [5, 900].map((seq) => new Date(entryOf(county, seq).at)) : [];
				const most = Math.max(200, limit);
				const found = await pages(testRead(engine, county, { prefixes }), filter, limit, most, moments);
				const all = expected(county, length, filter, prefixes, moments);
				expect(found).toEqual(all.slice(0, found.length));
				expect(found.length).toBe(Math.min(all.length, Math.ceil(most / limit) * limit));
			}),
			{ numRuns: 120 }
		);
	}, 300_000); // prettier-ignore

test('records that are one thing together are told as one, each entry once, within the scope', async () => {
	const together = ['r1', 'r77', 'nothing'];
	for (const prefixes of [[twin], [`${twin}101`]]) {
		const db = testRead(engine, twin, { prefixes });
		const page = await trailPage(db, noFilter, { limit: 1000, together });
		const each = together.flatMap((record) => expected(twin, 1000, { ...noFilter, record }, prefixes, []));
		expect(page.rows.map(({ seq }) => seq)).toEqual([...new Set(each)].sort((one, other) => other - one));
	}
});

test('a list can be narrowed by what is in it alone', async () => {
	const choices = await trailChoices(testRead(engine, twin));
	expect(choices.actors).toEqual(Array.from({ length: 9 }, (_, index) => ({ id: `p${index}`, name: `人${index}` })));
	expect(choices.roles).toEqual(['centre', 'township', 'village']);
	expect(choices.kinds).toEqual(['contract', 'finding']);
	expect(choices.actions).toHaveLength(5);
	// The people of the county are told to whoever sees all of it.
	expect((await trailChoices(testRead(engine, twin, { prefixes: [`${twin}101`] }))).actors).toEqual([]);
});

test('every way to ask is answered, and how long each takes is printed', async () => {
	const db = testRead(engine, code);
	const newest = new Date(START + LENGTH * 1000).toISOString().slice(0, 10);
	const asked: Record<string, Partial<TrailFilter>> = {
		'the newest': {},
		'one person': { actor: 'p3' },
		'one person and one action': { actor: 'p3', action: 'settings.change' },
		'a role': { role: 'township' },
		'refused': { result: 'refused' },
		'a kind': { kind: 'finding' },
		'a village': { place: `${code}102203` },
		'a township and a kind': { place: `${code}101`, kind: 'contract' },
		'one record': { record: 'r77' },
		'the first day': { from: '2026-01-01', to: '2026-01-01' },
		'the last day': { from: newest },
		'words that are often there': { text: '同名' },
		'words that are nowhere': { text: '没有这个词' },
		'words of one person': { text: '没有这个词', actor: 'p3' }
	};
	const lines: string[] = [];
	for (const [name, filter] of Object.entries(asked)) {
		const times: number[] = [];
		let page = { rows: [] as unknown[], cut: false };
		for (let round = 0; round < 3; round++) {
			const started = performance.now();
			page = await trailPage(db, { ...noFilter, ...filter }, {});
			times.push(performance.now() - started);
		}
		lines.push(`${name}: ${page.rows.length} rows, ${times.map((time) => time.toFixed(0)).join(' ')} ms${page.cut ? ', goes on' : ''}`);
		if (!filter.text?.startsWith('没有')) expect(page.rows.length).toBeGreaterThan(0);
	}
	const started = performance.now();
	await trailChoices(db);
	lines.push(`choices: ${(performance.now() - started).toFixed(0)} ms`);
	const walked = performance.now();
	expect((await verifyTrail(db)).fault).toBeNull();
	lines.push(`verified: ${((performance.now() - walked) / 1000).toFixed(1)} s`);
	console.log(`${engine.kind}, ${LENGTH} entries\n${lines.join('\n')}`);
}, 600_000); // prettier-ignore
