import { beforeAll, describe, expect, test } from 'vitest';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { Scope } from '#core/scope.ts';
import type { Engine } from '#db/engine/types.ts';
import { countyKinds, countyTemplates } from '#cli/county-kinds.server.ts';
import { factorTable } from '#zones/factors/factor-sheet.ts';
import { surveysOf } from '#zones/factors/import-kinds.server.ts';
import { profileRow } from '#zones/factors/import-rows.ts';
import { completeProfiles } from '#zones/factors/import.read.server.ts';
import {
	factorRows,
	factorRules,
	factorRuleVersions,
	profilesOf,
	standingsOf
} from '#zones/factors/profiles.read.server.ts';
import { changeFactorSettings, saveProfile, stepProfile } from '#zones/factors/profile.write.server.ts';
import { contentOf, type AskedStep } from '#zones/plans/journal.ts';
import { made, retold, type Change } from '#zones/plans/plan.ts';
import { createPlan, drawOnPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planContent, planSteps } from '#zones/plans/plans.read.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let county: CountyWithRows;
let other: CountyWithRows;
let villages: string[];
const TODAY = '2026-11-26';

beforeAll(async () => {
	engine = await testEngine();
	[county, other] = await twoCounties(engine);
	for (const each of [county, other]) {
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
		if (each === county) villages = rows.map(({ code }) => code);
	}
});

const read = (scope?: Scope, code = county.code) => testRead(engine, code, scope);
const rowOf = async (village: string) => (await factorRows(read(), TODAY)).find((row) => row.village === village)!;
type Who = { id: string; scope?: Scope; permission: Permission };
const by = (who: Who) => {
	const actor = { id: who.id, name: `${who.id}经办`, role: 'test', permissions: new Set([who.permission]) };
	return { ...(who.scope && { scope: who.scope }), permission: who.permission, actor: actor as never };
};
const village = (): Who => ({ id: 'village', scope: { prefixes: [villages[0]!] }, permission: 'zones.factor.report' });
const township = (): Who => ({
	...{ id: 'township', scope: { prefixes: [villages[0]!.slice(0, 9)] } },
	permission: 'zones.factor.check'
});
const centre = (): Who => ({ id: 'centre', permission: 'zones.factor.verify' });
const state = (
	figures: Record<string, string>,
	rest: { version?: number; on?: string; of?: string } = {},
	who = village()
) =>
	// prettier-ignore
	testWrite(
		engine,
		county.code,
		(tx, actor) =>
			saveProfile(tx, { ...actor, id: who.id }, {
				...{ village: rest.of ?? villages[0]!, surveyedOn: rest.on ?? '2026-06-30', version: rest.version ?? 0 },
				...{ source: '村两委填报', figures }
			}),
		by(who)
	);
const step = (name: string, version: number, who: Who, reason: string | null = null) =>
	testWrite(
		engine,
		county.code,
		(tx, actor) =>
			stepProfile(
				tx,
				{
					...actor,
					id: who.id,
					permissions: new Set([who.permission]),
					scope: who.scope ?? { prefixes: [county.code] }
				},
				{ village: villages[0]!, surveyedOn: '2026-06-30', version, step: name, reason }
			),
		by(who)
	);

describe('a survey', () => {
	test('is stated, checked by the township, verified by the county; nobody takes two steps, nothing skips', async () => {
		valueOf(await state({ leaders: '3', cash: '1200.5', houses: '', reserve_land: '42.5' }));
		expect((await rowOf(villages[0]!)).profile).toMatchObject({
			...{ version: 1, stage: 'reported', source: '村两委填报' },
			figures: { leaders: 3, cash: 120_050, reserve_land: 4250 }
		});
		expect(await state({ leaders: '4' })).toMatchObject({ reason: 'factor.twice' });
		expect(await step('verify', 1, centre())).toMatchObject({ reason: 'step.from' });
		expect(await step('check', 1, { ...township(), id: 'village' })).toMatchObject({ reason: 'step.same_hand' });
		valueOf(await step('check', 1, township()));
		expect(await step('verify', 1, centre())).toMatchObject({ reason: 'factor.changed' });
		expect(await step('return', 2, centre(), ' ')).toMatchObject({ reason: 'step.reason' });
		valueOf(await step('verify', 2, centre()));
		expect((await rowOf(villages[0]!)).profile).toMatchObject({ version: 3, stage: 'verified' });
		expect(await state({ leaders: '4' }, { version: 3 })).toMatchObject({ reason: 'factor.verified' });
		valueOf(await step('reopen', 3, centre(), '数字写错'));
		valueOf(await state({ leaders: '4' }, { version: 4 }));
		// A box that is emptied is missing: it does not stay, and is not nought.
		expect((await rowOf(villages[0]!)).profile).toMatchObject({ stage: 'reported', figures: { leaders: 4 } });
	});

	test('what is no figure, a day to come, a village out of sight are told by name', async () => {
		const wrong = await state({ leaders: '1.5', cash: 'x' }, { on: '2099-01-01' });
		expect(wrong).toMatchObject({ reason: 'factor.invalid' });
		const { faults } = (wrong as unknown as { detail: { faults: { field: string }[] } }).detail;
		expect(faults.map(({ field }) => field).sort()).toEqual(['cash', 'leaders', 'surveyed_on']);
		expect(await state({}, { of: villages[2]! })).toMatchObject({ reason: 'factor.unknown' });
	});

	test('a later survey takes the place of an earlier one from its day on, and both stay', async () => {
		valueOf(await state({ leaders: '9' }, { on: '2026-09-30' }));
		expect((await rowOf(villages[0]!)).profile!.figures).toEqual({ leaders: 9 });
		const before = (await factorRows(read(), '2026-09-29')).find((row) => row.village === villages[0]!)!;
		expect(before.profile!.figures).toEqual({ leaders: 4 });
		expect((await profilesOf(read(), villages[0]!)).map(({ surveyedOn }) => surveyedOn)).toEqual(['2026-09-30', '2026-06-30']); // prettier-ignore
		expect(await profilesOf(read({ prefixes: [villages[2]!] }), villages[0]!)).toEqual([]);
	});
});

test('how villages stand is told to whoever sees the whole county alone', async () => {
	const rules = await factorRules(read(), TODAY);
	const rows = await factorRows(read(), TODAY);
	expect(standingsOf(read(), rows, rules)!.villages.get(villages[0]!)!.talent.index).toBe(500);
	const part = read({ prefixes: [villages[0]!.slice(0, 9)] });
	const seen = await factorRows(part, TODAY);
	expect(seen.map((row) => row.village)).toEqual(villages.slice(0, 2));
	expect(standingsOf(part, seen, rules)).toBeNull();
	expect((await factorRows(read(undefined, other.code), TODAY)).every(({ profile }) => profile === null)).toBe(true);
});

test('fields and thresholds are set from a day on; a unit that has figures stays', async () => {
	const set = (values: Record<string, unknown>, versions?: Record<string, string>) =>
		testWrite(engine, county.code, (tx, actor) => changeFactorSettings(tx, actor, { values, validFrom: '2026-10-01', source: '县文件', ...(versions && { versions }) }), { permission: 'settings.change' }); // prettier-ignore
	const before = await factorRuleVersions(read());
	expect(before).toEqual({});
	const { fields: asked, own: fields, lacking } = await factorRules(read(), TODAY);
	const [first, ...rest] = fields;
	expect(await set({ 'factors.fields': [{ ...first!, unit: 'money' }, ...rest] })).toMatchObject({
		reason: 'factor.unit'
	});
	const more = [...fields, { id: 'own_1', factor: 'talent', name: '非遗传承人', unit: 'count' }];
	expect(await set({ 'factors.fields': [...fields, { id: 'own_1', factor: 'talent', name: '来源', unit: 'count' }] })).toMatchObject({ reason: 'factor.name' }); // prettier-ignore
	// What every county's survey asks is not asked a second time.
	expect(await set({ 'factors.fields': [...fields, { id: 'own_1', factor: 'talent', name: '户数', unit: 'count' }] })).toMatchObject({ reason: 'factor.name', detail: { got: '户数' } }); // prettier-ignore
	valueOf(await set({ 'factors.fields': more, 'factors.lacking': { ...lacking, talent: 600 } }));
	expect((await factorRules(read(), '2026-09-30')).fields).toEqual(asked);
	const rules = await factorRules(read(), TODAY);
	expect(rules.fields.at(-1)!.name).toBe('非遗传承人');
	// Files and the table to fill in ask the same.
	const asks = async (day: string, code = county.code) => {
		const { sheet } = (await countyKinds(read(undefined, code), day)).factors!;
		const template = (await countyTemplates(read(undefined, code), day)).find(({ kind }) => kind === 'factors')!;
		return [sheet.fields.some(({ name }) => name === 'own_1'), template.columns.some(({ field }) => field === 'own_1')];
	};
	expect(await asks('2026-09-30')).toEqual([false, false]);
	expect(await asks(TODAY)).toEqual([true, true]);
	expect(await asks(TODAY, other.code)).toEqual([false, false]);
	const known = standingsOf(read(), await factorRows(read(), TODAY), rules)!;
	expect(known.villages.get(villages[0]!)!.talent).toMatchObject({ known: 1, of: 5, lacking: true });
	// Whoever opened the form before that is told what stands; once they have seen it theirs holds.
	const mine = { 'factors.lacking': { ...lacking, talent: 100 } };
	const refusal = await set(mine, before);
	expect(refusal).toMatchObject({
		...{ ok: false, reason: 'settings.changed' },
		detail: {
			stands: { 'factors.lacking': { value: { ...lacking, talent: 600 }, validFrom: '2026-10-01', source: '县文件' } }
		}
	});
	expect((await factorRules(read(), TODAY)).lacking.talent).toBe(600);
	const { versions } = (refusal as unknown as { detail: { versions: Record<string, string> } }).detail;
	// The other key was not asked for: that it moved is nobody's trouble.
	expect(Object.keys(versions)).toEqual(['factors.lacking']);
	valueOf(await set({ 'factors.lacking': { ...lacking, talent: 600 } }, versions));
	expect(await factorRuleVersions(read(undefined, other.code))).toEqual({});
});

test('the survey that went furthest counts; a newer one that has not come as far waits beside it', async () => {
	const { version } = (await profilesOf(read(), villages[0]!)).find((each) => each.surveyedOn === '2026-06-30')!;
	const before = await rowOf(villages[0]!);
	expect([before.profile!.surveyedOn, before.counted!.surveyedOn]).toEqual(['2026-09-30', '2026-09-30']);
	valueOf(await step('check', version, township()));
	valueOf(await step('verify', version + 1, centre()));
	const row = await rowOf(villages[0]!);
	expect(row.profile).toMatchObject({ surveyedOn: '2026-09-30', stage: 'reported', figures: { leaders: 9 } });
	expect(row.counted).toMatchObject({ surveyedOn: '2026-06-30', stage: 'verified', figures: { leaders: 4 } });
	// Against a village between the two: by what is verified it stands below.
	valueOf(await state({ leaders: '6' }, { of: villages[2]! }, { ...centre(), permission: 'zones.factor.report' }));
	const rules = await factorRules(read(), TODAY);
	const known = standingsOf(read(), await factorRows(read(), TODAY), rules)!;
	expect(known.villages.get(villages[0]!)!.talent.index).toBe(250);
	// Before it there was none.
	expect((await factorRows(read(), '2026-06-29')).every(({ counted }) => counted === null)).toBe(true);
});

test('the register of enterprises answers for 龙头企业或订单 where it knows any of the village', async () => {
	const register = async ({ code, rows: make }: CountyWithRows, [first, second]: readonly string[]) => {
		const own = make.enterprise({ village_code: first! });
		const far = make.enterprise({ village_code: second! });
		const gone = make.enterprise({ village_code: first!, retired_on: '2026-06-01' });
		const link = (given: object) => make.enterpriseLink({ enterprise_id: far.id, village_code: first!, ...given });
		const links = [
			link({ enterprise_id: own.id }),
			link({ kind: 'paired', starts_on: '2026-06-30' }),
			make.enterpriseLink({ enterprise_id: gone.id, village_code: second!, kind: 'sells_to' })
		];
		valueOf(
			await testWrite(engine, code, async (tx) => {
				await insertRows(tx, 'enterprise', [own, far, gone]);
				await insertRows(tx, 'enterprise_link', links);
				return accepted(null);
			})
		);
	};
	const others = (await factorRows(read(undefined, other.code), TODAY)).map((row) => row.village);
	await register(county, villages);
	await register(other, others);
	const rows = await factorRows(read(), TODAY);
	const registers = (of: typeof rows) => of.map(({ register: count }) => count);
	// On the day of the first village's survey it stands there, and the other is paired with it; who only sells to it is none.
	expect(registers(rows)).toEqual([2, 1, 0]);
	expect(rows.map(({ registerOn }) => registerOn)).toEqual(['2026-06-30', TODAY, '2026-06-30']);
	const rules = await factorRules(read(), TODAY);
	const known = standingsOf(read(), rows, rules)!;
	expect(known.villages.get(villages[0]!)!.market).toMatchObject({ index: 750, known: 1 });
	// Nothing surveyed, but registered: known. Surveyed without it and not registered: missing.
	expect(known.villages.get(villages[1]!)!.market).toMatchObject({ index: 250, known: 1 });
	expect(known.villages.get(villages[2]!)!.market).toMatchObject({ index: null, known: 0 });
	// Who sees one village is told of what is tied to that village.
	expect(registers(await factorRows(read({ prefixes: [villages[0]!] }), TODAY))).toEqual([2]);
	expect(rows[0]!.counted!.figures.orders, 'what was surveyed stays what it is').toBeUndefined();
});

test('what is exported comes back in unchanged; an empty cell is missing; what is verified is not overwritten', async () => {
	valueOf(await state({ leaders: '2', cash: '10' }, { of: villages[1]! }, { ...centre(), permission: 'zones.factor.report' })); // prettier-ignore
	const rules = await factorRules(read(), TODAY);
	const { accept, sheet } = surveysOf(rules.fields);
	const words = {
		...{ stageHead: '级别', stage: String, indexHead: String, lackingHead: '缺', factor: String },
		...{ registerHead: '名录企业数', pending: String }
	};
	const rows = await factorRows(read(), TODAY);
	const [head, ...lines] = factorTable(rows, rules.fields, null, words);
	const fieldOf = (name: string) => sheet.fields.find((each) => each.aliases.includes(name));
	const understand = (line: (typeof lines)[number]) =>
		profileRow(
			Object.fromEntries(
				head!.flatMap((name, at) => {
					const field = fieldOf(String(name));
					if (!field) return [];
					const reading = line[at] === '' ? ({ ok: true, value: null } as const) : field.read(String(line[at]));
					if (!reading.ok) throw new Error(`${field.name}: ${reading.expected}`);
					return [[field.name, reading.value] as const];
				})
			),
			rules.fields
		).row;
	const surveyed = lines.filter((line) => line[3] !== '');
	expect(surveyed.map((line) => [line[3], line[head!.indexOf('级别')]])).toEqual([
		...[['2026-06-30', 'verified'], ['2026-09-30', 'reported'], ['2026-06-30', 'reported'], ['2026-06-30', 'reported']] // prettier-ignore
	]);
	const incoming = surveyed.map((line, at) => ({ n: at + 1, shape: null, row: understand(line) }));
	const completed = await completeProfiles(read(), incoming);
	expect(completed.problems).toEqual([expect.objectContaining({ row: 1, expected: 'factor.open' })]);
	const file = { id: county.rows.newId(), name: '五要素.xlsx' };
	const take = (given: typeof completed.rows) =>
		testWrite(engine, county.code, async (tx, actor) => accepted(await accept(tx, actor, file, given)), {
			permission: 'zones.factor.report'
		});
	expect(valueOf(await take(completed.rows))).toMatchObject({ inserted: 0, changed: 0, unchanged: 3 });
	const [first] = completed.rows;
	const emptied = { ...first!, row: { ...first!.row, figures: { ...first!.row.figures, leaders: null } } };
	expect(valueOf(await take([emptied]))).toMatchObject({ changed: 1 });
	expect((await rowOf(first!.row.village.code!)).profile!.figures.leaders).toBeUndefined();
});

test('what a zone of a plan is built on is a step of its journal, kept beside it, and taken back', async () => {
	const id = county.rows.newId();
	const write = <T>(run: (tx: Tx, actor: Actor) => Promise<Outcome<T>>) =>
		testWrite(engine, county.code, run, { permission: 'zones.plan.change' });
	const { number } = valueOf(await write((tx, actor) => createPlan(tx, actor, { name: '试算', from: 'nothing' })));
	const draw = (base: number, ...steps: AskedStep[]) =>
		write((tx, actor) => drawOnPlan(tx, actor, { plan: number, base, steps }));
	const facts = { name: '饲草', layout: 'chain', continues: null, locked: false } as const;
	const zone = { ...facts, id, villages: new Set<string>() };
	const step = (changes: readonly Change[]): AskedStep => ({ id: county.rows.newId(), act: 'do', changes });
	valueOf(
		await draw(1, step(made(id, facts)), step(retold(zone, { anchor: '91149901MA0DM0001H', programme: '示例计划' })))
	);
	const plan = (await planByNumber(read(), number))!;
	const stored = await planContent(read(), plan.id);
	expect(stored).toEqual(contentOf(await planSteps(read(), plan.id)));
	expect(stored[0]).toMatchObject({ anchor: '91149901MA0DM0001H', programme: '示例计划' });
	valueOf(await draw(3, { id: county.rows.newId(), act: 'undo' }));
	expect(await planContent(read(), plan.id)).toEqual([zone]);
});
