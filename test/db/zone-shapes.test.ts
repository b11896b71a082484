import { beforeAll, expect, test } from 'vitest';
import { ellipsoidalArea } from '#core/geodesy.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { planFeatures } from '#zones/plans/plan-features.read.server.ts';
import { createPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planContent } from '#zones/plans/plans.read.server.ts';
import { planZonePieces, zonePieces } from '#zones/lines/pieces.read.server.ts';
import { zoneShapes } from '#zones/zone-shapes.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let zoneIds: string[];
let villages: { id: string; code: string }[];

/** Three villages in a row; a drawn zone over one and a half of them, and one whose village lies in another township. */
async function fill({ code, rows: make }: CountyWithRows, withLines: boolean) {
	const townships = [0, 1].map(() => make.township({ shape: make.rectangle(0, 0, 3000, 1000) }));
	const made = [0, 1, 2].map((at) =>
		make.village({
			...{ township_code: townships[at === 2 ? 1 : 0]!.code, code: `${townships[at === 2 ? 1 : 0]!.code}20${at}` },
			shape: make.rectangle(at * 1000, 0, 1000, 1000)
		})
	);
	const zones = [
		make.zone({ code: 'A', name: '苹果', layout: 'adjacent', shape: make.rectangle(0, 0, 1500, 1000) }),
		make.zone({ code: 'B', name: '肉牛', layout: 'chain', shape: make.rectangle(2000, 0, 900, 900) })
	];
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', townships);
			await insertRows(tx, 'village', made);
			await insertRows(tx, 'zone', zones);
			// A line over the zone's east end and beyond, in two parts; one inside it; one it lies in; a sliver; one just beside it.
			if (withLines)
				await insertRows(tx, 'constraint_area', [
					make.constraintArea({
						name: '东片',
						shape: [...make.rectangle(1400, 0, 400, 300), ...make.rectangle(1450, 500, 400, 100)]
					}),
					make.constraintArea({ name: '里面', village_code: made[0]!.code, shape: make.rectangle(100, 100, 50, 40) }),
					make.constraintArea({ kind: 'ecology_red', shape: make.rectangle(-500, -500, 5000, 3000) }),
					make.constraintArea({ kind: 'urban_boundary', shape: make.rectangle(1499.9, 900, 300, 50) }),
					make.constraintArea({ kind: 'urban_boundary', shape: make.rectangle(1500.01, 700, 300, 50) })
				]);
			await insertRows(tx, 'zone_village', [
				make.zoneVillage({ zone_id: zones[0]!.id, village_code: made[0]!.code }),
				make.zoneVillage({ zone_id: zones[0]!.id, village_code: made[1]!.code }),
				make.zoneVillage({ zone_id: zones[1]!.id, village_code: made[2]!.code })
			]);
			return accepted(null);
		})
	);
	return { made, zones: zones.map(({ id }) => id) };
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	({ made: villages, zones: zoneIds } = await fill(first, true));
	await fill(second, false);
});

const read = (prefixes?: string[]) => testRead(engine, first.code, prefixes && { prefixes });

test('zones leave with the shape that is stored, and measure what the list says', async () => {
	const zones = await zoneShapes(read());
	expect(zones.map(({ code, villages: members }) => [code, members.length])).toEqual([['A', 2], ['B', 1]]); // prettier-ignore
	for (const { shape, areaMu } of zones) expect(muFromSquareMetres(ellipsoidalArea(shape))).toBe(areaMu);
});

test('whoever sees a township takes away the zones its list shows, with its own villages', async () => {
	const zones = await zoneShapes(read([villages[2]!.code.slice(0, 9)]));
	expect(zones.map(({ code, villages: members }) => [code, members])).toEqual([['B', [villages[2]!.code]]]);
	expect(await zoneShapes(read(['999999']))).toEqual([]);
});

test('a plan’s zones leave as their villages united, each under the code it goes on from or one of the plan’s', async () => {
	const { number } = valueOf(
		await testWrite(engine, first.code, (tx, actor) => {
			const [facts, zone] = [{ name: '新区', layout: 'chain' as const, continues: null, locked: false }, tx.newId()];
			const changes = [
				{ zone, from: null, to: facts },
				{ zone, add: [villages[2]!.code], drop: [] },
				{ zone: tx.newId(), from: null, to: { ...facts, name: '空的' } }
			];
			return createPlan(tx, actor, { name: '方案', from: 'zones', changes });
		})
	);
	const plan = (await planByNumber(read(), number))!;
	const zones = await planFeatures(read(), plan);
	expect(zones.map(({ code, name }) => [code, name])).toEqual([['A', '苹果'], ['B', '肉牛'], [`${plan.code}-03`, '新区']]); // prettier-ignore
	for (const { shape, areaMu } of zones) expect(muFromSquareMetres(ellipsoidalArea(shape))).toBe(areaMu);
	// Of whole villages, not of the drawn shape.
	expect(zones[0]!.areaMu).toBeGreaterThan((await zoneShapes(read()))[0]!.areaMu);
	expect(await planFeatures(read([villages[0]!.code.slice(0, 9)]), plan)).toEqual([]);
});

test('pieces in the three lines, each with its 亩; sums hold the slivers, a line beside it is none', async () => {
	const { sums, pieces } = await zonePieces(read(), zoneIds[0]!);
	const zone = (await zoneShapes(read()))[0]!;
	expect(sums.map(({ kind, pieces: count, slivers }) => [kind, count, slivers.count])).toEqual([
		['farmland_red', 3, 0],
		['ecology_red', 1, 0],
		['urban_boundary', 0, 1]
	]);
	expect(sums[1]!.mu).toBe(zone.areaMu);
	const farmland = pieces.filter(({ kind }) => kind === 'farmland_red');
	expect(farmland.map(({ name }) => name)).toEqual(['东片', '东片', '里面']);
	for (const [at, m2] of [30_000, 5000, 2000].entries())
		expect(Math.abs(farmland[at]!.mu - m2 * 0.15)).toBeLessThan(m2 * 0.0002);
	expect(farmland[0]!.bounds.east).toBeLessThan(farmland[0]!.bounds.west + 0.0012);
});

test('whoever sees one village is told of the lines there one by one, of others in the sums', async () => {
	const whole = await zonePieces(read(), zoneIds[0]!);
	const own = await zonePieces(read([villages[0]!.code]), zoneIds[0]!);
	expect(own.sums).toEqual(whole.sums);
	expect([own.pieces.map(({ name }) => name), own.elsewhere]).toEqual([['里面'], 3]);
	const none = { sums: [], pieces: [], more: 0, elsewhere: 0 };
	expect(await zonePieces(read([villages[0]!.code]), zoneIds[1]!)).toEqual(none);
	// The other county's zone of the same id has the other county's lines.
	expect(await zonePieces(testRead(engine, second.code), zoneIds[0]!)).toEqual(none);
});

test('of a plan’s zone the pieces are those of its whole villages, for whoever sees the county', async () => {
	const { number } = valueOf(
		await testWrite(engine, first.code, (tx, actor) => createPlan(tx, actor, { name: '另一个', from: 'zones' }))
	);
	const plan = (await planByNumber(read(), number))!;
	const [zone] = await planContent(read(), plan.id);
	const { pieces } = await planZonePieces(read(), plan.id, zone!.id);
	expect(pieces.filter(({ kind }) => kind === 'farmland_red').map(({ mu }) => Math.round(mu / 100))).toEqual([
		180, 60, 3
	]);
	expect((await planZonePieces(read([villages[0]!.code]), plan.id, zone!.id)).pieces).toEqual([]);
});
