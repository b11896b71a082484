import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { zoneChain } from '#zones/chain.read.server.ts';
import { made } from '#zones/plans/plan.ts';
import { createPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
const DAY = '2026-11-22';
let zone: { id: string; code: string };
let villages: string[];
let firms: { id: string; code: string }[];

/** Four villages in a row, a chain of the first three; a mill in the first, a dealer in the last who buys from the second. */
async function fill({ code, rows: make }: CountyWithRows, linked: boolean): Promise<void> {
	const township = make.township({ shape: make.rectangle(0, 0, 4000, 1000) });
	const own = [0, 1, 2, 3].map((at) =>
		make.village({
			...{ name: `村${at}`, township_code: township.code, code: `${township.code}20${at}` },
			shape: make.rectangle(at * 1000, 0, 1000, 1000)
		})
	);
	const chain = make.zone({ name: '粮食加工', layout: 'chain', shape: make.rectangle(0, 0, 3000, 1000) });
	const mill = make.enterprise({ name: '粮油公司', village_code: own[0]!.code });
	const dealer = make.enterprise({ name: '收购站', village_code: own[3]!.code });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', own);
			await insertRows(tx, 'zone', [chain]);
			await insertRows(
				...([tx, 'zone_village'] as const),
				[0, 1, 2].map((at) => make.zoneVillage({ zone_id: chain.id, village_code: own[at]!.code }))
			);
			await insertRows(tx, 'enterprise', [mill, dealer]);
			if (linked)
				await insertRows(tx, 'enterprise_link', [
					make.enterpriseLink({ enterprise_id: mill.id, village_code: own[1]!.code, product: '小麦' }),
					make.enterpriseLink({
						enterprise_id: mill.id,
						kind: 'sells_to',
						village_code: own[2]!.code,
						product: '面粉'
					}),
					make.enterpriseLink({ enterprise_id: dealer.id, village_code: own[1]!.code, product: '玉米' })
				]);
			return accepted(null);
		})
	);
	if (code !== first.code) return;
	zone = { id: chain.id, code: chain.code };
	villages = own.map((village) => village.code);
	firms = [mill, dealer].map(({ id, code: credit }) => ({ id, code: credit }));
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	await fill(first, true);
	await fill(second, false);
});
const read = (prefixes?: string[], county = first.code) => testRead(engine, county, prefixes && { prefixes });

test('a chain in force stands by the register of enterprises, with arcs to and from its anchor', async () => {
	const chain = (await zoneChain(read(), zone, DAY))!;
	expect([chain.state, chain.anchor?.name, chain.lookedUp]).toEqual(['pass', '粮油公司', true]);
	expect([chain.upstream, chain.downstream].map((side) => side.map(({ name }) => name))).toEqual([['村1'], ['村2']]);
	expect(chain.arcs.map(({ from, to, flow }) => [from.name, to.name, flow])).toEqual([
		['村1', '粮油公司', '小麦'],
		['粮油公司', '村2', '面粉']
	]);
	expect(chain.arcs[0]!.to.place[0]).toBeLessThan(chain.arcs[0]!.from.place[0]);
});

test('whoever sees a part is told nothing; the other county’s zone of the same id has the other county’s enterprises', async () => {
	expect(await zoneChain(read([villages[0]!]), zone, DAY)).toBeNull();
	expect(await zoneChain(read(undefined, second.code), zone, DAY)).toMatchObject({ state: 'not_yet', arcs: [] });
});

test('the anchor is the one that the plan in force names', async () => {
	const id = crypto.randomUUID();
	const facts = {
		name: '粮食加工',
		layout: 'chain',
		continues: zone.code,
		locked: false,
		anchor: firms[1]!.code
	} as const;
	const changes = [...made(id, facts), { zone: id, add: villages.slice(0, 3), drop: [] }];
	const { number } = valueOf(
		await testWrite(engine, first.code, (tx, actor) =>
			createPlan(tx, actor, { name: '方案', from: 'nothing', changes })
		)
	);
	const plan = (await planByNumber(read(), number))!;
	const freeze = crypto.randomUUID();
	await sql`insert into zone_plan_freeze (county_code, id, plan_id, serial, kind, head, frozen_on, recorded_at)
		values (${first.code}, ${freeze}::uuid, ${plan.id}::uuid, 1, 'approved', 1, ${DAY}, now())`.execute(engine.primary);
	await sql`insert into zone_plan_frozen_zone (county_code, id, freeze_id, position, continues, code, name, layout, figures, shape, gk_srid)
		select zone.county_code, ${crypto.randomUUID()}::uuid, ${freeze}::uuid, 0, zone.code, zone.code, zone.name, zone.layout, '{}', zone.shape, zone.gk_srid
		from zone where zone.county_code = ${first.code} and zone.id = ${zone.id}::uuid`.execute(engine.primary);
	// A draft names nothing that is in force.
	expect((await zoneChain(read(), zone, DAY))!.anchor?.name).toBe('粮油公司');
	await sql`update zone_plan set status = 'published', published_on = ${DAY} where county_code = ${first.code} and id = ${plan.id}::uuid`.execute(
		engine.primary
	);
	const chain = (await zoneChain(read(), zone, DAY))!;
	expect([chain.state, chain.anchor?.name, chain.lookedUp]).toEqual(['not_yet', '收购站', false]);
	expect(chain.arcs.map(({ from, to }) => [from.name, to.name])).toEqual([['村1', '收购站']]);
});
