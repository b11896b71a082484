import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { trailPage } from '#audit/trail-list.read.server.ts';
import { noFilter } from '#audit/trail-filter.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { rebuildBorders } from '#territory/borders.write.server.ts';
import { planZonePieces } from '#zones/lines/pieces.read.server.ts';
import { sameSum, sumOf } from '#zones/plans/figures.ts';
import type { AskedStep } from '#zones/plans/journal.ts';
import { contentOf } from '#zones/plans/journal.ts';
import { made, painted, removed, retold, type Change, type PlanContent } from '#zones/plans/plan.ts';
import { atOneHead } from '#zones/plans/at-one-head.read.server.ts';
import { createPlan, drawOnPlan, keepPlan, type PlanStart } from '#zones/plans/plan.write.server.ts';
import { listPlans, planByNumber, planContent, planSteps, zonesInForce } from '#zones/plans/plans.read.server.ts';
import { inhabitantsOf } from '#zones/factors/inhabitants.read.server.ts';
import { zonesTogether } from '#zones/board.read.server.ts';
import { villageFigures, zoneSums } from '#zones/plans/village-figures.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let codes: string[];

/** Four villages of 1 km in a row; a zone of the first two and one of the second; land, contracts and lines in them. */
async function fill({ code, rows: make }: CountyWithRows, times: number): Promise<string[]> {
	const township = make.township({ shape: make.rectangle(0, 0, 4000, 1000) });
	const villages = [0, 1, 2, 3].map((at) =>
		make.village({
			...{ name: `村${at}`, township_code: township.code, code: `${township.code}20${at}` },
			shape: make.rectangle(at * 1000, 0, 1000, 1000)
		})
	);
	const zones = [make.zone({ name: '苹果', layout: 'adjacent' }), make.zone({ name: '旧区', status: 'retired' })];
	const many = <T>(row: () => T): T[] => Array.from({ length: times }, row);
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'zone', zones);
			const members = [0, 1].map((at) => make.zoneVillage({ zone_id: zones[0]!.id, village_code: villages[at]!.code }));
			await insertRows(tx, 'zone_village', members);
			await insertRows(tx, 'contract', [
				...many(() => make.contract({ village_code: villages[0]!.code, status: 'regular' })),
				make.contract({ village_code: villages[0]!.code, status: 'pending' }),
				make.contract({ village_code: villages[0]!.code, status: 'regular', household: true }),
				make.contract({ village_code: villages[1]!.code, status: 'regular' })
			]);
			await insertRows(
				...([tx, 'reclaimed_land'] as const),
				many(() => make.reclaimedLand({ village_code: villages[1]!.code, ledger_mu: 250 }))
			);
			// 耕地 over the border of the first two, and a use that is none; a line that covers the second whole.
			await insertRows(tx, 'land_use', [
				make.landUse({ scheme: 'survey', use_code: '0103', shape: make.rectangle(900, 0, 200, 1000) }),
				make.landUse({ scheme: 'survey', use_code: '0301', shape: make.rectangle(0, 0, 200, 1000) }),
				make.landUse({ scheme: 'plan', use_code: '0103', shape: make.rectangle(0, 0, 200, 1000) })
			]);
			await insertRows(tx, 'constraint_area', [
				make.constraintArea({ kind: 'farmland_red', shape: make.rectangle(900, -100, 1200, 1200) })
			]);
			await rebuildBorders(tx);
			return accepted(null);
		})
	);
	return villages.map((village) => village.code);
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	codes = await fill(first, 3);
	await fill(second, 7);
});

const read = (county = first.code, prefixes?: string[]) => testRead(engine, county, prefixes && { prefixes });
const write = <T>(act: Parameters<typeof testWrite<T>>[2], county = first.code, prefixes?: string[]) =>
	testWrite(engine, county, act, { permission: 'zones.plan.change', ...(prefixes ? { scope: { prefixes } } : {}) });
const create = async (name: string, from: PlanStart = 'zones', changes?: Change[], county = first.code) =>
	valueOf(await write((tx, actor) => createPlan(tx, actor, { name, from, ...(changes ? { changes } : {}) }), county))
		.number;
const stepId = () => crypto.randomUUID();
const does = (changes: readonly Change[]): AskedStep => ({ id: stepId(), act: 'do', changes });
const draw = (plan: number, base: number, ...steps: AskedStep[]) =>
	write((tx, actor) => drawOnPlan(tx, actor, { plan, base, steps }));
const contentNow = async (plan: number): Promise<PlanContent> =>
	planContent(read(), (await planByNumber(read(), plan))!.id);
const shown = (content: PlanContent) =>
	content
		.map(
			({ name, villages }) =>
				`${name}:${[...villages]
					.map((code) => code.at(-1))
					.sort()
					.join('')}`
		)
		.join(' ');
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.reason);

describe('a plan', () => {
	test('begins with the zones in force, with nothing, or with another; and is nobody else’s county’s', async () => {
		const plan = await create('方案一');
		expect(shown(await contentNow(plan))).toBe('苹果:01');
		expect(shown(await contentNow(await create('空白', 'nothing')))).toBe('');
		const content = await contentNow(plan);
		valueOf(await draw(plan, 1, does(painted(content, content[0]!.id, [codes[2]!], true, false))));
		const copy = await create('副本', { plan });
		const early = await create('早先的副本', { plan, head: 1 });
		expect([shown(await contentNow(copy)), shown(await contentNow(early))]).toEqual(['苹果:012', '苹果:01']);
		expect(await planByNumber(read(), copy)).toMatchObject({ copiedFrom: (await planByNumber(read(), plan))!.code });
		expect((await listPlans(read())).map(({ name }) => name).sort()).toEqual(['副本', '方案一', '早先的副本', '空白']);
		expect(await listPlans(read(second.code))).toEqual([]);
		expect(await planByNumber(read(second.code), plan)).toBeNull();
		expect(await zonesInForce(read(second.code))).toHaveLength(1);
	});

	test('is seen and drawn by whoever sees the whole county', async () => {
		const plan = await create('全县的');
		const township = [codes[0]!.slice(0, 9)];
		expect(await listPlans(read(first.code, township))).toEqual([]);
		expect(await planByNumber(read(first.code, township), plan)).toBeNull();
		expect(await zonesInForce(read(first.code, township))).toEqual([]);
		const drawn = await write((tx, actor) => drawOnPlan(tx, actor, { plan, base: 1, steps: [] }), first.code, township);
		expect(reason(drawn)).toBe('plan.unknown');
		const made_ = await write(
			(tx, actor) => createPlan(tx, actor, { name: '乡里的', from: 'nothing' }),
			first.code,
			township
		);
		expect(reason(made_)).toBe('permission.missing');
	});

	test('is drawn, taken back and done again step by step; what is kept is what its steps lead to', async () => {
		const plan = await create('一步一步');
		const [apple] = await contentNow(plan);
		const beef = stepId();
		const facts = { name: '肉牛', layout: 'chain', continues: null, locked: false } as const;
		const steps = [
			does(made(beef, facts)),
			does([{ zone: beef, add: [codes[2]!, codes[3]!], drop: [] }]),
			does(retold({ ...apple!, ...apple! }, { name: '苹果梨', locked: true }))
		];
		expect(valueOf(await draw(plan, 1, ...steps))).toEqual({ head: 4, zones: [beef, apple!.id] });
		expect(shown(await contentNow(plan))).toBe('苹果梨:01 肉牛:23');
		valueOf(await draw(plan, 4, { id: stepId(), act: 'undo' }, { id: stepId(), act: 'undo' }));
		expect(shown(await contentNow(plan))).toBe('苹果:01 肉牛:');
		valueOf(await draw(plan, 6, { id: stepId(), act: 'redo' }));
		expect(shown(await contentNow(plan))).toBe('苹果:01 肉牛:23');
		const before = await contentNow(plan);
		valueOf(await draw(plan, 7, does(removed(before[0]!))));
		expect(shown(await contentNow(plan))).toBe('肉牛:23');
		const steps_ = await planSteps(read(), (await planByNumber(read(), plan))!.id);
		expect(steps_.map(({ seq, act, of }) => [seq, act, of])).toEqual([
			...[[1, 'start', null], [2, 'do', null], [3, 'do', null], [4, 'do', null], [5, 'undo', 4], [6, 'undo', 3]],
			...[[7, 'redo', 3], [8, 'do', null]]
		]); // prettier-ignore
		expect(shown(contentOf(steps_))).toBe('肉牛:23');
		// The step after a step that was taken back: there is nothing to do again any more.
		expect(reason(await draw(plan, 8, { id: stepId(), act: 'redo' }))).toBe('plan.no_redo');
	});

	test('refuses what does not fit, all of it', async () => {
		const plan = await create('不合的');
		const [apple] = await contentNow(plan);
		const good = does([{ zone: apple!.id, add: [codes[3]!], drop: [] }]);
		const refusals: [AskedStep, string][] = [
			[does([{ zone: apple!.id, add: [codes[0]!], drop: [] }]), 'plan.unfit'],
			[does([]), 'plan.unfit'],
			[does([{ zone: apple!.id, add: ['149901999999'], drop: [] }]), 'plan.village_unknown'],
			[does(retold(apple!, { name: '' })), 'plan.zone_name'],
			[does(retold(apple!, { name: 'x'.repeat(41) })), 'plan.zone_name'],
			[does(made(stepId(), { ...apple!, name: '苹果' })), 'plan.zone_name_taken'],
			[{ id: stepId(), act: 'redo' }, 'plan.no_redo']
		];
		for (const [step, expected] of refusals) expect(reason(await draw(plan, 1, good, step))).toBe(expected);
		// Ids that stand elsewhere, or come twice: a device makes its own.
		const other = await create('别的方案');
		const [theirs] = await contentNow(other);
		const made_ = does(made(theirs!.id, { ...theirs!, name: '别人的区' }));
		expect(reason(await draw(plan, 1, made_))).toBe('plan.unfit');
		expect(reason(await draw(plan, 1, good, { id: good.id, act: 'undo' }))).toBe('plan.unfit');
		valueOf(await draw(other, 1, { ...does(retold(theirs!, { name: '甲' })), id: good.id }));
		expect(reason(await draw(plan, 1, good))).toBe('plan.unfit');
		expect(shown(await contentNow(plan))).toBe('苹果:01');
		expect(reason(await draw(999, 1, good))).toBe('plan.unknown');
		expect(reason(await write((tx, actor) => createPlan(tx, actor, { name: ' ', from: 'zones' })))).toBe('plan.name');
	});

	test('that two people draw on is never written over: the later is told, and what was sent twice is drawn once', async () => {
		const plan = await create('两个人');
		const [apple] = await contentNow(plan);
		const mine = does([{ zone: apple!.id, add: [codes[2]!], drop: [] }]);
		const theirs = does([{ zone: apple!.id, add: [codes[3]!], drop: [] }]);
		expect(valueOf(await draw(plan, 1, theirs)).head).toBe(2);
		expect(await draw(plan, 1, mine)).toMatchObject({ ok: false, reason: 'plan.moved', detail: { head: 2 } });
		// The answer to theirs got lost: asked again, alone and with a step more.
		expect(valueOf(await draw(plan, 1, theirs))).toEqual({ head: 2, zones: [] });
		const more = does([{ zone: apple!.id, add: [], drop: [codes[0]!] }]);
		expect(valueOf(await draw(plan, 1, theirs, more)).head).toBe(3);
		expect(shown(await contentNow(plan))).toBe('苹果:13');
		// Somebody else drew behind what was sent twice: that is told too.
		valueOf(await draw(plan, 3, does([{ zone: apple!.id, add: [codes[0]!], drop: [] }])));
		expect(reason(await draw(plan, 1, theirs, more))).toBe('plan.moved');
	});

	test('forked has its own zones, with what was drawn on the other', async () => {
		const plan = await create('原方案');
		const [apple] = await contentNow(plan);
		valueOf(await draw(plan, 1, does([{ zone: apple!.id, add: [codes[3]!], drop: [] }])));
		const own = stepId();
		const changes: Change[] = [
			{ zone: apple!.id, add: [codes[2]!], drop: [codes[0]!] },
			...made(own, { name: '肉牛', layout: 'chain', continues: null, locked: false }),
			{ zone: own, add: [codes[0]!], drop: [] }
		];
		const fork = await create('我的方案', { plan, head: 1 }, changes);
		expect(shown(await contentNow(fork))).toBe('苹果:12 肉牛:0');
		expect(shown(await contentNow(plan))).toBe('苹果:013');
		const ids = (await contentNow(fork)).map(({ id }) => id);
		expect(ids).not.toContain(apple!.id);
		expect(ids).not.toContain(own);
	});

	test('is renamed, put aside and taken up again; put aside it is not drawn on', async () => {
		const plan = await create('要改名的');
		const keep = (asked: Parameters<typeof keepPlan>[2]) => write((tx, actor) => keepPlan(tx, actor, asked));
		expect(valueOf(await keep({ plan, version: 1, act: 'rename', name: '改了名的' }))).toEqual({ version: 2 });
		expect(reason(await keep({ plan, version: 1, act: 'shelve' }))).toBe('plan.changed');
		valueOf(await keep({ plan, version: 2, act: 'shelve' }));
		const [apple] = await contentNow(plan);
		expect(reason(await draw(plan, 1, does([{ zone: apple!.id, add: [codes[3]!], drop: [] }])))).toBe('plan.shelved');
		valueOf(await keep({ plan, version: 3, act: 'reopen' }));
		expect(await planByNumber(read(), plan)).toMatchObject({ name: '改了名的', status: 'draft', version: 4, head: 1 });
		const { rows } = await sql<{ state: { name: string } }>`
			select state from zone_plan_version where county_code = ${first.code} and version = 1
				and id = (select id from zone_plan where county_code = ${first.code} and feature_no = ${plan})`.execute(engine.primary);
		expect(rows.map(({ state }) => state.name)).toEqual(['要改名的']);
		const trail = await trailPage(read(), { ...noFilter, kind: 'zone_plan' }, { limit: 50, moments: [] });
		expect(trail.rows[0]!.body.notes[0]).toMatchObject({ changes: { status: ['shelved', 'draft'] } });
	});
});

describe('what villages bring', () => {
	test('is counted in each, land and lines where they lie, and nothing of the county that shares its codes', async () => {
		const figures = await villageFigures(read());
		expect(figures.map(({ code }) => code)).toEqual(codes);
		expect(figures.map(({ contracts }) => contracts)).toEqual([{ pending: 1, regular: 3 }, { regular: 1 }, {}, {}]);
		expect(figures.map(({ reclaimedMu }) => reclaimedMu)).toEqual([0, 750, 0, 0]);
		expect(figures.map(({ neighbours }) => neighbours.map((code) => code.at(-1)).join(''))).toEqual([
			'1',
			'02',
			'13',
			'2'
		]);
		// 100 m × 1 000 m are 150 亩 on the plane; what covers a village whole is the village.
		for (const at of [0, 1]) expect(figures[at]!.farmland['0103']! / 15_000).toBeCloseTo(1, 2);
		expect(figures[2]!.farmland).toEqual({});
		expect(figures[1]!.redLines).toEqual({ farmland_red: figures[1]!.areaMu });
		for (const at of [0, 2]) expect(figures[at]!.redLines.farmland_red! / 15_000).toBeCloseTo(1, 2);
		expect((await villageFigures(read(first.code, [codes[1]!]))).map(({ code }) => code)).toEqual([codes[1]]);
		expect((await villageFigures(read(second.code)))[0]!.contracts).toEqual({ pending: 1, regular: 7 });
	});

	test('comes to the same by the database as in the browser', async () => {
		const plan = await create('要核对的');
		const [apple] = await contentNow(plan);
		valueOf(await draw(plan, 1, does([{ zone: apple!.id, add: [codes[2]!], drop: [] }])));
		const { id } = (await planByNumber(read(), plan))!;
		// Two of three villages state who lives there; the survey that went furthest counts, and what it leaves out is not nought.
		const stated = (at: number, figures: Record<string, number>, given = {}) =>
			first.rows.factorProfile({ village_code: codes[at]!, figures: JSON.stringify(figures), ...given });
		const surveys = [
			stated(0, { households: 120, people: 310 }, { surveyed_on: '2025-06-30', stage: 'verified' }),
			stated(0, { households: 999, people: 999 }),
			stated(1, { people: 40 })
		];
		const theirs = [
			second.rows.factorProfile({
				village_code: codes[0]!.replace(first.code, second.code),
				figures: '{"households":7,"people":7}'
			})
		];
		for (const [{ code }, rows] of [
			[first, surveys],
			[second, theirs]
		] as const)
			// prettier-ignore
			valueOf(await testWrite(engine, code, async (tx) => accepted(await insertRows(tx, 'factor_profile', rows))));
		const known = new Map((await villageFigures(read())).map((each) => [each.code, each]));
		const sums = await zoneSums(read(), id, [apple!.id]);
		const own = sumOf(codes.slice(0, 3), known);
		expect(own).toMatchObject({ villages: 3, reclaimedMu: 750, contracts: { pending: 1, regular: 4 } });
		expect(own).toMatchObject({ households: { sum: 120, villages: 1 }, people: { sum: 350, villages: 2 } });
		expect(sums[apple!.id]).toMatchObject({ households: own.households, people: own.people });
		expect([...(await inhabitantsOf(read(first.code, [codes[1]!]), codes))]).toEqual([
			[codes[1], { households: null, people: 40 }]
		]);
		expect(sameSum(sums[apple!.id]!, own)).toBe(true);
		expect(sameSum(sums[apple!.id]!, sumOf(codes.slice(0, 2), known))).toBe(false);
		expect(await zoneSums(read(second.code), id, [apple!.id])).toEqual({});
	});
});

test('on a wall each village counts once, and nothing of the county that shares its codes', async () => {
	const board = await zonesTogether(read());
	expect(board.zones.map(({ name, villages, layout }) => [name, villages, layout])).toEqual([['苹果', 2, 'adjacent']]);
	expect(board.villages).toEqual(codes.slice(0, 2).map((code) => ({ code, layout: 'adjacent' })));
	expect(board).toMatchObject({ coverage: { villages: 4, covered: 2, shared: 0 }, contracts: 5 });
	const known = new Map((await villageFigures(read())).map((each) => [each.code, each]));
	expect(board.areaMu).toBe(sumOf(codes.slice(0, 2), known).areaMu);
	expect((await zonesTogether(read(second.code))).contracts).toBe(9);
	const firm = (at: number, given = {}) => first.rows.enterprise({ village_code: codes[at]!, ...given });
	const firms = [firm(0), firm(1, { kind: 'mining' }), firm(1, { retired_on: '2026-01-01' })];
	valueOf(await testWrite(engine, first.code, async (tx) => accepted(await insertRows(tx, 'enterprise', firms))));
	expect((await zonesTogether(read())).enterprises).toEqual({ leading: 1, mining: 1, cooperative: 0 });
	const part = await zonesTogether(read(first.code, [codes[1]!]));
	expect([part.villages.map(({ code }) => code), part.contracts]).toEqual([[codes[1]], 1]);
	expect(part.enterprises).toEqual({ leading: 0, mining: 1, cooperative: 0 });
});

test('land in two areas of one line counts once: in villages, in a zone’s sums, and piece by piece', async () => {
	const before = (await villageFigures(read()))[3]!;
	const { rows: make } = first;
	const areas = [
		make.constraintArea({ kind: 'ecology_red', shape: make.rectangle(3100, 100, 400, 200) }),
		make.constraintArea({ kind: 'ecology_red', shape: make.rectangle(3300, 100, 400, 200) }),
		make.constraintArea({ kind: 'urban_boundary', shape: make.rectangle(3300, 100, 100, 100) })
	];
	valueOf(await testWrite(engine, first.code, async (tx) => accepted(await insertRows(tx, 'constraint_area', areas))));
	const village = (await villageFigures(read()))[3]!;
	expect(before.redLines).toEqual({});
	// 600 m × 200 m, not twice 400 m × 200 m.
	expect(village.redLines.ecology_red! / 18_000).toBeCloseTo(1, 2);
	expect(village.redLines.urban_boundary! / 1500).toBeCloseTo(1, 2);
	const zone = stepId();
	const facts = { name: '东头', layout: 'chain', continues: null, locked: false } as const;
	const plan = await create('重叠的线', 'nothing', [...made(zone, facts), { zone, add: [codes[3]!], drop: [] }]);
	const { id } = (await planByNumber(read(), plan))!;
	const own = (await contentNow(plan))[0]!;
	expect((await zoneSums(read(), id, [own.id]))[own.id]!.redLines).toEqual(village.redLines);
	const { sums } = await planZonePieces(read(), id, own.id);
	const ecology = sums.find(({ kind }) => kind === 'ecology_red')!;
	expect(Math.abs(ecology.mu - village.redLines.ecology_red!)).toBeLessThanOrEqual(1);
	expect([ecology.pieces, Math.round(ecology.twice / 100)]).toEqual([2, 60]);
});

test('what is read of a plan belongs to one step of it, even where somebody draws meanwhile', async () => {
	const plan = await create('边读边画的');
	const { id } = (await planByNumber(read(), plan))!;
	const [apple] = await contentNow(plan);
	let readings = 0;
	const found = await atOneHead(read(), id, async () => {
		const villages = [...(await contentNow(plan))[0]!.villages].length;
		if (readings++ === 0) valueOf(await draw(plan, 1, does([{ zone: apple!.id, add: [codes[2]!], drop: [] }])));
		return villages;
	});
	expect([found, readings]).toEqual([{ head: 2, value: 3 }, 2]);
	// Who reads while it moves each time is told so, not something of two steps.
	let [head, into] = [2, false];
	const moving = await atOneHead(read(), id, async () => {
		const change = { zone: apple!.id, add: into ? [codes[2]!] : [], drop: into ? [] : [codes[2]!] };
		valueOf(await draw(plan, head++, does([change])));
		into = !into;
	});
	expect(moving).toBeNull();
});
