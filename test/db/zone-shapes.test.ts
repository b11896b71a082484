import { beforeAll, expect, test } from 'vitest';
import { ellipsoidalArea } from '#core/geodesy.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { FOOTPRINT_RULES } from '#zones/footprints/settings.ts';
import { changeFootprintSettings } from '#zones/footprints/settings.write.server.ts';
import { testFootprint, type Ground } from '#zones/footprints/footprint.read.server.ts';
import type { Use } from '#zones/footprints/uses.ts';
import { planExtents } from '#zones/plans/extent.read.server.ts';
import type { PlanStatus } from '#zones/plans/plan-row.ts';
import { planFeatures } from '#zones/plans/plan-features.read.server.ts';
import { createPlan } from '#zones/plans/plan.write.server.ts';
import { listPlans, planByNumber, planContent } from '#zones/plans/plans.read.server.ts';
import { planZonePieces, shapePieces, zonePieces } from '#zones/lines/pieces.read.server.ts';
import { zoneFeature } from '#zones/zone-features.ts';
import { zoneShapes } from '#zones/zone-shapes.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

const layoutNames = { adjacent: '连片', chain: '规模', complement: '融合', project: '分类' };
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

const zoneOf = (at: number) => ({ id: zoneIds[at]!, code: 'AB'[at]! });
const read = (prefixes?: string[]) => testRead(engine, first.code, prefixes && { prefixes });

const lastPlan = async () => (await listPlans(read()))[0]!.id;

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
	expect(zones.every(({ status, planStatus }) => status === 'draft' && planStatus === 'draft')).toBe(true);
	// A file of zones knows other words than a plan's course has; what the plan's own are stands beside it.
	const statusOf = async (status: PlanStatus) => (await planFeatures(read(), { ...plan, status })).map((zone) => zoneFeature(zone, layoutNames).facts)[0]!; // prettier-ignore
	for (const [status, zone] of [
		['approved', 'draft'],
		['published', 'published'],
		['replaced', 'retired']
	] as const)
		expect(await statusOf(status)).toMatchObject({ status: zone, plan_status: status, plan_since: null });
	expect(zones[0]!.areaMu).toBeGreaterThan((await zoneShapes(read()))[0]!.areaMu);
	expect(await planFeatures(read([villages[0]!.code.slice(0, 9)]), plan)).toEqual([]);
});

test('pieces in the three lines, each with its 亩; sums hold the slivers, a line beside it is none', async () => {
	const { sums, pieces } = await zonePieces(read(), zoneOf(0));
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
	const whole = await zonePieces(read(), zoneOf(0));
	const own = await zonePieces(read([villages[0]!.code]), zoneOf(0));
	expect(own.sums).toEqual(whole.sums);
	expect([own.pieces.map(({ name }) => name), own.elsewhere]).toEqual([['里面'], 3]);
	const none = { sums: [], pieces: [], more: 0, elsewhere: 0 };
	expect(await zonePieces(read([villages[0]!.code]), zoneOf(1))).toEqual(none);
	// The other county's zone of the same id has the other county's lines.
	expect(await zonePieces(testRead(engine, second.code), zoneOf(0))).toEqual(none);
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

test('other zones are told where the county’s table says so, the zone itself never', async () => {
	const layers = ['zone', 'project_area'] as const;
	expect((await zonePieces(read(), zoneOf(0), layers)).sums).toEqual([]);
	const { sums } = await shapePieces(read(), (await planExtents(read(), await lastPlan()))[0]!.shape, {
		layers,
		but: null
	});
	expect(sums.map(({ kind, pieces }) => [kind, pieces])).toEqual([['zone', 1]]);
});

test('a footprint: drawn or a parcel, judged by the table of the day; nowhere is silence a pass', async () => {
	const [county] = await read()
		.counties()
		.then((all) => all.filter(({ code }) => code === first.code));
	const ring = (x: number, y: number, size: number) => first.rows.rectangle(x, y, size, size)[0]![0]!;
	const asked = (use: Use, ground: Ground, prefixes?: string[]) =>
		testFootprint(read(prefixes), county!, { use, day: '2026-11-22', ground });
	const inLine = valueOf(await asked('orchard', { ring: ring(1450, 50, 100) }));
	expect(inLine.answers.map(({ line, state, judgement }) => [line, state, judgement?.word])).toEqual([
		['farmland_red', 'inside', 'fails'],
		['ecology_red', 'inside', 'ask'],
		['urban_boundary', 'outside', undefined]
	]);
	expect(Math.abs(inLine.areaMu - 1500)).toBeLessThan(2);
	expect(inLine.answers.map(({ known }) => [known?.areas, known?.file])).toEqual([[2, null], [1, null], [2, null]]); // prettier-ignore
	const reason = async (ground: Ground, prefixes?: string[]) => {
		const outcome = await asked('pond', ground, prefixes);
		return outcome.ok ? 'answered' : outcome.reason;
	};
	const bow = ring(0, 0, 100).map((place, at, all) => (at === 1 ? all[2]! : at === 2 ? all[1]! : place));
	expect(await reason({ ring: bow })).toBe('footprint.ring');
	expect(await reason({ ring: [[0, 0], [1, 0], [1, 1], [0, 0]] })).toBe('footprint.outside'); // prettier-ignore
	expect(await reason({ ring: ring(0, 0, 0.5) })).toBe('footprint.too_small');
	expect(await reason({ parcel: 987_654 })).toBe('footprint.parcel_unknown');
	// A line out of sight would look like none.
	expect(await reason({ ring: ring(1450, 50, 100) }, [villages[0]!.code])).toBe('permission.missing');
	valueOf(
		await testWrite(engine, first.code, (tx, actor) => {
			const value = { orchard: { farmland_red: { verdict: 'information', source: '县文件' } } };
			return changeFootprintSettings(tx, actor, { values: { [FOOTPRINT_RULES]: value }, validFrom: '2026-11-01', source: '县文件〔2026〕1号' }); // prettier-ignore
		})
	);
	expect(valueOf(await asked('orchard', { ring: ring(1450, 50, 100) })).answers[0]!.judgement?.word).toBe(
		'information'
	);
	const unknown = await testFootprint(testRead(engine, second.code), { ...county!, code: second.code }, { use: 'pond', day: '2026-11-22', ground: { ring: ring(1450, 50, 100) } }); // prettier-ignore
	expect(valueOf(unknown).answers.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown']);
});
