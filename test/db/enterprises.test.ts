import { beforeAll, describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#core/check-digits.ts';
import type { CsvCell } from '#core/csv-text.ts';
import { matchColumns, readCells } from '#core/import-fields.ts';
import { accepted } from '#core/outcome.ts';
import type { Scope } from '#core/scope.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import { completeEnterprises } from '#zones/enterprises/import.read.server.ts';
import { enterpriseImports } from '#zones/enterprises/import-kinds.server.ts';
import type { Enterprise } from '#zones/enterprises/enterprise.ts';
import { enterpriseTable, linksTable } from '#zones/enterprises/enterprise-sheet.ts';
import { listEnterprises } from '#zones/enterprises/enterprises.read.server.ts';
import { keepEnterprise, saveEnterprise } from '#zones/enterprises/enterprise.write.server.ts';
import { addLink, changeLink } from '#zones/enterprises/link.write.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let county: CountyWithRows;
let other: CountyWithRows;
let villages: string[];
const codeOf = (serial: number) => {
	const first = `91149901MA0XY${String(serial).padStart(4, '0')}`;
	return first + creditCheckCharacter(first)!;
};

beforeAll(async () => {
	engine = await testEngine();
	const counties = await twoCounties(engine);
	for (const each of counties) {
		const make = each.rows;
		const townships = [make.township({ name: '甲镇' }), make.township({ name: '乙乡' })];
		const rows = [0, 0, 1].map((at, n) =>
			make.village({ name: ['上峪村', '中庄村', '下井村'][n]!, township_code: townships[at]!.code })
		);
		valueOf(
			await testWrite(engine, each.code, async (tx) => {
				await insertRows(tx, 'township', townships);
				await insertRows(tx, 'village', rows);
				return accepted(null);
			})
		);
		if (each === counties[0]) villages = rows.map(({ code }) => code);
	}
	[county, other] = counties;
});

const change = { permission: 'zones.enterprise.change' } as const;
const list = (scope?: Scope, code = county.code) => listEnterprises(testRead(engine, code, scope));
const save = (
	values: Record<string, string>,
	rest: { number: number | null; version: number } = { number: null, version: 0 },
	scope?: Scope
) =>
	testWrite(engine, county.code, (tx, actor) => saveEnterprise(tx, actor, { ...rest, values }), { ...change, scope });
const link = (number: number, values: Record<string, string>, scope?: Scope) =>
	testWrite(engine, county.code, (tx, actor) => addLink(tx, actor, { number, values }), { ...change, scope });
const given = (serial: number, village: string) => ({
	...{ code: codeOf(serial), name: `示例企业${serial}`, kind: 'leading', product: '饲料', village_code: village },
	...{ capacity: '120.5', capacity_unit: '吨' }
});

test('an enterprise is entered once, changed by whoever saw its last version, and taken out with a reason', async () => {
	const { number } = valueOf(await save(given(1, villages[0]!)));
	expect(await save(given(1, villages[1]!))).toMatchObject({ ok: false, reason: 'enterprise.twice' });
	const [row] = await list();
	expect(row).toMatchObject({ number, version: 1, capacity: 12_050, village: villages[0], own: true, place: null });
	const edited = { ...given(1, villages[0]!), product: '青贮', east: '111.67', north: '38.28' };
	valueOf(await save(edited, { number, version: 1 }));
	expect(await save(edited, { number, version: 1 })).toMatchObject({ reason: 'enterprise.changed' });
	expect((await list())[0]).toMatchObject({ version: 2, product: '青贮', place: [111.67, 38.28] });
	const keep = (act: 'retire' | 'reopen', version: number, reason: string) =>
		testWrite(engine, county.code, (tx, actor) => keepEnterprise(tx, actor, { number, version, act, reason }), change);
	expect(await keep('retire', 2, ' ')).toMatchObject({ reason: 'step.reason' });
	valueOf(await keep('retire', 2, '不再经营'));
	expect((await list())[0]!.retiredOn).not.toBeNull();
	valueOf(await keep('reopen', 3, '又开了'));
	expect((await list())[0]).toMatchObject({ version: 4, retiredOn: null });
});

describe('of a part of the county', () => {
	const scopeOf = (at: number): Scope => ({ prefixes: [villages[at]!.slice(0, 9)] });

	test('whoever sees a village sees its enterprises whole, and of others that deal with it who they are', async () => {
		const { number } = valueOf(await save({ ...given(2, villages[2]!), note: '内部' }));
		expect(await list(scopeOf(0))).toHaveLength(1);
		valueOf(await link(number, { kind: 'buys_from', village_code: villages[0]!, product: '玉米' }));
		valueOf(await link(number, { kind: 'sells_to', village_code: villages[2]!, product: '饲料' }));
		const seen = (await list(scopeOf(0))).find((row) => row.number === number)!;
		expect(seen).toMatchObject({
			name: '示例企业2',
			own: false,
			code: null,
			capacity: null,
			village: null,
			note: null
		});
		expect(seen.links.map(({ kind, village }) => [kind, village])).toEqual([['buys_from', villages[0]]]);
		const own = (await list(scopeOf(2))).find((row) => row.number === number)!;
		expect(own).toMatchObject({ own: true, note: '内部' });
		expect(own.links.map(({ village }) => village)).toEqual([villages[2]]);
		expect((await list()).find((row) => row.number === number)!.links).toHaveLength(2);
	});

	test('nobody enters or changes what lies elsewhere, nor a link with a village out of sight', async () => {
		expect(await save(given(3, villages[2]!), undefined, scopeOf(0))).toMatchObject({ reason: 'enterprise.invalid' });
		const far = (await list()).find(({ name }) => name === '示例企业2')!;
		const asked = { number: far.number, version: far.version };
		expect(await save(given(2, villages[0]!), asked, scopeOf(0))).toMatchObject({ reason: 'enterprise.unknown' });
		expect(await link(far.number, { kind: 'sells_to', village_code: villages[0]! }, scopeOf(0))).toMatchObject({
			reason: 'enterprise.unknown'
		});
		const own = (await list()).find(({ name }) => name === '示例企业1')!;
		for (const values of [
			{ kind: 'sells_to', village_code: villages[2]! },
			{ kind: 'sells_to', partner: String(far.number) }
		] as Record<string, string>[])
			expect(await link(own.number, values, scopeOf(0))).toMatchObject({ reason: 'enterprise.invalid' });
	});
});

test('a link is entered once, ended on a day, or taken out; with an enterprise as with a village', async () => {
	const [one, two] = (await list()) as [Awaited<ReturnType<typeof list>>[0], Awaited<ReturnType<typeof list>>[0]];
	const values = { kind: 'sells_to', partner: String(two.number), product: '青贮', starts_on: '2026-01-01' };
	valueOf(await link(one.number, values));
	expect(await link(one.number, values)).toMatchObject({ reason: 'enterprise.link_twice' });
	expect(await link(one.number, { kind: 'sells_to', partner: String(one.number) })).toMatchObject({
		reason: 'enterprise.invalid'
	});
	const made = (await list())[0]!.links.find(({ partner }) => partner === two.number)!;
	expect(made).toMatchObject({ partnerName: two.name, startsOn: '2026-01-01', endsOn: null });
	const act = (what: 'end' | 'remove', version: number, on: string) =>
		testWrite(
			engine,
			county.code,
			(tx, actor) => changeLink(tx, actor, { number: one.number, link: made.id, version, act: what, on }),
			change
		);
	expect(await act('end', 1, '2025-12-31')).toMatchObject({ reason: 'enterprise.invalid' });
	valueOf(await act('end', 1, '2026-06-30'));
	expect(await act('remove', 1, '')).toMatchObject({ reason: 'enterprise.changed' });
	valueOf(await act('remove', 2, ''));
	expect((await list())[0]!.links).toEqual([]);
});

/** A table as the reader of files gives it to a kind. */
function rowsOf<R>({ sheet, understand }: ImportKind<R>, [head, ...lines]: readonly (readonly CsvCell[])[]) {
	const { mapping, faults } = matchColumns(sheet, head!.map(String));
	expect(faults).toEqual([]);
	expect(Object.keys(mapping)).toHaveLength(head!.length);
	return lines.map((line, at) => {
		const { values, problems } = readCells(sheet, mapping, at + 1, line.map(String));
		const { row, faults: understood } = understand(values, county.code);
		expect([...problems, ...understood]).toEqual([]);
		return { n: at + 1, shape: null, row };
	});
}
async function taken<R>(kind: ImportKind<R>, table: readonly (readonly CsvCell[])[], scope?: Scope) {
	const { rows, problems } = await kind.complete(testRead(engine, county.code, scope), rowsOf(kind, table), []);
	if (problems.length > 0) return problems;
	const file = { id: county.rows.newId(), name: '企业名录.xlsx' };
	return valueOf(
		await testWrite(
			engine,
			county.code,
			async (tx, actor) => accepted(await kind.accept(tx, actor, file, rows)),
			change
		)
	);
}
const { enterprise: register, 'enterprise-link': links } = enterpriseImports;

describe('what is exported', () => {
	/** All of it but what a county numbers itself. */
	const plain = async () => {
		const found = await list();
		const codes = new Map(found.map(({ number, code }) => [number, code]));
		return found
			.map(({ id: _, version: _v, number: _n, links: own, ...rest }) => ({
				...rest,
				links: own
					.map(({ id: _i, version: _w, partner, ...each }) => ({ ...each, partner: partner && codes.get(partner) }))
					.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
			}))
			.sort((one, other) => (one.code! < other.code! ? -1 : 1));
	};

	test('comes back in whole, into a county that has it and into one that has nothing', async () => {
		const [one, two] = (await list()) as [Enterprise, Enterprise];
		valueOf(await link(one.number, { kind: 'sells_to', partner: String(two.number), product: '青贮', starts_on: '2026-01-01' })); // prettier-ignore
		valueOf(await link(one.number, { kind: 'buys_from', village_code: villages[0]!, product: '玉米', ends_on: '2026-05-01' })); // prettier-ignore
		valueOf(await link(one.number, { kind: 'buys_from', village_code: villages[0]!, product: '秸秆' }));
		valueOf(await link(one.number, { kind: 'paired', village_code: villages[1]!, starts_on: '2026-02-01' }));
		valueOf(await link(two.number, { kind: 'paired', village_code: villages[1]!, starts_on: '2026-03-01' }));
		valueOf(await save({ ...given(7, villages[2]!), capacity: '', capacity_unit: '', note: '停产' }));
		const seven = (await list()).find(({ name }) => name === '示例企业7')!;
		valueOf(
			await testWrite(engine, county.code, (tx, actor) => keepEnterprise(tx, actor, { number: seven.number, version: 1, act: 'retire', reason: '不再经营' }), change) // prettier-ignore
		);
		const before = await plain();
		const tables = [enterpriseTable(await list()), linksTable(await list())] as const;
		expect(await taken(register, tables[0])).toMatchObject({ inserted: 0, changed: 0, unchanged: before.length });
		expect(await taken(links, tables[1])).toMatchObject({ inserted: 0, changed: 0, unchanged: tables[1].length - 1 });
		for (const table of ['enterprise_link', 'enterprise'] as const)
			await engine.primary.deleteFrom(table).where('county_code', '=', county.code).execute();
		expect(await taken(links, tables[1])).toContainEqual(
			expect.objectContaining({ field: 'code', expected: 'enterprise.registered' })
		);
		expect(await taken(register, tables[0])).toMatchObject({ inserted: before.length });
		expect(await taken(links, tables[1])).toMatchObject({ inserted: tables[1].length - 1 });
		expect(await plain()).toEqual(before);
	});

	test('of what lies elsewhere there is nothing, nor is it taken in by whoever does not see both ends', async () => {
		const scope = { prefixes: [villages[0]!.slice(0, 9)] };
		const all = await list();
		const part = await list(scope);
		expect(part.some(({ own }) => !own)).toBe(true);
		const [, ...lines] = enterpriseTable(part);
		expect(lines.map(([code]) => code)).toEqual(part.flatMap(({ own, code }) => (own ? [code] : [])));
		expect(await taken(register, enterpriseTable(part), scope)).toMatchObject({ changed: 0 });
		expect(await taken(links, linksTable(part), scope)).toMatchObject({ changed: 0 });
		expect(await taken(register, enterpriseTable(all), scope)).toContainEqual(
			expect.objectContaining({ field: 'code' })
		);
		const fields = (await taken(links, linksTable(all), scope)) as { field: string }[];
		expect(new Set(fields.map(({ field }) => field))).toEqual(new Set(['code', 'partner_code', 'village_code']));
	});

	test('a file of the register adds the links it names and takes none away', async () => {
		const before = await list();
		const { rows } = await completeEnterprises(testRead(engine, county.code), rowsOf(register, enterpriseTable(before))); // prettier-ignore
		const more = rows.map((each) => ({ ...each, row: { ...each.row, links: { buys_from: [villages[2]!] } } }));
		const file = { id: county.rows.newId(), name: '企业名录.xlsx' };
		valueOf(
			await testWrite(engine, county.code, async (tx, actor) => accepted(await register.accept(tx, actor, file, more)), change) // prettier-ignore
		);
		for (const [at, row] of (await list()).entries()) expect(row.links.length).toBe(before[at]!.links.length + 1);
	});
});

test('another county has none of them', async () => {
	expect(await list(undefined, other.code)).toEqual([]);
});
