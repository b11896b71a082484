import { beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { landCounts } from '#land/legend.read.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { findingsOfGrid, landOn } from '#land/record-lists.read.server.ts';
import { landRecord } from '#land/record.read.server.ts';
import { searchLand } from '#land/search.read.server.ts';
import { locatorLines, territoryCounts, townshipLinks } from '#territory/legend.read.server.ts';
import { sheetBounds, territoryRecord } from '#territory/record.read.server.ts';
import { recordKinds, type MapRecord, type RecordKind } from '#territory/record.ts';
import { searchTerritory } from '#territory/search.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { zoneCounts } from '#zones/legend.read.server.ts';
import { zoneRecord, zonesOn } from '#zones/record.read.server.ts';
import { searchZones } from '#zones/search.read.server.ts';

/** Two villages. In the first a contract of 15 亩 with 3 亩 used beyond it, and a household's plot that differs as much. */
async function fill({ code, rows: make }: CountyWithRows) {
	const township = make.township({ name: '石门镇', shape: make.rectangle(0, 0, 4000, 2000) });
	const inTownship = { township_code: township.code };
	const village = make.village({ name: '上峪村', ...inTownship, shape: make.rectangle(-1000, 0, 2000, 2000) });
	const other = make.village({ name: '下井村', ...inTownship, shape: make.rectangle(1000, 0, 2000, 2000) });
	const grid = make.grid({
		name: '上峪村一级网格01',
		village_code: village.code,
		shape: make.rectangle(-1000, 0, 2000, 2000)
	});
	const zone = make.zone({ name: '玉露香梨', shape: make.rectangle(-1000, 0, 2000, 2000) });
	const line = make.constraintArea({ name: '南沟农田', shape: make.rectangle(0, 500, 100, 100) });
	const plot = make.parcel({ village_code: village.code, name: '南沟坡', shape: make.rectangle(-800, 100, 100, 100) });
	const family = make.parcel({ village_code: village.code, shape: make.rectangle(-400, 100, 100, 100) });
	const place = { village_code: village.code, contracted_mu: 1500 };
	const contract = make.contract({ ...place, number: 'SM-SY-2014-031', lessee_name: '王建国' });
	const household = make.contract({ ...place, household: true, lessee_name: '王建民' });
	const survey = { village_code: village.code, method: 'uav' };
	const used = make.occupation({
		...survey,
		contract_number: contract.number,
		lessee_name: '王建国',
		shape: make.rectangle(-800, 100, 100, 120)
	});
	const usedByFamily = make.occupation({
		...survey,
		contract_number: household.number,
		shape: make.rectangle(-400, 100, 100, 120)
	});
	const back = make.reclaimedLand({ village_code: other.code, shape: make.rectangle(900, 100, 100, 100) });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', [village, other]);
			await insertRows(tx, 'grid', [grid]);
			await insertRows(tx, 'constraint_area', [line]);
			await insertRows(tx, 'parcel', [plot, family]);
			await insertRows(tx, 'contract', [contract, household]);
			await insertRows(tx, 'contract_parcel', [
				make.contractParcel({ contract_id: contract.id, parcel_id: plot.id, contracted_mu: 1500 }),
				make.contractParcel({ contract_id: household.id, parcel_id: family.id, contracted_mu: 1500 })
			]);
			await insertRows(tx, 'occupation', [used, usedByFamily]);
			await insertRows(tx, 'reclaimed_land', [back]);
			await insertRows(tx, 'zone', [zone]);
			await insertRows(tx, 'zone_village', [make.zoneVillage({ zone_id: zone.id, village_code: village.code })]);
			return accepted(null);
		})
	);
	valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));
	return { code, village, other, township, plot, family, contract, household, used, usedByFamily };
}

let engine: Engine;
let first: Awaited<ReturnType<typeof fill>>;
beforeAll(async () => {
	engine = await testEngine();
	const [one, two] = await twoCounties(engine);
	first = await fill(one);
	await fill(two);
});

const record = async (kind: RecordKind, number: number, prefixes?: string[]): Promise<MapRecord | null> => {
	const db = testRead(engine, first.code, prefixes && { prefixes });
	return (
		(await territoryRecord(db, kind, number)) ??
		(await landRecord(db, kind, number)) ??
		(await zoneRecord(db, kind, number))
	);
};
const whole = () => testRead(engine, first.code);
const factOf = (found: MapRecord | null, name: string) => found?.facts.find((fact) => fact.name === name)?.value;

describe('records of the map', () => {
	test('a contract: its ledger, its parcel, what was surveyed for it, its findings; the lessee masked', async () => {
		const found = (await record('contract', first.contract.feature_no))!;
		expect(found).toMatchObject({ title: 'SM-SY-2014-031', village: first.village.code });
		expect(found.parents.map(({ name }) => name)).toEqual(['石门镇', '上峪村']);
		expect(factOf(found, 'contracted')).toEqual({ mu: 1500 });
		expect(factOf(found, 'lessee')).toEqual({ text: '王**' });
		expect(found.lists.map(({ name, count }) => [name, count])).toEqual([
			['parcel', 1],
			['occupation', 1],
			['finding', 2]
		]);
		expect(found.bounds!.east).toBeGreaterThan(found.bounds!.west);
		const parcel = (await record('parcel', first.plot.feature_no))!;
		expect(parcel.bounds).toEqual(found.bounds);
		expect(parcel.lists[0]!.items[0]).toMatchObject({ kind: 'contract', name: 'SM-SY-2014-031', mu: 1500 });
	});

	test('what lies in a village and its township: findings without a sum, contracts with theirs', async () => {
		const on = await landOn(whole(), first.village.code);
		expect(on.households).toBe(1);
		expect(on.lists.map(({ name, count, mu }) => ({ name, count, mu }))).toEqual([
			{ name: 'finding', count: 2, mu: null },
			{ name: 'contract', count: 1, mu: 1500 },
			expect.objectContaining({ name: 'parcel', count: 2 })
		]);
		const township = await landOn(whole(), first.township.code);
		expect(township.lists.map(({ name }) => name)).toEqual(['finding', 'contract', 'reclaimed', 'parcel']);
		expect((await zonesOn(whole(), first.village.code)).items).toMatchObject([{ name: '玉露香梨', word: 'adjacent' }]);
		expect((await zonesOn(whole(), first.other.code)).count).toBe(0);
		// A township holds more than one of its villages sees.
		expect((await zonesOn(whole(), first.township.code)).count).toBe(1);
		const beside = testRead(engine, first.code, { prefixes: [first.other.code] });
		expect((await zonesOn(beside, first.township.code)).count).toBe(0);
		expect((await findingsOfGrid(whole(), 1)).count).toBe(2);
	});

	test('every kind has a record by its number, and none by a number nobody has', async () => {
		const absent = new Set<RecordKind>(['construction_land', 'land_use', 'cluster']);
		for (const kind of recordKinds) {
			expect((await record(kind, 1))?.kind ?? null, kind).toBe(absent.has(kind) ? null : kind);
			expect(await record(kind, 999), kind).toBeNull();
		}
	});
});

describe('a household contract is counted and never listed:', () => {
	test('no record, of it or of what was surveyed for it', async () => {
		expect(await record('contract', first.household.feature_no)).toBeNull();
		expect(await record('occupation', first.usedByFamily.feature_no)).toBeNull();
		expect(await record('occupation', first.used.feature_no)).not.toBeNull();
	});
	test('its parcel does not name it', async () => {
		expect((await record('parcel', first.family.feature_no))!.lists).toEqual([]);
	});
	test('no search finds it, and nobody is found by name', async () => {
		for (const asked of [
			first.household.number,
			first.household.lessee_code!,
			first.usedByFamily.code,
			'王建民',
			'王建国'
		])
			expect(
				(await searchLand(whole(), asked)).filter(({ kind }) => kind === 'contract' || kind === 'occupation'),
				asked
			).toEqual([]);
	});
	test('the legend counts collective ones', async () => {
		expect(await landCounts(whole())).toMatchObject({ parcel: 2, contract_shape: 1, occupation: 1, reclaimed: 1 });
	});
});

describe('a search', () => {
	test('finds places by name, by reading and by code', async () => {
		const db = whole();
		expect((await searchTerritory(db, '上峪村')).map(({ kind, fit }) => [kind, fit])).toEqual([
			['village', 0],
			['grid', 1]
		]);
		expect((await searchTerritory(db, 'shangyu')).map(({ name }) => name)).toEqual(['上峪村']);
		expect((await searchTerritory(db, first.village.code)).map(({ name, fit }) => [name, fit])).toEqual([
			['上峪村', 0],
			['上峪村一级网格01', 1]
		]);
		expect((await searchZones(db, '香梨')).map(({ name }) => name)).toEqual(['玉露香梨']);
	});
	test('finds land by number and code', async () => {
		const db = whole();
		expect((await searchLand(db, 'SM-SY-2014-031')).map(({ kind, number }) => [kind, number])).toEqual([
			['contract', first.contract.feature_no]
		]);
		expect((await searchLand(db, '0001')).filter(({ kind }) => kind === 'finding')).toMatchObject([
			{ number: 1, name: '0001', place: '上峪村' }
		]);
		expect((await searchLand(db, first.plot.code)).map(({ kind, number, fit }) => [kind, number, fit])).toEqual([
			['parcel', first.plot.feature_no, 0]
		]);
	});
	test('takes signs of patterns as they are', async () => {
		for (const asked of ['%', '_', '%%%', '\\', "'; drop table village; --"])
			expect([
				...(await searchTerritory(whole(), asked)),
				...(await searchLand(whole(), asked)),
				...(await searchZones(whole(), asked))
			]).toEqual([]);
	});
});

describe('a village sees its own', () => {
	const next = () => testRead(engine, first.code, { prefixes: [first.other.code] });
	test('and no record, search or count of the next one', async () => {
		const scope = [first.other.code];
		for (const kind of ['grid', 'parcel', 'contract', 'occupation', 'finding', 'zone'] as const)
			expect(await record(kind, 1, scope), kind).toBeNull();
		expect((await record('village', first.other.feature_no, scope))?.title).toBe('下井村');
		expect(await record('village', first.village.feature_no, scope)).toBeNull();
		expect((await record('township', first.township.feature_no, scope))!.lists[0]!.items).toHaveLength(1);
		expect(await searchTerritory(next(), '上峪')).toEqual([]);
		expect(await searchZones(next(), '玉露香梨')).toEqual([]);
		expect(await searchLand(next(), 'SM-SY-2014-031')).toEqual([]);
		expect(await landOn(next(), first.township.code)).toMatchObject({
			lists: [{ name: 'reclaimed', count: 1 }],
			households: 0
		});
		expect(await landCounts(next())).toEqual({ contract_shape: 0, occupation: 0, reclaimed: 1, cluster: 0 });
		expect(await territoryCounts(next())).toMatchObject({ village: 1 });
		expect(await zoneCounts(next())).toEqual({});
		expect((await townshipLinks(next())).map(({ villages }) => villages)).toEqual([1]);
	});
	test('and a sheet that is as large as it', async () => {
		const county = { west: 111, south: 37.5, east: 112.5, north: 39 };
		const [all, own] = [await sheetBounds(whole(), county), await sheetBounds(next(), county)];
		expect(own.west).toBeGreaterThan(all.west);
		expect(own.east).toBeCloseTo(all.east, 4);
		expect(await sheetBounds(testRead(engine, '999999'), county)).toEqual(county);
		expect(await locatorLines(next())).toEqual(expect.any(Array));
	});
});
