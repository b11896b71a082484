import { beforeAll, describe, expect, test } from 'vitest';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { selectShapes } from '#land/selection.read.server.ts';
import { selectionFrom, type Selection } from '#land/selection.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows, type Factory } from '#test/factory.ts';

/** Two villages side by side: plots of one hectare (15 亩) in a row, one under contract and used beyond it, a household's, a place taken back. */
async function fill({ code, rows: make }: CountyWithRows) {
	const township = make.township({ name: '石门镇', shape: make.rectangle(0, 0, 4000, 2000) });
	const inTownship = { township_code: township.code };
	const village = make.village({ name: '上峪村', ...inTownship, shape: make.rectangle(-1000, 0, 2000, 2000) });
	const other = make.village({ name: '下井村', ...inTownship, shape: make.rectangle(1000, 0, 2000, 2000) });
	const plots = [0, 1, 2].map((at) =>
		make.parcel({
			village_code: village.code,
			land_use_code: at === 2 ? '0201' : '0103',
			shape: make.rectangle(-1500 + at * 300, 100, 100, 100)
		})
	);
	const yard = make.parcel({
		register: 'construction_land',
		village_code: other.code,
		shape: make.rectangle(500, 100, 100, 100)
	});
	const place = { village_code: village.code, contracted_mu: 1500 };
	const contract = make.contract({ ...place, number: 'SM-SY-2014-031' });
	const shapeless = make.contract({ ...place, number: 'SM-SY-2015-007', contracted_mu: 420 });
	const household = make.contract({ ...place, household: true });
	const survey = { village_code: village.code, method: 'uav' };
	const used = make.occupation({
		...survey,
		contract_number: contract.number,
		shape: make.rectangle(-1500, 100, 100, 120)
	});
	const usedByFamily = make.occupation({
		...survey,
		contract_number: household.number,
		shape: make.rectangle(-1200, 100, 100, 120)
	});
	const back = make.reclaimedLand({ village_code: other.code, shape: make.rectangle(900, 100, 100, 100) });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', [village, other]);
			await insertRows(tx, 'parcel', [...plots, yard]);
			await insertRows(tx, 'contract', [contract, shapeless, household]);
			await insertRows(tx, 'contract_parcel', [
				make.contractParcel({ contract_id: contract.id, parcel_id: plots[0]!.id, contracted_mu: 1500 }),
				make.contractParcel({ contract_id: household.id, parcel_id: plots[1]!.id, contracted_mu: 1500 })
			]);
			await insertRows(tx, 'occupation', [used, usedByFamily]);
			await insertRows(tx, 'reclaimed_land', [back]);
			return accepted(null);
		})
	);
	valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));
	return { code, make, village, other, plots, contract, shapeless, household, used, back };
}

let engine: Engine;
let first: Awaited<ReturnType<typeof fill>>;
beforeAll(async () => {
	engine = await testEngine();
	const [one, two] = await twoCounties(engine);
	first = await fill(one);
	await fill(two);
});

const asked = (text: string): Selection => valueOf(selectionFrom(new URLSearchParams(text)))!;
const drawn = (kind: 'box' | 'area', shape: MultiPolygonRings): string => {
	const ring = shape[0]![0]!.slice(0, -1);
	const points = kind === 'box' ? [ring[0]!, ring[2]!] : ring;
	return `${kind}=${points.map((point) => point.join(',')).join(';')}`;
};
const select = async (text: string, prefixes?: string[], options = { most: 100, coordinates: true }) =>
	selectShapes(testRead(engine, first.code, prefixes && { prefixes }), asked(text), options);
const codes = (found: Awaited<ReturnType<typeof select>>) => found.rows.map(({ kind, code }) => `${kind} ${code}`);
const west = (make: Factory) => make.rectangle(-1550, 50, 300, 300);

describe('selecting by a drawn area', () => {
	test('takes the stored shapes that share ground with it, of every kind, and no household', async () => {
		const found = await select(drawn('box', west(first.make)));
		expect(codes(found)).toEqual([
			`parcel ${first.plots[0]!.code}`,
			'contract SM-SY-2014-031',
			`occupation ${first.used.code}`,
			'finding 0001',
			'finding 0002'
		]);
		expect(found.totals).toContainEqual({ kind: 'parcel', count: 1, mu: found.rows[0]!.mu });
		expect(found.rows[0]).toMatchObject({ villageName: '上峪村', township: '石门镇', landUse: '0103', sort: null });
		expect(found.rows[0]!.mu).toBeGreaterThan(1490);
		expect(found.rows[0]!.mu).toBeLessThan(1510);
	});
	test('a triangle takes what its slanting side crosses, and wholly inside is fewer', async () => {
		const triangle = first.make.polygon([
			[-1600, 0],
			[-1000, 0],
			[-1600, 600],
			[-1600, 0]
		]);
		const meets = await select(`kind=parcel&${drawn('area', triangle)}`);
		expect(codes(meets)).toEqual([`parcel ${first.plots[0]!.code}`, `parcel ${first.plots[1]!.code}`]);
		const within = await select(`kind=parcel&within=1&${drawn('area', triangle)}`);
		expect(codes(within)).toEqual([`parcel ${first.plots[0]!.code}`]);
	});
	test('what only touches it is not selected', async () => {
		const beside = first.make.polygon([
			[-1500, 200],
			[-1400, 200],
			[-1400, 300],
			[-1500, 300],
			[-1500, 200]
		]);
		expect(codes(await select(`kind=parcel&${drawn('area', beside)}`))).toEqual([]);
		const over = first.make.rectangle(-1500, 195, 100, 100);
		expect(codes(await select(`kind=parcel&${drawn('area', over)}`))).toHaveLength(1);
	});
});

describe('selecting by what is known of them', () => {
	test('a place, a code, 亩 and attributes, each alone and together', async () => {
		expect(codes(await select(`kind=parcel,construction_land&place=${first.other.code}`))).toHaveLength(1);
		expect(codes(await select('code=SM-SY'))).toEqual(['contract SM-SY-2014-031', 'contract SM-SY-2015-007']);
		expect(codes(await select('code=SM-SY&to=5'))).toEqual(['contract SM-SY-2015-007']);
		expect(codes(await select('use=02'))).toEqual([`parcel ${first.plots[2]!.code}`]);
		expect((await select('status=suspected')).totals).toEqual([
			{ kind: 'finding', count: 2, mu: expect.any(Number) as number }
		]);
	});
	test('signs that mean something to SQL are only signs', async () => {
		for (const code of ['%', '_', "'", '\\'])
			expect(codes(await select(`code=${encodeURIComponent(code)}`)), code).toEqual([]);
	});
	test('the first rows are given, counts and sums are of all', async () => {
		const found = await select('kind=parcel&from=1', undefined, { most: 1, coordinates: true });
		expect(found.rows).toHaveLength(1);
		expect(found.totals[0]!.count).toBe(3);
		expect(found.totals[0]!.mu).toBeGreaterThan(4_400);
	});
});

describe('whoever asks', () => {
	test('is given only what lies in their scope', async () => {
		const found = await select('kind=parcel,construction_land&from=1', [first.other.code]);
		expect(found.rows.map(({ kind, village }) => [kind, village])).toEqual([['construction_land', first.other.code]]);
		expect((await select(drawn('box', west(first.make)), [first.other.code])).totals).toEqual([]);
		expect((await select('from=1', [])).rows).toEqual([]);
	});
	test('gets a place on each shape only with the permission to read coordinates', async () => {
		const [row] = (await select('kind=parcel&use=02')).rows;
		expect(row!.at![0]).toBeGreaterThan(111);
		expect(row!.at![1]).toBeGreaterThan(37);
		const blind = await select('kind=parcel&use=02', undefined, { most: 9, coordinates: false });
		expect(blind.rows[0]!.at).toBeNull();
	});
});
