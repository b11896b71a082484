import { beforeAll, describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#core/check-digits.ts';
import { accepted } from '#core/outcome.ts';
import type { Scope } from '#core/scope.ts';
import type { Engine } from '#db/engine/types.ts';
import { completeEnterprises } from '#zones/enterprises/import.read.server.ts';
import { enterpriseImports } from '#zones/enterprises/import-kinds.server.ts';
import { enterpriseRow } from '#zones/enterprises/import-rows.ts';
import { enterpriseTable } from '#zones/enterprises/enterprise-sheet.ts';
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

test('what is exported comes back in unchanged; a file adds links and takes none away', async () => {
	const { accept } = enterpriseImports.enterprise;
	const rows = await list();
	const [head, ...lines] = enterpriseTable(rows);
	const fields = new Map(enterpriseImports.enterprise.sheet.fields.flatMap((each) => [each.name, ...each.aliases].map((alias) => [alias, each] as const))); // prettier-ignore
	const read = (line: (typeof lines)[number]) => {
		const cells = head!.map((name, at) => [fields.get(String(name))!, String(line[at])] as const);
		const values = cells.map(([field, cell]) => {
			const reading = cell === '' ? ({ ok: true, value: null } as const) : field.read(cell);
			if (!reading.ok) throw new Error(`${field.name} ${cell}: ${reading.expected}`);
			return [field.name, reading.value] as const;
		});
		return enterpriseRow(Object.fromEntries(values));
	};
	const understood = lines.map(read);
	expect(understood.flatMap(({ faults }) => faults)).toEqual([]);
	const incoming = understood.map(({ row }, at) => ({ n: at + 1, shape: null, row }));
	const completed = await completeEnterprises(testRead(engine, county.code), incoming);
	expect(completed.problems).toEqual([]);
	const more = completed.rows.map((each) => ({ ...each, row: { ...each.row, links: { ...each.row.links, buys_from: [villages[1]!] } } })); // prettier-ignore
	const file = { id: county.rows.newId(), name: '企业名录.xlsx' };
	const counts = valueOf(
		await testWrite(engine, county.code, async (tx, actor) => accepted(await accept(tx, actor, file, more)), change)
	);
	expect(counts).toMatchObject({ inserted: 0, changed: 0, unchanged: rows.length });
	const after = await list();
	for (const [at, row] of after.entries()) {
		expect(row.links.filter(({ village }) => village === villages[1])).toHaveLength(1);
		expect(row.links.length).toBe(rows[at]!.links.length + 1);
	}
	const scope = { prefixes: [villages[0]!.slice(0, 9)] };
	const { problems } = await completeEnterprises(testRead(engine, county.code, scope), incoming);
	expect(problems.map(({ field }) => field)).toContain('code');
});

test('another county has none of them', async () => {
	expect(await list(undefined, other.code)).toEqual([]);
});
