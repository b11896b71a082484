import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { planExtents } from '#zones/plans/extent.read.server.ts';
import { made, painted, type Change } from '#zones/plans/plan.ts';
import { createPlan, drawOnPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planContent } from '#zones/plans/plans.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

/** Villages as they lie: uneven edges that are shared point by point, one with a hole in which another lies, one far away. */
const outlines: readonly (readonly [number, number][])[] = [
	[[0, 0], [1013.37, 41.9], [987.1, 611.4], [1020.8, 1190.2], [-12.6, 1007.7]], // prettier-ignore
	[[1013.37, 41.9], [2100.4, -33.8], [2044.9, 901.3], [1020.8, 1190.2], [987.1, 611.4]], // prettier-ignore
	[[-12.6, 1007.7], [1020.8, 1190.2], [2044.9, 901.3], [1801.5, 2206.6], [233.3, 2011.1]], // prettier-ignore
	[[5000, 0], [6000.2, 0.4], [5990.9, 988.8], [4987.3, 1001.1]] // prettier-ignore
];
const square: readonly [number, number][] = [[300, 300], [600.5, 310], [590.4, 620.6], [290, 605]]; // prettier-ignore
let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let codes: string[];

async function fill({ code, rows: make }: CountyWithRows): Promise<string[]> {
	const closed = (ring: readonly [number, number][]) => [...ring, ring[0]!];
	const shapes = outlines.map((ring, at) => {
		const [outer] = make.polygon(closed(ring))[0]!;
		return at === 0 ? [[outer!, make.polygon(closed(square).toReversed())[0]![0]!]] : [[outer!]];
	});
	const township = make.township({ shape: make.rectangle(-100, -100, 8000, 3000) });
	const villages = [...shapes, make.polygon(closed(square))].map((shape, at) =>
		make.village({ name: `村${at}`, township_code: township.code, code: `${township.code}20${at}`, shape })
	);
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', villages);
			return accepted(null);
		})
	);
	return villages.map((village) => village.code);
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	codes = await fill(first);
	await fill(second);
});

const read = (prefixes?: string[]) => testRead(engine, first.code, prefixes && { prefixes });

/** A plan with a zone of each group of villages. */
async function planOf(...groups: readonly (readonly number[])[]) {
	const write = <T>(act: Parameters<typeof testWrite<T>>[2]) =>
		testWrite(engine, first.code, act, { permission: 'zones.plan.change' });
	const { number } = valueOf(await write((tx, actor) => createPlan(tx, actor, { name: '方案', from: 'nothing' })));
	const changes = groups.flatMap((members, at): Change[] => {
		const id = crypto.randomUUID();
		const zone = { name: `区${at}`, layout: 'adjacent', continues: null, locked: false } as const;
		const into = painted(
			[{ ...zone, id, villages: new Set() }],
			id,
			members.map((each) => codes[each]!),
			true,
			false
		);
		return [...made(id, zone), ...into];
	});
	const steps = [{ id: crypto.randomUUID(), act: 'do' as const, changes }];
	valueOf(await write((tx, actor) => drawOnPlan(tx, actor, { plan: number, base: 1, steps })));
	const plan = (await planByNumber(read(), number))!;
	return { id: plan.id, zones: (await planContent(read(), plan.id)).map(({ id }) => id) };
}

test('A zone of whole villages is theirs united: on both engines the same 亩, and their sum where they lie beside each other', async () => {
	const plan = await planOf([0], [0, 1], [0, 1, 2, 4], [0, 3], []);
	const extents = await planExtents(read(), plan.id);
	expect(extents.map(({ zone }) => zone)).toEqual(plan.zones.slice(0, 4));
	// Golden: what PostGIS 3.3 says without a grid, the embedded engine on its grid; 亩 in hundredths.
	expect(extents.map(({ areaMu }) => areaMu)).toEqual([149041, 315886, 607235, 298512]);
	const { rows } = await sql<{ code: string; m2: number }>`
		select village.code, village.area_m2 as m2 from village where village.county_code = ${first.code} order by village.code`.execute(
		engine.primary
	);
	const sum = (...members: number[]) => members.reduce((total, at) => total + rows[at]!.m2, 0);
	const sums = [sum(0), sum(0, 1), sum(0, 1, 2, 4), sum(0, 3)];
	// 0.01 亩 is 6.67 m².
	for (const [at, { areaM2 }] of extents.entries()) expect(Math.abs(areaM2 - sums[at]!)).toBeLessThan(0.1);
});

test('What is united has neither seams nor gaps: one ring outside, the hole only where nothing lies in it', async () => {
	const plan = await planOf([0, 1, 2], [0, 1, 2, 4], [1, 3]);
	const { rows } = await sql<{ parts: number; holes: number; valid: boolean }>`
		select ST_NumGeometries(shape.given::geometry) as parts, ST_NumInteriorRings(ST_GeometryN(shape.given::geometry, 1)) as holes,
			ST_IsValid(shape.given::geometry) as valid
		from unnest(${(await planExtents(read(), plan.id)).map(({ shape }) => shape)}::text[]) with ordinality as shape(given, at)
		order by shape.at`.execute(engine.primary);
	expect(rows).toEqual([
		{ parts: 1, holes: 1, valid: true },
		{ parts: 1, holes: 0, valid: true },
		{ parts: 2, holes: 0, valid: true }
	]);
	expect(await planExtents(read(), plan.id, [plan.zones[1]!])).toHaveLength(1);
	expect(await planExtents(read([codes[0]!]), plan.id)).toEqual([]);
	expect(await planExtents(testRead(engine, second.code), plan.id)).toEqual([]);
});
