import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepPseudonymKey, pseudonymOf } from '#core/pseudonym.server.ts';
import { accepted } from '#core/outcome.ts';
import { blindIndex, keyRing, open, seal, sealedWith } from '#core/sealed.server.ts';
import { readSettings } from '#core/settings.ts';
import type { Engine } from '#db/engine/types.ts';
import { resealSome } from '#db/reseal.server.ts';
import type { SealedColumn } from '#db/sealed-columns.ts';
import type { Tables } from '#db/tables.ts';
import { openDataKeys, settleDataKey } from '#door/data-keys.server.ts';
import { changeKeptKey, dataKeys, isKept, retireFormerKey } from '#door/keys.server.ts';
import { newId } from '#core/ids.ts';
import { freshCounty, testEngine, testWrite, valueOf } from '#test/database.ts';
import { acrossCounties } from '#test/walker/watch.ts';

const ID = '11010519491231002X';
const [first, second, third] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];
/** A table of the test's own, sealed as a person's phone is. */
const column: SealedColumn = {
	table: 'sealed_thing' as keyof Tables & string,
	...{ sealed: 'phone_sealed', index: 'phone_index', use: 'thing.phone' }
};
const ROWS = 25;

let engine: Engine;
let code: string;
let twin: string;

beforeAll(async () => {
	engine = await testEngine();
	await sql`create table sealed_thing (county_code text NOT NULL, id uuid NOT NULL, phone_sealed text, phone_index text,
		CONSTRAINT sealed_thing_pkey PRIMARY KEY (county_code, id))`.execute(engine.primary);
});
afterAll(async () => {
	await sql`drop table sealed_thing`.execute(engine.primary);
	keepPseudonymKey(Buffer.alloc(32, 7));
});

const phone = (row: number) => `138000${String(10_000 + row)}`;

beforeEach(async () => {
	await acrossCounties(() => sql`delete from sealed_thing`.execute(engine.primary));
	await engine.primary.deleteFrom('data_key').execute();
	({ code } = await freshCounty(engine));
	({ code: twin } = await freshCounty(engine));
	const ring = keyRing(first);
	for (const county of [code, twin])
		for (let row = 0; row < ROWS; row++)
			await sql`insert into sealed_thing (county_code, id, phone_sealed, phone_index) values (${county}, ${newId()}::uuid,
				${seal(ring, phone(row), column.use)}, ${blindIndex(ring, phone(row), column.use)})`.execute(engine.primary);
});

const stored = async (county: string) => {
	const { rows } = await sql<{ sealed: string; found: string }>`
		select phone_sealed as sealed, phone_index as found from sealed_thing where county_code = ${county} order by id`.execute(engine.primary); // prettier-ignore
	return rows;
};

test('the first key is the data’s own; another one is refused by name before anything is read', async () => {
	await openDataKeys(engine, keyRing(first), [column]);
	const before = pseudonymOf(ID);
	await openDataKeys(engine, keyRing(first), [column]);
	expect(pseudonymOf(ID)).toBe(before);
	await expect(openDataKeys(engine, keyRing(second), [column])).rejects.toMatchObject({ code: 'key.wrong' });
	await expect(openDataKeys(engine, keyRing(second, third), [column])).rejects.toMatchObject({ code: 'key.wrong' });
	await openDataKeys(engine, keyRing(second, first), [column]);
	expect(pseudonymOf(ID)).toBe(before);
});

test('data that came with another key than the one at hand are refused, though nobody has said which', async () => {
	await expect(openDataKeys(engine, keyRing(second), [column])).rejects.toMatchObject({ code: 'key.wrong' });
});

test('values are sealed anew step by step; broken off in between both keys open, and it goes on to the end', async () => {
	await openDataKeys(engine, keyRing(first), [column]);
	const before = pseudonymOf(ID);
	const ring = keyRing(second, first);
	const step = (county: string) => testWrite(engine, county, async (tx) => accepted(await resealSome(tx, ring, column, 10))); // prettier-ignore
	expect(valueOf(await step(code))).toBe(10);
	// Broken off here: a process that starts now opens every value, and finds each by its number.
	await openDataKeys(engine, ring, [column]);
	for (const [row, { sealed }] of (await stored(code)).entries()) expect(open(ring, sealed, column.use)).toBe(phone(row)); // prettier-ignore
	for (const county of [code, twin]) {
		const counts: number[] = [];
		do counts.push(valueOf(await step(county)));
		while (counts.at(-1) === 10);
		expect(counts).toEqual(county === code ? [10, 5] : [10, 10, 5]);
		const rows = await stored(county);
		expect(new Set(rows.map(({ sealed }) => sealedWith(sealed)))).toEqual(new Set([ring.current.id]));
		expect(rows.map(({ found }) => found)).toEqual(
			rows.map((_, row) => blindIndex(keyRing(second), phone(row), column.use))
		);
	}
	await settleDataKey(engine, ring);
	await openDataKeys(engine, keyRing(second), [column]);
	expect(pseudonymOf(ID)).toBe(before);
	await expect(openDataKeys(engine, keyRing(first), [column])).rejects.toMatchObject({ code: 'key.wrong' });
});

test('a kept key is changed in place, the former one beside it until it is put aside under its name', () => {
	const data = mkdtempSync(join(tmpdir(), 'mutu-keys-'));
	const settings = { ...readSettings({}, () => ''), data };
	const made = dataKeys(settings);
	expect(made.former).toEqual([]);
	expect(isKept(settings, made)).toBe(true);
	expect(isKept(settings, keyRing(first))).toBe(false);
	const changed = changeKeptKey(data);
	expect(changed.current.id).not.toBe(made.current.id);
	expect(changed.former.map(({ id }) => id)).toEqual([made.current.id]);
	// Asked for again it is the same change, and a process that starts meanwhile has both.
	expect(changeKeptKey(data).current.id).toBe(changed.current.id);
	expect(dataKeys(settings)).toEqual(changed);
	retireFormerKey(data);
	expect(dataKeys(settings).former).toEqual([]);
	expect(readdirSync(data).sort()).toEqual(['data.key', `data.key.${made.current.id}`, 'secret.key']);
});

test('a change of the key broken off between its two names loses neither', () => {
	const data = mkdtempSync(join(tmpdir(), 'mutu-keys-'));
	const settings = { ...readSettings({}, () => ''), data };
	const made = dataKeys(settings);
	const key = readFileSync(join(data, 'data.key'), 'utf8');
	writeFileSync(join(data, 'data.key.former'), key);
	renameSync(join(data, 'data.key'), join(data, 'data.key.next'));
	writeFileSync(join(data, 'data.key.next'), second);
	const after = dataKeys(settings);
	expect([after.current.id, ...after.former.map(({ id }) => id)]).toEqual([
		keyRing(second).current.id,
		made.current.id
	]);
	expect(existsSync(join(data, 'data.key.next'))).toBe(false);
});
