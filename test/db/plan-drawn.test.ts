import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart, type DrawnPart } from '#core/parts/parts.ts';
import type { Engine } from '#db/engine/types.ts';
import { muBeyond } from '#zones/plans/drawn/beyond.ts';
import { planExtents } from '#zones/plans/extent.read.server.ts';
import { contentOf, type AskedStep } from '#zones/plans/journal.ts';
import { between, drawnInto, made, removed, type Change, type PlanZone } from '#zones/plans/plan.ts';
import { createPlan, drawOnPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planContent, planSteps } from '#zones/plans/plans.read.server.ts';
import { zoneSums } from '#zones/plans/village-figures.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let codes: string[];
/** 禾川县 lies in the 3° zone of this meridian. */
const MERIDIAN = 111;

const part = (east: number, north: number, width: number, height: number, hole?: DrawnPart): DrawnPart => {
	const [[ring]] = first.rows.rectangle(east, north, width, height) as [[[number, number][]]];
	return plainPart([ring.slice(0, -1).map(gridPoint), ...(hole ?? [])]);
};

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	const { code, rows: make } = first;
	const township = make.township({ shape: make.rectangle(0, 0, 2000, 1000) });
	const villages = [0, 1].map((at) =>
		make.village({
			...{ name: `村${at}`, township_code: township.code, code: `${township.code}20${at}` },
			shape: make.rectangle(at * 1000, 0, 1000, 1000)
		})
	);
	codes = villages.map((village) => village.code);
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'land_use', [
				make.landUse({ scheme: 'survey', use_code: '0103', shape: make.rectangle(500, 0, 700, 1000) })
			]);
			await insertRows(tx, 'constraint_area', [
				make.constraintArea({ kind: 'farmland_red', shape: make.rectangle(1000, -500, 100, 3000) })
			]);
			return accepted(null);
		})
	);
});

const read = (county = first.code) => testRead(engine, county);
const draw = async (number: number, ...steps: (readonly Change[] | 'undo')[]) => {
	const plan = (await planByNumber(read(), number))!;
	const asked = steps.map((changes): AskedStep => {
		const id = crypto.randomUUID();
		return changes === 'undo' ? { id, act: 'undo' } : { id, act: 'do', changes };
	});
	const outcome = await testWrite(
		...([engine, first.code] as const),
		(tx, actor) => drawOnPlan(tx, actor, { plan: number, base: plan.head, steps: asked }),
		{ permission: 'zones.plan.change' }
	);
	return outcome.ok ? 'accepted' : outcome.reason;
};
/** A plan of one zone with the first village. */
async function plan(name: string) {
	const write = await testWrite(engine, first.code, (tx, actor) => createPlan(tx, actor, { name, from: 'nothing' }), {
		permission: 'zones.plan.change'
	});
	const { number } = valueOf(write);
	const zone = crypto.randomUUID();
	const facts = { name: '画区', layout: 'chain', continues: null, locked: false } as const;
	expect(await draw(number, [...made(zone, facts), { zone, add: [codes[0]!], drop: [] }])).toBe('accepted');
	const { id } = (await planByNumber(read(), number))!;
	const now = async (): Promise<PlanZone> => (await planContent(read(), id)).find((each) => each.id === zone)!;
	return { number, id, zone, now };
}

test('What is drawn counts where it lies outside the villages: area, farmland and red lines; the browser says the same', async () => {
	const { number, id, zone, now } = await plan('画一块');
	const drawn = [part(800, 200, 400, 500), part(1500, 100, 100, 100), part(100, 100, 50, 50)];
	expect(await draw(number, drawnInto({ id: zone }, drawn))).toBe('accepted');
	expect((await now()).drawn).toEqual(contentOf(await planSteps(read(), id))[0]!.drawn);
	const sum = (await zoneSums(read(), id, [zone]))[zone]!;
	const village = first.rows.rectangle(0, 0, 1000, 1000);
	expect(sum.drawn!.areaMu).toBe(muBeyond(drawn, [village], MERIDIAN));
	// 200 × 500 m beside the village and 100 × 100 m further off are 165 亩 on the plane.
	expect(sum.drawn).toMatchObject({ parts: 3, redLines: { farmland_red: expect.any(Number) as number } });
	expect(sum.drawn!.areaMu / 100).toBeCloseTo(165, 0);
	expect(sum.drawn!.farmland!['0103']! / 100).toBeCloseTo(150, 0);
	expect(sum.drawn!.redLines!.farmland_red! / 100).toBeCloseTo(75, 0);
	const [extent] = await planExtents(read(), id, [zone]);
	expect(Math.abs(extent!.areaMu - sum.areaMu)).toBeLessThanOrEqual(1);
	expect(sum.villages).toBe(1);
});

test('Steps that draw are undone, go with their zone, and are copied; another county has none of them', async () => {
	const { number, id, zone, now } = await plan('撤销');
	const holed = part(1000, 0, 300, 300, part(1100, 100, 50, 50));
	expect(await draw(number, drawnInto({ id: zone }, [holed]))).toBe('accepted');
	const content = await planContent(read(), id);
	expect(await draw(number, drawnInto((await now())!, [part(1000, 0, 10, 10)]), 'undo')).toBe('accepted');
	expect((await now()).drawn).toEqual([holed]);
	expect(await draw(number, removed(await now()))).toBe('accepted');
	expect(await planContent(read(), id)).toEqual([]);
	expect(await draw(number, between([], content))).toBe('accepted');
	expect(await planContent(read(), id)).toEqual(content);
	const copy = valueOf(
		await testWrite(
			...([engine, first.code] as const),
			(tx, actor) => createPlan(tx, actor, { name: '副本', from: { plan: number } }),
			{ permission: 'zones.plan.change' }
		)
	);
	const copied = await planContent(read(), (await planByNumber(read(), copy.number))!.id);
	expect(copied.map(({ drawn }) => drawn)).toEqual([[holed]]);
	const { rows } = await sql`select 1 from zone_plan_drawn where county_code = ${second.code}`.execute(engine.primary);
	expect(rows).toEqual([]);
});

test('The server looks at every part: what crosses, overlaps, lies outside the county or is not there is refused whole', async () => {
	const { number, zone, now } = await plan('核对');
	const [[a, b, c, d]] = part(1200, 200, 100, 100) as unknown as [[number, number][]];
	const bow = plainPart([[a!, c!, b!, [d![0] + 9, d![1]]]]);
	const asked: [readonly DrawnPart[], string][] = [
		[[bow], 'drawn.crosses'],
		[[part(1000, 0, 300, 300), part(1200, 200, 300, 300)], 'drawn.crosses'],
		[[part(1000, 0, 300, 300), part(1100, 100, 100, 100)], 'drawn.overlaps'],
		[[part(400_000, 0, 300, 300)], 'drawn.outside'],
		[[[part(1000, 0, 300, 300)[0]!.toReversed()]], 'plan.unfit']
	];
	for (const [draws, reason] of asked) expect(await draw(number, [{ zone, draw: draws, erase: [] }])).toBe(reason);
	expect(await draw(number, [{ zone, draw: [], erase: [part(1, 1, 9, 9)] }])).toBe('plan.unfit');
	// Not even on the way to something good.
	expect(await draw(number, [{ zone, draw: [bow], erase: [] }], 'undo')).toBe('drawn.crosses');
	expect((await now()).drawn).toBeUndefined();
});
