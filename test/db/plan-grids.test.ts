import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { accepted, type Outcome } from '#core/outcome.ts';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart, type DrawnPart } from '#core/parts/parts.ts';
import { dayOf } from '#core/period.ts';
import { workingDaysAfter } from '#core/steps.ts';
import type { Engine } from '#db/engine/types.ts';
import { sidesCompared } from '#zones/plans/against/sides.ts';
import { sideOf } from '#zones/plans/against/sides.read.server.ts';
import { freezesOf, frozenPlan } from '#zones/plans/course/frozen.read.server.ts';
import { zonesInForceOn } from '#zones/plans/course/in-force.read.server.ts';
import { outlineNotices } from '#zones/plans/course/notices.read.server.ts';
import { giveOpinion } from '#zones/plans/course/opinion.write.server.ts';
import { opinionsOn } from '#zones/plans/course/opinions.read.server.ts';
import type { TakenStep } from '#zones/plans/course/course.ts';
import { walkPlan } from '#zones/plans/course/walk.write.server.ts';
import { muBeyond } from '#zones/plans/drawn/beyond.ts';
import { planExtents } from '#zones/plans/extent.read.server.ts';
import { sameSum } from '#zones/plans/figures.ts';
import { sumOfMembers, type KnownGrids } from '#zones/plans/grids/grid-figures.ts';
import { gridLevelsOf, gridsByCode, gridsByName, gridsInSight } from '#zones/plans/grids/grid-figures.read.server.ts';
import { gridsOfZone } from '#zones/plans/grids/grids-in-force.read.server.ts';
import { paintedGrids, paintedVillages } from '#zones/plans/grids/grid-strokes.ts';
import { contentOf, type AskedStep } from '#zones/plans/journal.ts';
import { between, drawnInto, made, removed, retold, type Change, type PlanZone } from '#zones/plans/plan.ts';
import { createPlan, drawOnPlan, type PlanStart } from '#zones/plans/plan.write.server.ts';
import { planFeatures } from '#zones/plans/plan-features.read.server.ts';
import { planByNumber, planContent, planSteps, zonesInForce } from '#zones/plans/plans.read.server.ts';
import { villageFigures, zoneSums } from '#zones/plans/village-figures.read.server.ts';
import { zoneContiguity } from '#zones/contiguity.read.server.ts';
import { zoneShapes } from '#zones/zone-shapes.read.server.ts';
import { listZones } from '#zones/zones.read.server.ts';
import { importKinds } from '#cli/import-kinds.server.ts';
import { throughDoor } from '#door/door.server.ts';
import type { Permission } from '#core/permission.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let villages: string[];
let township: string;
/** Of the first village: two of level 1, the west one in two of level 2, of these the south one in two of level 3; of the others one of level 1. */
let grids: Record<'west' | 'east' | 'south' | 'north' | 'left' | 'right' | 'second' | 'third', string>;
const MERIDIAN = 111;
const TODAY = dayOf(new Date());
const LATER = workingDaysAfter(TODAY, 5, { holidays: new Set(), worked: new Set() });

/** Three villages of 1 km in a row, their grids, farmland over the line between the first two, a red line, contracts, leads and new land. */
async function fill({ code, rows: make }: CountyWithRows): Promise<void> {
	const at = make.township({ shape: make.rectangle(0, 0, 3000, 1000), name: '石门镇' });
	const places = [0, 1, 2].map((east) =>
		make.village({
			...{ name: `村${east}`, township_code: at.code, code: `${at.code}20${east}` },
			shape: make.rectangle(east * 1000, 0, 1000, 1000)
		})
	);
	const own = places.map((village) => village.code);
	const grid = (village: number, level: number, box: [number, number, number, number], parent: string | null = null) =>
		make.grid({ village_code: own[village]!, level, parent_code: parent, shape: make.rectangle(...box) });
	const west = grid(0, 1, [0, 0, 500, 1000]);
	const east = grid(0, 1, [500, 0, 500, 1000]);
	const south = grid(0, 2, [0, 0, 500, 400], west.code);
	const north = grid(0, 2, [0, 400, 500, 600], west.code);
	const left = grid(0, 3, [0, 0, 200, 400], south.code);
	const right = grid(0, 3, [200, 0, 300, 400], south.code);
	const rest = [1, 2].map((village) => grid(village, 1, [village * 1000, 0, 1000, 1000]));
	const parcels = [make.parcel({ village_code: own[0]!, shape: make.rectangle(50, 50, 100, 100) }), make.parcel({ village_code: own[0]!, shape: make.rectangle(600, 50, 10, 10) })]; // prettier-ignore
	const contract = make.contract({ village_code: own[0]!, household: false, status: 'regular' });
	const nowhere = make.contract({ village_code: own[0]!, household: false, status: 'regular' });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [at]);
			await insertRows(tx, 'village', places);
			await insertRows(tx, 'grid', [west, east, south, north, left, right, ...rest]);
			await insertRows(tx, 'land_use', [
				make.landUse({ scheme: 'survey', use_code: '0103', shape: make.rectangle(400, 0, 700, 1000) })
			]);
			await insertRows(tx, 'constraint_area', [
				make.constraintArea({ kind: 'farmland_red', shape: make.rectangle(0, 300, 3000, 100) })
			]);
			await insertRows(tx, 'parcel', parcels);
			await insertRows(tx, 'contract', [contract, nowhere]);
			await insertRows(
				tx,
				'contract_parcel',
				parcels.map(({ id }) => make.contractParcel({ contract_id: contract.id, parcel_id: id }))
			);
			await insertRows(tx, 'reclaimed_land', [
				make.reclaimedLand({ village_code: own[0]!, ledger_mu: 900, shape: make.rectangle(700, 500, 60, 60) })
			]);
			return accepted(null);
		})
	);
	if (code !== first.code) return;
	[villages, township] = [own, at.code];
	const [r1, r2] = rest;
	grids = { west: west.code, east: east.code, south: south.code, north: north.code, left: left.code, right: right.code, second: r1!.code, third: r2!.code }; // prettier-ignore
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	await fill(first);
	await fill(second);
});

const read = (prefixes?: string[], county = first.code) => testRead(engine, county, prefixes && { prefixes });
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.reason);
const draw = async (number: number, ...steps: (readonly Change[] | 'undo' | 'redo')[]) => {
	const plan = (await planByNumber(read(), number))!;
	const asked = steps.map((changes): AskedStep => {
		const id = crypto.randomUUID();
		return typeof changes === 'string' ? { id, act: changes } : { id, act: 'do', changes };
	});
	return testWrite(
		...([engine, first.code] as const),
		(tx, actor) => drawOnPlan(tx, actor, { plan: number, base: plan.head, steps: asked }),
		{ permission: 'zones.plan.change' }
	);
};
const create = async (name: string, from: PlanStart = 'nothing', county = first.code) => {
	const made = await testWrite(engine, county, (tx, actor) => createPlan(tx, actor, { name, from }), {
		permission: 'zones.plan.change'
	});
	return valueOf(made).number;
};
/** A plan of one zone without members. */
async function plan(name: string) {
	const number = await create(name);
	const zone = crypto.randomUUID();
	const facts = { name: '网格区', layout: 'chain', continues: null, locked: false } as const;
	valueOf(await draw(number, made(zone, facts)));
	const { id } = (await planByNumber(read(), number))!;
	const now = async (): Promise<PlanZone> => (await planContent(read(), id)).find((each) => each.id === zone)!;
	const sum = async () => (await zoneSums(read(), id, [zone]))[zone]!;
	return { number, id, zone, now, sum };
}
const all = async (): Promise<KnownGrids> =>
	new Map((await gridsByCode(read(), Object.values(grids))).map((grid) => [grid.code, grid]));
const whole = async () => new Map((await villageFigures(read())).map((village) => [village.code, village]));
const into = (zone: string, ...codes: string[]): Change[] => [{ zone, gridsIn: codes.sort(), gridsOut: [] }];

test('What a grid brings is its own: area, farmland and red lines by its land, a contract by its largest parcel, new land by its place', async () => {
	const known = await all();
	const { south, left, east, west } = grids;
	expect(known.get(left)).toMatchObject({ level: 3, leaf: true, within: [south, west], village: villages[0], villageName: '村0' }); // prettier-ignore
	expect(known.get(south)).toMatchObject({ leaf: false, within: [west], townshipName: '石门镇' });
	// 500 × 400 m are 300 亩, of which 100 m are farmland, and 100 m a red line.
	expect(known.get(south)!.areaMu / 100).toBeCloseTo(300, 0);
	expect(known.get(south)!.farmland['0103']! / 100).toBeCloseTo(60, 0);
	expect(known.get(south)!.redLines.farmland_red! / 100).toBeCloseTo(75, 0);
	expect([west, south, left, grids.right, east].map((code) => known.get(code)!.contracts.regular ?? 0)).toEqual([1, 1, 1, 0, 0]); // prettier-ignore
	expect([west, east].map((code) => known.get(code)!.reclaimedMu)).toEqual([0, 900]);
	const village = (await whole()).get(villages[0]!)!;
	for (const of of [(each: typeof village) => each.areaMu, (each: typeof village) => each.farmland['0103'] ?? 0]) {
		const parts = [west, east].reduce((sum, code) => sum + of(known.get(code)! as unknown as typeof village), 0);
		expect(Math.abs(parts - of(village))).toBeLessThanOrEqual(1);
	}
	// The second contract lies nowhere on the map: it is the village's, and no grid's.
	expect(village.contracts.regular).toBe(2);
});

test('Grids are found in sight by their level, by name, and by village; a smaller scope and another county see theirs alone', async () => {
	const box = { west: 100, east: 120, south: 30, north: 45 };
	const codes = async (level: 1 | 2 | 3 | 'leaf', prefixes?: string[]) =>
		(await gridsInSight(read(prefixes), box, level)).grids.map(({ code }) => code).sort();
	const { west, east, south, north, left, right, second: one, third } = grids;
	expect(await codes(1)).toEqual([west, east, one, third].sort());
	expect(await codes(2)).toEqual([south, north].sort());
	expect(await codes('leaf')).toEqual([east, north, left, right, one, third].sort());
	expect(await codes('leaf', [villages[1]!])).toEqual([one]);
	expect((await gridsInSight(read(), { ...box, west: 100, east: 101 }, 1)).grids).toEqual([]);
	expect((await gridsByName(read(), '村0')).map(({ code }) => code)).toEqual([west, east, south, north, left, right].sort()); // prettier-ignore
	expect((await gridsByName(read(), '%')).length).toBe(0);
	expect(await gridLevelsOf(read())).toEqual([1, 2, 3]);
	expect(await gridsByCode(read(undefined, second.code), [west])).toEqual([]);
});

test('Steps of grids are kept, undone and done again, copied, and go with their zone; the database sums them as the browser does', async () => {
	const { number, id, zone, now, sum } = await plan('网格一');
	valueOf(await draw(number, [...into(zone, grids.east, grids.left), { zone, add: [villages[1]!], drop: [] }]));
	expect((await now()).grids).toEqual([grids.east, grids.left].sort());
	expect((await now()).grids).toEqual(contentOf(await planSteps(read(), id))[0]!.grids);
	const reckoned = sumOfMembers(await now(), await whole(), await all());
	expect(reckoned).toMatchObject({ villages: 1, grids: 2, reclaimedMu: 900, contracts: { regular: 1 } });
	expect(sameSum(await sum(), reckoned)).toBe(true);
	const [extent] = await planExtents(read(), id, [zone]);
	expect(Math.abs(extent!.areaMu - reckoned.areaMu)).toBeLessThanOrEqual(2);
	const [feature] = await planFeatures(read(), { ...{ id, code: 'FA', status: 'draft' }, stateSince: null });
	expect(feature).toMatchObject({ villages: [villages[1]], grids: [grids.east, grids.left].sort() });

	valueOf(await draw(number, 'undo'));
	expect((await now()).grids).toBeUndefined();
	valueOf(await draw(number, 'redo'));
	const content = await planContent(read(), id);
	const copy = await create('副本', { plan: number });
	expect((await planContent(read(), (await planByNumber(read(), copy))!.id))[0]!.grids).toEqual(content[0]!.grids);
	expect(reason(await draw(number, [{ zone, from: { name: '网格区', layout: 'chain', continues: null, locked: false }, to: null }]))).toBe('plan.unfit'); // prettier-ignore
	valueOf(await draw(number, removed(await now())));
	valueOf(await draw(number, between([], content)));
	expect(await planContent(read(), id)).toEqual(content);
	const { rows } = await sql`select 1 from zone_plan_grid where county_code = ${second.code}`.execute(engine.primary);
	expect(rows).toEqual([]);
});

test('What adds nothing is refused by name, and a stroke leaves it out; another county has none of these grids', async () => {
	const { number, zone, now } = await plan('网格二');
	const other = first.rows.grid({ village_code: villages[0]! }).code;
	const { west, south, left, east } = grids;
	valueOf(await draw(number, into(zone, south)));
	const asked: [Change[], string, object][] = [
		[into(zone, other), 'plan.grid_unknown', { got: other }],
		[into(zone, left), 'plan.grid_within', { got: left, within: south }],
		[into(zone, west), 'plan.grid_within', { got: south, within: west }],
		[[{ zone, add: [villages[0]!], drop: [] }], 'plan.grid_within', { got: south, within: villages[0]! }],
		[into(zone, south), 'plan.unfit', { zone }],
		[[{ zone, gridsIn: [], gridsOut: [east] }], 'plan.unfit', { zone }]
	];
	for (const [changes, expected, detail] of asked)
		expect(await draw(number, changes)).toMatchObject({ ok: false, reason: expected, detail });
	const places = await all();
	valueOf(await draw(number, paintedGrids([await now()], zone, [west, left], true, false, places)));
	expect((await now()).grids).toEqual([west]);
	valueOf(await draw(number, paintedVillages([await now()], zone, [villages[0]!], true, false, places)));
	expect(await now()).toMatchObject({ villages: new Set([villages[0]!]) });
	expect((await now()).grids).toBeUndefined();
	// Back to where the grid stood: it has stood already.
	valueOf(await draw(number, 'undo'));
	expect((await now()).grids).toEqual([west]);

	valueOf(await draw(number, retold(await now(), { locked: true })));
	expect(paintedGrids([await now()], zone, [east], true, true, places)).toEqual([]);
});

test('A file of grids is not taken back while a plan holds one of them', async () => {
	const { number, zone } = await plan('网格文件');
	const file = crypto.randomUUID();
	await sql`update grid set source_file_id = ${file}::uuid where grid.county_code = ${first.code} and grid.code = ${grids.third}`.execute(engine.primary); // prettier-ignore
	const standing = () =>
		testWrite(engine, first.code, async (tx) => accepted(await importKinds.grid!.undo.builtOn(tx, file)));
	expect(valueOf(await standing())).toEqual({ zone_plan_grid: 0 });
	valueOf(await draw(number, into(zone, grids.third)));
	expect(valueOf(await standing())).toEqual({ zone_plan_grid: 1 });
});

test('Land of drawn parts that lies on a member grid counts once', async () => {
	const { number, zone, sum } = await plan('网格三');
	const [[ring]] = first.rows.rectangle(400, 100, 200, 100) as [[[number, number][]]];
	const drawn: DrawnPart[] = [plainPart([ring.slice(0, -1).map(gridPoint)])];
	valueOf(await draw(number, [...into(zone, grids.right), ...drawnInto({ id: zone }, drawn)]));
	const known = await all();
	const found = await sum();
	// Of 200 m half lie on the grid.
	expect(found.drawn!.areaMu / 100).toBeCloseTo(15, 0);
	expect(found.drawn!.areaMu).toBe(muBeyond(drawn, [known.get(grids.right)!.shape], MERIDIAN));
	expect(found.areaMu).toBe(known.get(grids.right)!.areaMu + found.drawn!.areaMu);
});

const as = (...permissions: Permission[]) => ({
	...{ id: 'centre', name: 'centre', role: 'test', county: first.code },
	...{ scope: { prefixes: [first.code] }, permissions: new Set(permissions) }
});
const step = async (number: number, name: TakenStep, values: Record<string, string> = {}, id = 'centre') => {
	const { version } = (await planByNumber(read(), number))!;
	const permission = name === 'ask' ? 'zones.plan.ask' : 'zones.plan.decide';
	return throughDoor(engine, { ...as('zones.plan.ask', 'zones.plan.decide'), id }, permission, (tx, by) =>
		walkPlan(tx, by, { plan: number, version, step: name, reason: null, values })
	);
};

test('A plan of grids is asked about in their village and township, frozen by id and version, published, and told of when an outline changes', async () => {
	const { number, id, zone } = await plan('网格定稿');
	expect(reason(await step(number, 'ask', { answerBy: LATER }))).toBe('step.needs');
	valueOf(await draw(number, into(zone, grids.south, grids.east)));
	// Of the third village all, so that somebody else sees the zone too.
	valueOf(await draw(number, [{ zone, add: [villages[2]!], drop: [] }]));
	valueOf(await step(number, 'ask', { answerBy: LATER }));
	const asked = (await freezesOf(read(), id)).at(-1)!;
	const everybody = { all: true, offices: new Set<string>() };
	const opinions = await opinionsOn(read(), asked.id, everybody);
	expect(opinions.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
		'township 石门镇',
		'village 村0',
		'village 村2'
	]);
	for (const { id: opinion, version, kind, name } of opinions) {
		const scope = { prefixes: [kind === 'township' ? township : villages[Number(name.slice(-1))]!] };
		const actor = { ...as('zones.plan.opinion'), id: kind, scope };
		valueOf(await throughDoor(engine, actor, 'zones.plan.opinion', (tx, by) => giveOpinion(tx, by, { id: opinion, version, stance: 'agree', points: '' }))); // prettier-ignore
	}
	valueOf(await step(number, 'review', { heldOn: TODAY }, 'leader'));
	valueOf(await step(number, 'decide', { body: 'both', meeting: '常委会', number: '纪要 2', decidedOn: TODAY }));
	valueOf(await step(number, 'publish', { publishedOn: TODAY, number: '公布 1' }, 'leader'));

	const [zoneNow] = await zonesInForceOn(read(), TODAY, villages[0]);
	expect(zoneNow).toMatchObject({
		villages: [{ code: villages[2] }],
		grids: [{ village: villages[0], version: 1 }, { version: 1 }]
	});
	expect(await zonesInForceOn(read([villages[1]!]), TODAY)).toEqual([]);
	expect(await zonesInForceOn(read([villages[0]!]), TODAY)).toMatchObject([{ villages: [], grids: [{}, {}] }]);
	expect(await zonesInForceOn(read([villages[2]!]), TODAY)).toMatchObject([{ villages: [{}], grids: [] }]);
	expect((await zonesInForce(read()))[0]!.grids).toEqual([grids.east, grids.south].sort());
	expect((await zoneShapes(read()))[0]!.grids).toEqual([grids.east, grids.south].sort());
	expect((await zoneShapes(read([villages[2]!])))[0]!.grids).toEqual([]);
	const { id: zoneId } = (await listZones(read()))[0]!;
	// Who looks after a village sees it by its grids too; whoever has neither does not.
	expect(await Promise.all([0, 1, 2].map(async (at) => (await listZones(read([villages[at]!]))).some(({ id: each }) => each === zoneId)))).toEqual([true, false, true]); // prettier-ignore
	expect((await gridsOfZone(read(), zoneId)).map(({ code, villageName }) => `${code} ${villageName}`)).toEqual([grids.east, grids.south].sort().map((code) => `${code} 村0`)); // prettier-ignore
	expect(await gridsOfZone(read([villages[2]!]), zoneId)).toEqual([]);
	expect(await zoneContiguity(read(), zoneId)).toMatchObject({ state: 'not_yet', grids: true });
	const frozen = await frozenPlan(read([villages[0]!]), asked.id);
	expect(frozen.zones[0]!.grids.map(({ village }) => village)).toEqual(['村0', '村0']);
	expect((await frozenPlan(read([villages[2]!]), asked.id)).zones[0]!.grids).toEqual([]);
	expect((await frozenPlan(read([villages[1]!]), asked.id)).zones).toEqual([]);

	// A plan that goes on from the zones in force, with a grid more and one less, says so.
	const next = await create('下一版', 'zones');
	const { id: nextId } = (await planByNumber(read(), next))!;
	const [from] = await planContent(read(), nextId);
	expect(from!.grids).toEqual([grids.east, grids.south].sort());
	valueOf(await draw(next, paintedGrids([from!], from!.id, [grids.north], true, false, await all())));
	const [now] = await planContent(read(), nextId);
	valueOf(await draw(next, paintedGrids([now!], now!.id, [grids.east], false, false, await all())));
	const [villagesKnown, gridsKnown] = [await whole(), await all()];
	const [here, there] = [await sideOf(read(), next, villagesKnown), await sideOf(read(), 'zones', villagesKnown)]; // prettier-ignore
	const found = sidesCompared(here!, there!, villagesKnown, gridsKnown);
	expect(found.zones[0]!.grids).toEqual({ gained: [grids.north], lost: [grids.east] });
	expect(there!.shaped).toEqual([]);

	expect(await outlineNotices(read())).toEqual([]);
	const narrower = first.rows.grid({ shape: first.rows.rectangle(500, 0, 400, 1000) }).shape;
	await sql`
		insert into grid_version (county_code, id, version, recorded_from, recorded_to, cause, state, shape)
		select county_code, id, version, recorded_at, ${new Date()}::timestamptz, 'test', jsonb_build_object('name', name), shape from grid
		where grid.county_code = ${first.code} and grid.code = ${grids.east}`.execute(engine.primary);
	await sql`update grid set version = 2, shape = ${narrower}::geometry where grid.county_code = ${first.code} and grid.code = ${grids.east}`.execute(engine.primary); // prettier-ignore
	const [notice] = await outlineNotices(read());
	expect(notice).toMatchObject({ kind: 'grid', code: grids.east, village: '村0', frozen: 1, present: 2, gainedMu: 0 });
	expect(notice!.lostMu! / 100).toBeCloseTo(150, 0);
	expect(await outlineNotices(read([villages[1]!]))).toEqual([]);
	expect((await zonesInForceOn(read(), TODAY))[0]).toEqual(zoneNow);
	expect(await outlineNotices(read(undefined, second.code))).toEqual([]);
});

test('Land that two areas of one red line cover counts once, of a grid as of its village', async () => {
	const area = (east: number) =>
		first.rows.constraintArea({ kind: 'ecology_red', shape: first.rows.rectangle(east, 500, 400, 200) });
	const areas = [area(2100), area(2300)];
	valueOf(await testWrite(engine, first.code, async (tx) => accepted(await insertRows(tx, 'constraint_area', areas))));
	const lines = async (): Promise<(number | undefined)[]> => {
		const [village, [grid]] = [await villageFigures(read()), await gridsByCode(read(), [grids.third])];
		return [village.find(({ code }) => code === villages[2])!.redLines.ecology_red, grid!.redLines.ecology_red];
	};
	const [ofVillage, ofGrid] = await lines();
	// 600 m × 200 m, not twice 400 m × 200 m.
	expect(Math.round(ofVillage! / 100)).toBe(180);
	expect(ofGrid).toBe(ofVillage);
});
