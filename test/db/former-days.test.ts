import { beforeAll, describe, expect, test } from 'vitest';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { newId } from '#core/ids.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import { undoRows } from '#db/undo-rows.server.ts';
import { decideFindings } from '#land/finding-decision.write.server.ts';
import { parcelTable } from '#land/land-tables.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { assetTable, stateOf } from '#land/reclaimed/asset-table.server.ts';
import { recordedDays } from '#land/recorded-days.read.server.ts';
import { landAt } from '#land/was.tiles.read.server.ts';
import { recordedLayers } from '#land/was.ts';
import { readTile } from '#tiles/tile.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { signedCase } from '#test/signed-case.ts';
import { tileFeatures } from '#test/tile-features.ts';
import { featuresOf, tileAt } from '#test/tile-layers.ts';

const CASE = {
	...{ mu: 1000, priceFen: 40_000, signedOn: '2026-02-01', startsOn: '2026-02-01', endsOn: '2029-02-01' }
};
const at = (day: string): { now: () => Date } => ({ now: () => new Date(`${day}T03:00:00Z`) });

/**
 * 1 November: a plot of one hectare under contract, used beyond it, and compared. 10 November: the plot is redrawn twice as wide
 * and called otherwise. 15 November: a second plot comes in a file, and goes with it on the 20th. 25 November: a finding is
 * set aside.
 */
async function fill(engine: Engine, { code, rows: make }: CountyWithRows) {
	const township = make.township({ shape: make.rectangle(0, 0, 4000, 2000) });
	const village = make.village({ township_code: township.code, shape: make.rectangle(0, 0, 2000, 2000) });
	const place = { village_code: village.code };
	const plot = make.parcel({ ...place, shape: make.rectangle(100, 100, 100, 100) });
	const contract = make.contract({ ...place, number: 'SM-2014-031' });
	const used = make.occupation({
		...place,
		contract_number: contract.number,
		method: 'rtk',
		shape: make.rectangle(100, 100, 100, 130)
	});
	const state = (name: string) => ({ register: 'parcel', code: plot.code, name, ...place, ownership: '32' });
	const shape = (width: number) => encodeMultiPolygon(make.rectangle(100, 100, width, 100), 4490);
	valueOf(
		await testWrite(
			engine,
			code,
			async (tx) => {
				await insertRows(tx, 'township', [township]);
				await insertRows(tx, 'village', [village]);
				await saveRows(tx, parcelTable, [{ row: null, state: state('南沟'), shape: shape(100) }], null);
				await insertRows(tx, 'contract', [{ ...contract, recorded_at: tx.now }]);
				const { id } = await tx.query
					.selectFrom('parcel')
					.select('id')
					.where('county_code', '=', tx.county)
					.executeTakeFirstOrThrow();
				await insertRows(tx, 'contract_parcel', [
					{
						...make.contractParcel({ contract_id: contract.id, parcel_id: id, contracted_mu: 1500 }),
						recorded_at: tx.now
					}
				]);
				await insertRows(tx, 'occupation', [{ ...used, recorded_at: tx.now }]);
				return accepted(null);
			},
			at('2026-11-01')
		)
	);
	const compare = { permission: 'land.analyse' as const, ...at('2026-11-01') };
	valueOf(await testWrite(engine, code, analyseOverContract, compare));
	valueOf(
		await testWrite(
			engine,
			code,
			async (tx) =>
				accepted(await saveRows(tx, parcelTable, [{ row: null, state: state('南沟坡'), shape: shape(200) }], null)),
			at('2026-11-10')
		)
	);
	const file = newId();
	const wider = encodeMultiPolygon(make.rectangle(600, 100, 50, 50), 4490);
	const second = { ...state('北坡'), code: `${plot.code.slice(0, -1)}9` };
	valueOf(
		await testWrite(
			engine,
			code,
			async (tx) => accepted(await saveRows(tx, parcelTable, [{ row: 1, state: second, shape: wider }], file)),
			{ action: 'land.import', ...at('2026-11-15') }
		)
	);
	valueOf(
		await testWrite(
			engine,
			code,
			(tx) => undoRows(tx, parcelTable, { file, at: new Date('2026-11-15T03:00:00Z'), cause: 'land.import' }),
			at('2026-11-20')
		)
	);
	const lead = await engine.primary
		.selectFrom('finding')
		.select(['feature_no as number', 'version'])
		.where('county_code', '=', code)
		.where('kind', '=', 'over_area')
		.executeTakeFirstOrThrow();
	valueOf(
		await testWrite(
			engine,
			code,
			(tx, actor) => decideFindings(tx, actor, { findings: [lead], decision: 'dismissed', reason: '现场核查不属实' }),
			{ permission: 'land.finding.decide', ...at('2026-11-25') }
		)
	);
	return { code, village, make };
}

let engine: Engine;
let first: Awaited<ReturnType<typeof fill>>;
beforeAll(async () => {
	engine = await testEngine();
	const [one, two] = await twoCounties(engine);
	first = await fill(engine, one);
	await fill(engine, two);
});

/** What a layer shows at the end of a day: each thing's code or kind and status, and its 亩. */
async function shown(name: string, day: string, prefixes?: string[]) {
	const db = testRead(engine, first.code, prefixes && { prefixes });
	const tile = await readTile(db, landAt(day, name)!, tileAt(14, [150, 150]));
	const features = tile.bytes ? tileFeatures(tile.bytes) : [];
	return features
		.map(({ properties }) => [
			properties.code ?? properties.number ?? properties.kind,
			properties.status,
			properties.mu
		])
		.sort((one, other) => String(one[0]).localeCompare(String(other[0])));
}
const now = async (name: string) => {
	const features = await featuresOf(testRead(engine, first.code), name, tileAt(14, [150, 150]));
	return features
		.map(({ properties }) => [
			properties.code ?? properties.number ?? properties.kind,
			properties.status,
			properties.mu
		])
		.sort((one, other) => String(one[0]).localeCompare(String(other[0])));
};

describe('the map of a former day', () => {
	test('a plot has the shape it had then: narrow, then wide', async () => {
		expect(await shown('parcel', '2026-10-31')).toEqual([]);
		const [narrow] = await shown('parcel', '2026-11-09');
		const [wide] = await shown('parcel', '2026-11-10');
		expect(narrow![2]).toBeGreaterThan(1490);
		expect(narrow![2]).toBeLessThan(1510);
		expect(Number(wide![2])).toBeGreaterThan(Number(narrow![2]) * 1.99);
		expect(await shown('parcel', '2026-11-30')).toEqual(await now('parcel'));
	});
	test('what came with a file and went with it is there between', async () => {
		expect((await shown('parcel', '2026-11-14')).length).toBe(1);
		expect((await shown('parcel', '2026-11-15')).length).toBe(2);
		expect((await shown('parcel', '2026-11-19')).length).toBe(2);
		expect((await shown('parcel', '2026-11-20')).length).toBe(1);
	});
	test('a contract lies where its parcel lay', async () => {
		expect(await shown('contract_shape', '2026-10-31')).toEqual([]);
		expect(await shown('contract_shape', '2026-11-01')).toEqual([['SM-2014-031', 'regular', 1500]]);
		const tile = async (day: string) => {
			const { bytes } = await readTile(
				testRead(engine, first.code),
				landAt(day, 'contract_shape')!,
				tileAt(16, [150, 150])
			);
			const [x] = [tileFeatures(bytes!)[0]!.parts[0]!.map((point) => point[0])];
			return Math.max(...x) - Math.min(...x);
		};
		expect(await tile('2026-11-12')).toBeGreaterThan((await tile('2026-11-05')) * 1.5);
	});
	test('a finding is suspected until the day somebody set it aside', async () => {
		const status = async (day: string) => (await shown('finding', day)).find(([kind]) => kind === 'over_area')?.[1];
		expect(await status('2026-10-31')).toBeUndefined();
		expect(await status('2026-11-24')).toBe('suspected');
		expect(await status('2026-11-25')).toBe('dismissed');
		expect((await shown('finding_point', '2026-11-24')).length).toBe((await shown('finding', '2026-11-24')).length);
	});
	test('every layer with a history can be asked for, and its last day is the present', async () => {
		for (const name of recordedLayers) expect(await shown(name, '2026-12-31'), name).toEqual(await now(name));
		expect(landAt('2026-11-01', 'village')).toBeUndefined();
	});
	test('shows each person what lies in their scope, former states too', async () => {
		for (const name of recordedLayers) {
			expect(await shown(name, '2026-11-24', [`${first.code}999`]), name).toEqual([]);
			expect(await shown(name, '2026-11-24', [first.village.code]), name).toEqual(await shown(name, '2026-11-24'));
		}
	});
	test('the days with changes are those on which something was recorded', async () => {
		expect(await recordedDays(testRead(engine, first.code))).toEqual([
			'2026-11-01',
			'2026-11-10',
			'2026-11-15',
			'2026-11-20',
			'2026-11-25'
		]);
	});
	test('shares of irregular contracts, ledgers, cases and what was taken back are those that were recorded by then', async () => {
		const { code, village, make } = first;
		const told = async (name: string, day: string) => {
			const { bytes } = await readTile(testRead(engine, code), landAt(day, name)!, tileAt(10, [1000, 1000]));
			return bytes ? tileFeatures(bytes).map(({ properties }) => properties) : [];
		};
		expect(await told('village_clearing', '2026-10-31')).toEqual([]);
		expect(await told('village_clearing', '2026-11-05')).toMatchObject([
			{ code: village.code, found: 1, irregular: 0 }
		]);
		const debt = make.debt({ village_code: village.code, side: 'payable', opening_fen: 9_000_000 });
		const shop = {
			...{ county_code: code, id: newId(), version: 1, feature_no: 1, code: 'SG-1', village_code: village.code },
			...{ object_kind: 'shop', name: '门面房', units: 2, reclaimed_on: '2026-01-05', state: 'listed' },
			...{ state_since: '2026-11-12', due_on: null, last_actor: 'nobody' }
		};
		const at12 = await testWrite(
			engine,
			code,
			async (tx) => {
				await insertRows(tx, 'debt', [{ ...debt, recorded_at: tx.now }]);
				await insertRows(tx, 'reclaimed_asset', [{ ...shop, recorded_at: tx.now }]);
				return accepted(await signedCase(tx, { ...CASE, village: village.code }));
			},
			at('2026-11-12')
		);
		valueOf(at12);
		valueOf(
			await testWrite(
				engine,
				code,
				async (tx) => {
					const moved = make.debtMovement({ debt_id: debt.id, amount_fen: 4_000_000, moved_on: '2026-11-01' });
					await insertRows(tx, 'debt_movement', [{ ...moved, recorded_at: tx.now }]);
					await changeRow(tx, assetTable, shop.id, { ...(await stateOf(tx, shop.id)), state: 'awarded' });
					const { id } = await tx.query
						.selectFrom('land_case')
						.select('id')
						.where('county_code', '=', code)
						.executeTakeFirstOrThrow();
					await tx.query
						.insertInto('land_case_step')
						.values({
							...{
								county_code: code,
								id: tx.newId(),
								case_id: id,
								seq: 8,
								step: 'supplement',
								from_state: 'resolving'
							},
							...{ to_state: 'supplemented', taken_on: '2026-11-02', actor_id: 'x', actor_name: '乡镇经办' },
							...{ actor_level: 'township', recorded_at: tx.now }
						})
						.execute();
					return accepted(null);
				},
				at('2026-11-20')
			)
		);
		expect(await told('village_debts', '2026-11-11')).toEqual([]);
		expect(await told('village_debts', '2026-11-19')).toMatchObject([{ payable: 9, receivable: 0 }]);
		// What was paid on the 1st was entered on the 20th: that is when the system knew.
		expect(await told('village_debts', '2026-11-20')).toMatchObject([{ payable: 5 }]);
		expect(await told('land_case', '2026-11-19')).toEqual([]);
		expect(await told('land_case', '2026-11-20')).toMatchObject([{ state: 'supplemented' }]);
		expect(await told('reclaimed_outcome', '2026-11-11')).toEqual([]);
		expect(await told('reclaimed_outcome', '2026-11-19')).toMatchObject([{ state: 'listed' }]);
		expect(await told('reclaimed_outcome', '2026-11-20')).toMatchObject([{ state: 'awarded' }]);
	});
});
