import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { attachmentsOf } from '#attachments/attachments.read.server.ts';
import { hasBytes } from '#attachments/files.server.ts';
import { planOfOldMap } from '#cli/old-map-plan.server.ts';
import { KIND, matchedMap, preparedMap, readMap, stagedMap } from '#cli/old-map-stage.server.ts';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import type { Engine } from '#db/engine/types.ts';
import type { County } from '#db/read.server.ts';
import type { Write } from '#door/door.server.ts';
import { geoPackageOf } from '#exchange/features/geopackage-out.server.ts';
import { receive, type Stage } from '#exchange/staging/staging.server.ts';
import { edgesOf } from '#core/shared-area.ts';
import { MOST_POINTS } from '#zones/old-map/portions.ts';
import { unitedShape } from '#zones/old-map/united.read.server.ts';
import { members } from '#zones/old-map/matching.ts';
import type { OldPlan } from '#zones/old-map/old-plan.ts';
import type { SameNames } from '#zones/old-map/rows.ts';
import { listPlans, planByNumber, planContent } from '#zones/plans/plans.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { hostileFiles } from '#test/hostile-files.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let codes: string[];
const folder = mkdtempSync(join(tmpdir(), 'mutu-old-map-'));
const folders = { staging: join(folder, 'staging'), files: join(folder, 'files') };

/** Four villages of 1 km in a row. */
async function fill({ code, rows: make }: CountyWithRows): Promise<string[]> {
	const township = make.township({ name: '甲镇', shape: make.rectangle(0, 0, 4000, 1000) });
	const villages = [0, 1, 2, 3].map((at) =>
		make.village({
			...{ name: `村${at}`, township_code: township.code, code: `${township.code}20${at}` },
			shape: make.rectangle(at * 1000, 0, 1000, 1000)
		})
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

async function placeOf({ code }: CountyWithRows): Promise<County> {
	return (await testRead(engine, code).counties()).find((each) => each.code === code)!;
}
async function localsOf(county = first, owner = 'a', prefixes?: string[]) {
	const scope = prefixes && { prefixes };
	const write = <T>(permission: string, act: Write<T>): Promise<Outcome<T>> =>
		testWrite(engine, county.code, act, { permission: permission as 'zones.plan.change', ...(scope ? { scope } : {}) });
	const read = testRead(engine, county.code, scope);
	return { read, write, place: await placeOf(county), actor: { id: owner }, folders, language: 'zh' } as unknown as Parameters<typeof planOfOldMap>[0]; // prettier-ignore
}
async function brought(name: string, bytes: Uint8Array | string): Promise<Stage> {
	const body = new Response(bytes as BodyInit).body!;
	return valueOf(await receive(folders.staging, { county: first.code, owner: 'a', kind: KIND, name }, body));
}
const at = (x: number, y: number, width: number, height: number): MultiPolygonRings => first.rows.rectangle(x, y, width, height); // prettier-ignore
const file = (...features: [properties: Record<string, unknown>, shape: MultiPolygonRings | null][]) =>
	JSON.stringify({
		type: 'FeatureCollection',
		features: features.map(([properties, shape]) => ({
			...{ type: 'Feature', properties },
			geometry: shape ? { type: 'MultiPolygon', coordinates: shape } : { type: 'Point', coordinates: [111.67, 38.28] }
		}))
	});

async function readAs(stage: Stage, same: SameNames | null = null) {
	const locals = await localsOf();
	const known = await readMap(locals, stage);
	if (known.refusal) return known.refusal;
	const prepared = await preparedMap(locals, known);
	return prepared.ok ? matchedMap(locals, known, prepared.value, same) : prepared;
}
const asked = (zones: OldPlan['zones'], more: Partial<OldPlan> = {}): OldPlan => ({
	...{ name: '旧图方案', threshold: 0.5, same: null, goodOnly: false, zones },
	...more
});
const make = async (stage: Stage, plan: OldPlan, locals?: Awaited<ReturnType<typeof localsOf>>) =>
	planOfOldMap(locals ?? (await localsOf()), valueOf(accepted((await stagedMap(await localsOf(), stage.id))!)), plan);

/** 苹果 covers the first village, three tenths of the second, and goes 200 m beyond the county's villages; 肉牛 half of the third and more. */
const two = () =>
	file(
		[{ 名称: '苹果', 布局: '连片' }, at(-200, 0, 1500, 1000)],
		[{ 名称: '肉牛', 布局: '规模', 备注: 'x' }, at(1900, 0, 700, 1000)]
	);

describe('an old map', () => {
	test('is matched to villages by shares both ways, the same in every format, and becomes a draft that keeps the file', async () => {
		const stage = await brought('旧图.geojson', two());
		const map = valueOf(await readAs(stage));
		const shares = map.zones.map(({ name, layout, villages }) => [name, layout, ...villages.map(({ code, ofVillage, ofZone }) => [code.at(-1), Math.round(ofVillage * 1000), Math.round(ofZone * 1000)])]); // prettier-ignore
		expect(shares).toEqual([
			['苹果', 'adjacent', ['0', 1000, 667], ['1', 300, 200]],
			['肉牛', 'chain', ['2', 600, 857], ['1', 100, 143]]
		]);
		expect(map.zones[0]!.nowhere / 1000).toBeCloseTo(200, 0);
		const layer = { name: '旧图', note: '', features: [{ facts: { name: '苹果' }, shape: at(-200, 0, 1500, 1000) }] };
		const again = valueOf(await readAs(await brought('旧图.gpkg', geoPackageOf(layer))));
		expect(again.zones[0]!.villages).toEqual(map.zones[0]!.villages);

		const zones = map.zones.map((zone) => ({
			record: zone.records[0]!,
			layout: zone.layout!,
			villages: members(zone, 0.5)
		}));
		const { number } = valueOf(await make(stage, asked(zones)));
		const plan = (await planByNumber(testRead(engine, first.code), number))!;
		const content = await planContent(testRead(engine, first.code), plan.id);
		expect(content.map(({ name, layout, villages }) => [name, layout, [...villages]])).toEqual([
			['苹果', 'adjacent', [codes[0]]],
			['肉牛', 'chain', [codes[2]]]
		]);
		const kept = await attachmentsOf(testRead(engine, first.code), 'zone_plan', plan.id);
		expect(kept.map(({ name }) => name)).toEqual(['旧图.geojson', `${plan.code}-旧图与村对应表.csv`]);
		const path = join(folders.files, first.code, kept[1]!.sha256.slice(0, 2), kept[1]!.sha256);
		expect(readFileSync(path, 'utf8')).toMatch(/苹果,\d{12},村0,甲镇,1[45]\d\d(\.\d+)?,100,66\.\d+,是/);
		expect(await stagedMap(await localsOf(), stage.id)).toBeNull();
	});

	test('records of one name are asked about; together they count once where they lie on each other', async () => {
		const stage = await brought('同名.geojson', file([{ name: '苹果' }, at(0, 0, 600, 1000)], [{ name: '苹果' }, at(400, 0, 600, 1000)])); // prettier-ignore
		expect(await readAs(stage)).toMatchObject({ ok: false, reason: 'oldmap.same_names', detail: { names: ['苹果'] } });
		const together = valueOf(await readAs(stage, 'together'));
		expect(together.zones.map(({ name, villages }) => [name, Math.round(villages[0]!.ofVillage * 1000)])).toEqual([['苹果', 1000]]); // prettier-ignore
		const apart = valueOf(await readAs(stage, 'apart'));
		expect(apart.zones.map(({ name, villages }) => [name, Math.round(villages[0]!.ofVillage * 1000)])).toEqual([['苹果', 600], ['苹果2', 600]]); // prettier-ignore
	});

	test('records of one name are put together in portions, and come to what one statement makes of them', async () => {
		const round = (x: number, y: number, points: number): MultiPolygonRings => {
			const [west, south] = first.rows.rectangle(x, y, 1, 1)[0]![0]![0]!;
			const ring = Array.from({ length: points }, (_, n): [number, number] => {
				const turn = (2 * Math.PI * n) / points;
				return [west + 0.001 * Math.cos(turn), south + 0.001 * Math.sin(turn)];
			});
			return [[[...ring, ring[0]!]]];
		};
		// Two heaps far from each other.
		const shapes = Array.from({ length: 40 }, (_, n) => round((n % 2) * 2500 + (n % 7) * 60, 300 + n * 5, 24));
		const read = testRead(engine, first.code);
		const area = (shape: MultiPolygonRings) => edgesOf(shape).area;
		const whole = await unitedShape(read, shapes, 1_000_000);
		const pieces = await unitedShape(read, shapes, 60);
		expect(whole).toHaveLength(2);
		expect(area(pieces)).toBeCloseTo(area(whole), 1);
		expect(area(whole)).toBeLessThan(shapes.reduce((sum, shape) => sum + area(shape), 0) / 2);
		const detailed = [round(0, 500, MOST_POINTS / 2), round(50, 500, MOST_POINTS / 2)];
		const stage = await brought('细.geojson', file(...detailed.map((shape): [{ name: string }, MultiPolygonRings] => [{ name: '苹果' }, shape]))); // prettier-ignore
		expect(await readAs(stage, 'together')).toMatchObject({
			...{ ok: false, reason: 'oldmap.too_detailed' },
			detail: { name: '苹果', records: 2, expected: MOST_POINTS, got: MOST_POINTS + 2 }
		});
	});

	test('what cannot be used is left out knowingly or not at all; a refused one leaves nothing behind', async () => {
		const bytes = file([{ name: '苹果' }, at(0, 0, 1000, 1000)], [{ name: '一点' }, null]);
		const stage = await brought('点.geojson', bytes);
		const zones: OldPlan['zones'] = [{ record: 1, layout: 'chain', villages: [codes[0]!] }];
		const before = (await listPlans(testRead(engine, first.code))).length;
		const reason = async (plan: OldPlan, locals?: Awaited<ReturnType<typeof localsOf>>) => {
			const outcome = await make(stage, plan, locals);
			return outcome.ok ? 'made' : outcome.reason;
		};
		expect(await reason(asked(zones))).toBe('oldmap.rejected');
		expect(await reason(asked([{ ...zones[0]!, villages: [codes[3]!] }], { goodOnly: true }))).toBe('oldmap.moved');
		expect(await reason(asked([{ ...zones[0]!, villages: [] }], { goodOnly: true }))).toBe('oldmap.nothing');
		expect(await reason(asked(zones, { goodOnly: true, name: ' ' }))).toBe('plan.name');
		const clerk = await localsOf(first, 'a', [codes[0]!.slice(0, 9)]);
		expect(await reason(asked(zones, { goodOnly: true }), clerk)).toBe('permission.missing');
		expect((await listPlans(testRead(engine, first.code))).length).toBe(before);
		expect(await hasBytes(folders.files, first.code, stage.sha256)).toBe(false);
		expect(await reason(asked(zones, { goodOnly: true }))).toBe('made');
		expect(await hasBytes(folders.files, first.code, stage.sha256)).toBe(true);
	});

	test('is held against the villages as they are when it becomes a plan, not as they were when it was read', async () => {
		const stage = await brought('旧图.geojson', two());
		const before = valueOf(await readAs(stage));
		expect(before.zones[1]!.villages.map(({ code }) => code.at(-1))).toEqual(['2', '1']);
		const outline = async (width: number) =>
			void (await sql`update village set shape = ${encodeMultiPolygon(at(2000, 0, width, 1000), 4490)}::geometry
				where county_code = ${first.code} and code = ${codes[2]!}`.execute(engine.primary));
		await outline(500);
		const after = valueOf(await readAs((await stagedMap(await localsOf(), stage.id))!));
		// Half as wide it is covered whole.
		expect(after.zones[1]!.villages.map(({ code, ofVillage }) => [code.at(-1), Math.round(ofVillage * 1000)])).toEqual([['2', 1000], ['1', 100]]); // prettier-ignore
		await outline(1000);
	});

	test('is nobody else’s before it is a plan', async () => {
		const stage = await brought('旧图.geojson', two());
		expect(await stagedMap(await localsOf(first, 'b'), stage.id)).toBeNull();
		expect(await stagedMap(await localsOf(second), stage.id)).toBeNull();
	});

	test.each(['a text cut off', '100 000 nested arrays', 'a name that climbs out', 'a link', 'an archive inside'])(
		'%s: refused with its reason, nothing of it read',
		async (name) => {
			const hostile = hostileFiles.find((each) => each.name === name)!;
			const found = await readAs(await brought(hostile.file, readFileSync(await hostile.make())));
			expect(hostile.expected).toContain((found as { reason?: string }).reason);
		}
	);
});
