import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#db/engine/types.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import { findingEstimate } from '#land/finding-estimate.read.server.ts';
import { listFindings } from '#land/finding-list.read.server.ts';
import { leadFigures } from '#land/overview.read.server.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import { readWhatIf, tolerancesOn } from '#land/what-if.read.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { box, geojson, placed } from '#test/import-files.ts';
import { analyse, kindsOf, oneVillage } from '#test/one-village.ts';
import { takeFile } from '#test/take-file.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

const TODAY = '2026-11-24';
const set = (code: string, values: Record<string, number>, validFrom = '2026-01-01', source = '县委农办会议纪要') =>
	testWrite(engine, code, (tx, actor) => changeLandSettings(tx, actor, { values, validFrom, source }), {
		permission: 'settings.change'
	});

describe('what a file says its 亩 count', () => {
	const county = () => freshCounty(engine, { west: 111, south: 37.5, east: 112.5, north: 39 });
	const contracts = async (place: { code: string }) =>
		(
			await sql<Record<string, unknown>>`
				select number, contracted_mu as mu, area_basis as basis, customary_ratio as ratio, area_surface as surface
				from contract where county_code = ${place.code} order by number`.execute(engine.primary)
		).rows.map(({ number, mu, basis, ratio, surface }) => [number, mu, basis, ratio, surface]);
	const parcels = async (place: { code: string }) =>
		(
			await sql<Record<string, unknown>>`
				select parcel.code, contract_parcel.area_basis as basis, contract_parcel.area_surface as surface from contract_parcel
				join parcel on parcel.county_code = contract_parcel.county_code and parcel.id = contract_parcel.parcel_id
				where contract_parcel.county_code = ${place.code} order by parcel.code`.execute(engine.primary)
		).rows.map(({ code, basis, surface }) => [code, basis, surface]);

	test('the codes of NY/T 2539 are 标准亩 on the level, in every kind of file; plain headers say nothing', async () => {
		const place = await county();
		const square = (column: number) => [box(111.6 + column * 0.01, 38.2, 111.601 + column * 0.01, 38.201)];
		const shapes = placed(
			'a.geojson',
			geojson([
				{ properties: { CBHTBM: 'A', CBFMC: '王五', HTMJM: 3, DKBM: 'P1' }, rings: square(1) },
				{ properties: { CBHTBM: 'B', CBFMC: '王五', HTZMJ: 6666.67, HTMJ: 2000, DKBM: 'P2' }, rings: square(2) }
			])
		);
		valueOf(await takeFile(engine, place, 'contract', shapes));
		valueOf(await takeFile(engine, place, 'contract', placed('a.csv', 'CBHTBM,CBFMC,htzmjm\nC,李四,4\n')));
		valueOf(await takeFile(engine, place, 'contract', placed('b.csv', '合同编号,承包人,承包面积(亩)\nD,李四,5\n')));
		valueOf(
			await takeFile(engine, place, 'contract', placed('c.csv', '合同编号,承包人,合同面积(平方米)\nE,李四,2000\n'))
		);
		expect(await contracts(place)).toEqual([
			['A', 300, 'standard', null, 'horizontal'],
			['B', 1000, 'standard', null, 'horizontal'],
			['C', 400, 'standard', null, 'horizontal'],
			['D', 500, 'unknown', null, null],
			['E', 300, 'unknown', null, null]
		]);
		expect(await parcels(place)).toEqual([
			['P1', 'standard', 'horizontal'],
			['P2', 'standard', 'horizontal']
		]);
	});

	test('a column of its own says it in words, and wins over a code; a ratio alone speaks of 习惯亩', async () => {
		const place = await county();
		const table = [
			'合同编号,承包人,HTMJM,面积口径,习惯亩折算率,面积类型(水平/斜面)',
			'A,王五,3,标准亩,,水平',
			'B,王五,3,习惯亩,1.3,',
			'C,王五,3,,1:0.85,',
			'D,王五,3,老亩,,斜面',
			'E,王五,3,,,',
			'F,王五,3,不详,,'
		].join('\n');
		valueOf(await takeFile(engine, place, 'contract', placed('a.csv', `${table}\n`)));
		expect(await contracts(place)).toEqual([
			['A', 300, 'standard', null, 'horizontal'],
			['B', 300, 'customary', 13_000, null],
			['C', 300, 'customary', 8_500, null],
			['D', 300, 'customary', null, 'slope'],
			['E', 300, 'standard', null, 'horizontal'],
			['F', 300, 'standard', null, 'horizontal']
		]);
	});

	test('a ratio nobody could mean is refused with what was expected', async () => {
		const place = await county();
		const table = placed('a.csv', '合同编号,承包人,亩数,折算率\nA,王五,3,130\n');
		expect(await takeFile(engine, place, 'contract', table)).toMatchObject({
			ok: false,
			reason: 'import.rows_rejected'
		});
	});

	test('a later file that says nothing takes the certainty away, keeps the former state, and undoes nothing else', async () => {
		const place = await county();
		valueOf(
			await takeFile(engine, place, 'contract', placed('a.csv', '合同编号,承包人,亩数,面积口径\nA,王五,3,标准亩\n'))
		);
		valueOf(await takeFile(engine, place, 'contract', placed('b.csv', '合同编号,承包人,亩数\nA,王五,4\n')));
		expect(await contracts(place)).toEqual([['A', 400, 'unknown', null, null]]);
		const { rows } = await sql<{ state: Record<string, unknown> }>`
			select state from contract_version where county_code = ${place.code}`.execute(engine.primary);
		expect(rows.map(({ state }) => state.area_basis)).toEqual(['standard']);
	});

	test('parcels that come later are given what was said of them', async () => {
		const place = await county();
		const table = 'CBHTBM,CBFMC,HTMJM,DKBM\nH1,王五,3,P1\n';
		valueOf(await takeFile(engine, place, 'contract', placed('a.csv', table)));
		const shape = geojson([{ properties: { DKBM: 'P1' }, rings: [box(111.6, 38.2, 111.601, 38.201)] }]);
		valueOf(await takeFile(engine, place, 'parcel', placed('p.geojson', shape)));
		expect(await parcels(place)).toEqual([['P1', 'standard', 'horizontal']]);
	});
});

/** Four contracts of 15 亩 each, each used on 18 亩, surveyed and written in different ways. */
async function fourContracts(seed: number, codes = ['RTK', '影像勾绘', '手机', null]) {
	const at = await oneVillage(engine, seed);
	const leases = codes.map((method, index) => ({
		...at.lease([100 + index * 300, 100, 100, 100], 1500),
		method,
		index
	}));
	await at.load({
		parcel: leases.map(({ parcel }) => parcel),
		contract: leases.map(({ contract }) => contract),
		contract_parcel: leases.map(({ link }) => link),
		occupation: leases.map(({ contract, method, index }) =>
			at.make.occupation({
				village_code: at.village,
				contract_number: contract.number,
				lessee_name: '王建国',
				method,
				shape: at.make.rectangle(100 + index * 300, 100, 120, 100)
			})
		)
	});
	return { ...at, leases };
}

describe('a comparison', () => {
	test('of 亩 nobody vouches for is a request, listed and counted apart; said, it is a lead and the request is gone', async () => {
		const at = await oneVillage(engine, 301);
		const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500);
		const unsaid = { area_basis: 'unknown', area_surface: null };
		await at.load({
			parcel: [parcel],
			contract: [{ ...contract, ...unsaid }],
			contract_parcel: [{ ...link, ...unsaid }],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: contract.number,
					shape: at.make.rectangle(100, 100, 120, 100)
				})
			]
		});
		const run = await analyse(engine, at.code);
		expect(run.counts).toMatchObject({ findings: 1, requests: 1, byKind: { area_request: { count: 1, mu: 300 } } });
		expect(await kindsOf(engine, at.code)).toEqual([
			['area_request', 300],
			['on_uncontracted', 300]
		]);
		expect(await leadFigures(testRead(engine, at.code))).toMatchObject({ open: 1, overMu: 0 });
		await sql`update contract set area_basis = 'customary', customary_ratio = 11000 where county_code = ${at.code}`.execute(
			engine.primary
		);
		await analyse(engine, at.code);
		// 15.00 习惯亩 of 1.1 are 16.50.
		expect(await kindsOf(engine, at.code)).toEqual([
			['on_uncontracted', 300],
			['over_area', 150]
		]);
	});

	test('holds each survey to the tolerance of its method, says which, and what money may rest on', async () => {
		const at = await fourContracts(302);
		await analyse(engine, at.code);
		const list = (await listFindings(testRead(engine, at.code), TODAY)).filter(({ kind }) => kind === 'over_area');
		// The walk round 440 m may be 1.98 亩 off; 3.00 are more.
		expect(list.map(({ surveyMethod, fitForMoney }) => [surveyMethod, fitForMoney])).toEqual([
			['instrument', true],
			['imagery', true],
			['walk', false],
			['unknown', false]
		]);
		const walk = list.find(({ surveyMethod }) => surveyMethod === 'walk')!;
		expect(await findingDetail(testRead(engine, at.code), walk.number)).toMatchObject({
			toleranceMu: 198,
			fitForMoney: false,
			tolerance: { method: 'walk', absolute_mu: 0.3, accuracy_m: 3, relative: null },
			area: { basis: 'standard', doubt: null },
			occupations: [{ method: '手机' }]
		});
	});
});

describe('an estimate', () => {
	test('is there with a price for the land and the day, and only on a survey that is fit for money', async () => {
		const [at, other] = [await fourContracts(303), await fourContracts(303)];
		for (const each of [at, other]) await analyse(engine, each.code);
		const estimates = async (code: string) => {
			const db = testRead(engine, code);
			const rows = (await listFindings(db, TODAY)).filter(({ kind }) => kind === 'over_area');
			return Promise.all(rows.map(async ({ number }) => findingEstimate(db, (await findingDetail(db, number))!)));
		};
		const [unfit, price] = [{ why: 'unfit' }, { why: 'price' }];
		expect(await estimates(at.code)).toEqual([price, price, unfit, unfit]);
		valueOf(await set(at.code, { 'reference_price.cropland': 40_000 }));
		valueOf(await set(at.code, { 'reference_price.cropland': 99_000 }, '2027-01-01'));
		const told = { category: 'cropland', priceFen: 40_000, validFrom: '2026-01-01', fenYear: 120_000 };
		expect(await estimates(at.code)).toEqual([told, told, unfit, unfit]);
		expect(await estimates(other.code)).toEqual([price, price, unfit, unfit]);
	});
});

describe('a tolerance', () => {
	test('tried writes nothing and tells what comes and goes; set from a day on it does just that', async () => {
		const [at, other] = [await fourContracts(304), await fourContracts(304)];
		for (const each of [at, other]) await analyse(engine, each.code);
		const db = testRead(engine, at.code);
		const asked = { method: 'imagery', absoluteMu: 0.2, second: 0.25, validFrom: '2026-09-01' } as const;
		const trail = () =>
			engine.primary.selectFrom('audit_entry').select('seq').where('county_code', '=', at.code).execute();
		const before = (await trail()).length;
		const told = (await readWhatIf(db, asked))!;
		expect(told).toMatchObject({ lines: 4, touched: 1, villages: [{ village: at.village, comes: 0, goes: 1 }] });
		const going = (await listFindings(db, TODAY)).find(
			({ kind, surveyMethod }) => kind === 'over_area' && surveyMethod === 'imagery'
		)!;
		expect(told.moved).toMatchObject([{ moves: 'goes', overMu: 300, toleranceThenMu: 375, number: going.number }]);
		expect((await trail()).length).toBe(before);
		expect((await readWhatIf(db, { ...asked, validFrom: '2026-10-01' }))!.moved).toEqual([]);
		const elsewhere = testRead(engine, at.code, { prefixes: [`${at.code}999`] });
		expect(await readWhatIf(elsewhere, asked)).toMatchObject({ lines: 0, moved: [] });

		const values = { 'over_contract.imagery_absolute_mu': 0.2, 'over_contract.imagery_relative': 0.25 };
		valueOf(await set(at.code, values, asked.validFrom));
		expect((await tolerancesOn(db, TODAY)).imagery).toEqual({ absoluteMu: 0.2, second: 0.25 });
		expect((await tolerancesOn(testRead(engine, other.code), TODAY)).imagery.second).toBe(0.03);
		for (const each of [at, other]) await analyse(engine, each.code);
		const count = async (code: string) => (await kindsOf(engine, code)).filter(([kind]) => kind === 'over_area').length;
		expect([await count(at.code), await count(other.code)]).toEqual([3, 4]);
		expect((await readWhatIf(db, asked))!.moved).toEqual([]);
	});

	test('is set with a day and a source, what stood for that day is said in the trail, and nonsense is refused', async () => {
		const { code } = await freshCounty(engine);
		const key = 'over_contract.imagery_relative';
		for (const value of [0.04, 0.05]) valueOf(await set(code, { [key]: value }));
		const { rows } = await sql<{ body: string }>`
			select body from audit_entry where county_code = ${code} order by seq desc limit 1`.execute(engine.primary);
		expect(rows[0]!.body).toContain('县委农办会议纪要');
		expect(rows[0]!.body).toContain(JSON.stringify({ changes: { [key]: [0.04, 0.05] } }).slice(1, -1));
		expect(await set(code, { [key]: 2 })).toMatchObject({ ok: false, reason: 'settings.value' });
		expect(await set(code, { 'over_contract.nonsense': 1 })).toMatchObject({ ok: false, reason: 'settings.unknown' });
		expect(await set(code, { [key]: 0.1 }, '2026-02-30')).toMatchObject({ ok: false, reason: 'settings.day' });
		expect(await set(code, { [key]: 0.1 }, '2026-01-01', ' ')).toMatchObject({ reason: 'settings.source_needed' });
	});
});
