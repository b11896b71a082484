import { beforeAll, expect, test } from 'vitest';
import { ellipsoidalArea } from '#core/geodesy.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { planFeatures } from '#zones/plans/plan-features.read.server.ts';
import { createPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import { zoneShapes } from '#zones/zone-shapes.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let villages: { id: string; code: string }[];

/** Three villages in a row; a drawn zone over one and a half of them, and one whose village lies in another township. */
async function fill({ code, rows: make }: CountyWithRows) {
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
			await insertRows(tx, 'zone_village', [
				make.zoneVillage({ zone_id: zones[0]!.id, village_code: made[0]!.code }),
				make.zoneVillage({ zone_id: zones[0]!.id, village_code: made[1]!.code }),
				make.zoneVillage({ zone_id: zones[1]!.id, village_code: made[2]!.code })
			]);
			return accepted(null);
		})
	);
	return made;
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	villages = await fill(first);
	await fill(second);
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
