import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { importKinds } from '#cli/import-kinds.server.ts';
import { createHash } from 'node:crypto';
import { refusalOf } from '#exchange/file-problem.ts';
import { prepare } from '#exchange/intake/intake.server.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import type { County } from '#db/read.server.ts';
import { readSource } from '#exchange/reading/read-source.server.ts';
import { storeFile, type Stored } from '#exchange/staging/store.write.server.ts';
import { lastDayOf } from '#land/period-end.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { box, geojson, outputPath, placed, type Corner } from '#test/import-files.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

type Feature = { properties: Record<string, unknown>; rings?: Corner[][] | null };
interface Options {
	map?: Record<string, string>;
	good?: boolean;
}

let engine: Engine;
let county: County;
let other: County;

/** Both counties get every file: same ids, same numbers, same codes but for the county's six digits. */
async function take(
	place: County,
	kind: string,
	path: string,
	{ map = {}, good = false }: Options = {}
): Promise<Outcome<Stored>> {
	const output = outputPath();
	const request = { path, name: basename(path), output, countySrid: place.gk_srid, options: {}, siblings: false };
	try {
		const facts = await readSource(request, () => undefined);
		const found = importKinds[kind]!;
		const db = testRead(engine, place);
		const prepared = await prepare(db, { kind: found, county: place, facts, rowsPath: output, overrides: map });
		if (!prepared.ok) return prepared;
		const bytes = readFileSync(path);
		const identity = { name: basename(path), sha256: sha256(bytes), bytes: bytes.length };
		const { permission } = found;
		return await testWrite(engine, place, (tx, actor) => storeFile(tx, actor, found, prepared.value, identity, good), {
			permission
		});
	} catch (error) {
		if ((error as { reason?: string }).reason) return refusalOf(error);
		throw error;
	}
}

const file = (features: Feature[]) => placed('a.geojson', geojson(features));
const counts = (outcome: Outcome<Stored>) => {
	const { inserted, changed, unchanged, rejected } = valueOf(outcome);
	return { inserted, changed, unchanged, rejected };
};
const square = (column: number, row = 0, size = 0.001): Corner[] =>
	box(111.6 + column * 0.01, 38.2 + row * 0.01, 111.6 + column * 0.01 + size, 38.2 + row * 0.01 + size);

const rowsOf = async (
	table: 'parcel' | 'contract' | 'contract_parcel' | 'occupation' | 'village' | 'zone_village',
	place = county
): Promise<Record<string, unknown>[]> =>
	(
		await sql<
			Record<string, unknown>
		>`select * from ${sql.table(table)} where county_code = ${place.code} order by id`.execute(engine.primary)
	).rows;
const versionsOf = (table: 'parcel_version' | 'contract_version' | 'occupation_version', place = county) =>
	engine.primary.selectFrom(table).selectAll().where('county_code', '=', place.code).orderBy('version').execute();

const territory = (code: string) => ({
	township: file([
		{ properties: { XJQYDM: `${code}100`, XJQYMC: '玉露镇' }, rings: [box(111.59, 38.19, 111.79, 38.39)] }
	]),
	village: file([
		{ properties: { CJQYDM: `${code}100200`, CJQYMC: '东沟村' }, rings: [box(111.59, 38.19, 111.69, 38.39)] },
		{ properties: { CJQYDM: `${code}100201`, CJQYMC: '西坪社区' }, rings: [box(111.69, 38.19, 111.79, 38.39)] }
	])
});

beforeAll(async () => {
	engine = await testEngine();
});

async function fresh(): Promise<void> {
	const box = { west: 111, south: 37.5, east: 112.5, north: 39 };
	[county, other] = [await freshCounty(engine, box), await freshCounty(engine, box)];
	for (const place of [county, other]) {
		const files = territory(place.code);
		valueOf(await take(place, 'township', files.township));
		valueOf(await take(place, 'village', files.village));
	}
}

describe('territory', () => {
	test('townships and villages by the standard’s names; a village needs its township and its county’s code', async () => {
		await fresh();
		expect(
			(await rowsOf('village')).map(({ name, kind, township_code }) => [name, kind, township_code]).sort()
		).toEqual(
			[
				['东沟村', 'village', `${county.code}100`],
				['西坪社区', 'community', `${county.code}100`]
			].sort()
		);
		const bad = file([
			{ properties: { CJQYDM: `${county.code}999200`, CJQYMC: '甲' }, rings: [square(1)] },
			{ properties: { CJQYDM: '150000100200', CJQYMC: '乙' }, rings: [square(2)] },
			{ properties: { CJQYDM: '12', CJQYMC: null }, rings: [square(3)] }
		]);
		const outcome = await take(county, 'village', bad);
		expect(outcome).toMatchObject({ ok: false, reason: 'import.rows_rejected', detail: { rejected: 3 } });
		const first = (
			outcome as unknown as { detail: { first: { row: number; field: string; expected: string; got: unknown }[] } }
		).detail.first;
		expect(first.map(({ row, field, expected, got }) => [row, field, expected, got])).toEqual([
			[1, 'township_code', 'township.known', `${county.code}999`],
			[2, 'code', 'code.county', '150000100200'],
			[3, 'code', 'code.digits', '12'],
			[3, 'name', 'value', null]
		]);
	});

	test('grids, red lines and land use take what the file’s name and columns settle', async () => {
		await fresh();
		const grid = file([{ properties: { 网格代码: 'G1', 网格级别: '一级' }, rings: [square(1)] }]);
		expect(counts(await take(county, 'grid', grid)).inserted).toBe(1);
		const lines = file([{ properties: { YJJBNTTBBH: '7' }, rings: [square(1)] }]);
		expect(counts(await take(county, 'constraint', lines)).inserted).toBe(1);
		const use = file([{ properties: { BSM: 1, DLBM: '05H1', TBMJ: 12 }, rings: [square(1)] }]);
		expect(counts(await take(county, 'land-use', use)).inserted).toBe(1);
		const bare = file([{ properties: { BSM: 1, DLBM: '0601' }, rings: [square(1)] }]);
		expect(await take(county, 'land-use', bare)).toMatchObject({ ok: false, reason: 'import.columns' });
		expect(counts(await take(county, 'land-use', bare, { map: { scheme: '=plan' } })).inserted).toBe(1);
	});

	test('a zone with its villages; a project area; villages that are not there', async () => {
		await fresh();
		const zone = (village: string) =>
			file([
				{
					properties: {
						编号: 'Z1',
						产业区名称: '玉露香梨',
						布局: '地域相邻连片布局',
						成员村代码: `${village}、${county.code}100201`
					},
					rings: [square(1)]
				}
			]);
		expect(counts(await take(county, 'zone', zone(`${county.code}100200`))).inserted).toBe(1);
		expect(await rowsOf('zone_village')).toHaveLength(2);
		expect((await take(county, 'zone', zone('999999100200'))).ok).toBe(false);
		const area = file([{ properties: { 编号: 'P1', 项目区名称: '土地整理' }, rings: [square(2)] }]);
		expect(counts(await take(county, 'project-area', area)).inserted).toBe(1);
	});
});

describe('parcels', () => {
	const parcels = (name: string, shift = 0) =>
		file([
			{
				properties: { DKBM: `${county.code}1002000000001`, DKMC: name, SCMJ: 666.67, SYQXZ: '30', DKXZ: '张三' },
				rings: [square(1, 0, 0.001 + shift)]
			},
			{ properties: { DKBM: 'X-2', DKMC: '坡地', SCMJ: null, SYQXZ: null }, rings: [square(10)] }
		]);

	test('the same file again changes nothing; a changed row is a new version that keeps the former', async () => {
		await fresh();
		const path = parcels('大块地');
		expect(counts(await take(county, 'parcel', path))).toEqual({ inserted: 2, changed: 0, unchanged: 0, rejected: 0 });
		expect(counts(await take(other, 'parcel', path))).toEqual({ inserted: 2, changed: 0, unchanged: 0, rejected: 0 });
		const before = await rowsOf('parcel');
		expect(counts(await take(county, 'parcel', path))).toEqual({ inserted: 0, changed: 0, unchanged: 2, rejected: 0 });
		expect(await rowsOf('parcel')).toEqual(before);
		expect(await versionsOf('parcel_version')).toEqual([]);

		expect(counts(await take(county, 'parcel', parcels('小块地')))).toEqual({
			inserted: 0,
			changed: 1,
			unchanged: 1,
			rejected: 0
		});
		expect(counts(await take(county, 'parcel', parcels('小块地', 0.0001)))).toEqual({
			inserted: 0,
			changed: 1,
			unchanged: 1,
			rejected: 0
		});
		const versions = await versionsOf('parcel_version');
		expect(versions.map(({ version, state }) => [version, (state as { name: string }).name])).toEqual([
			[1, '大块地'],
			[2, '小块地']
		]);
		expect(versions[1]!.recorded_from).toEqual(versions[0]!.recorded_to);
		expect(await versionsOf('parcel_version', other)).toEqual([]);
		const now = (await rowsOf('parcel')).find(({ name }) => name === '小块地')!;
		const was = before.find(({ name }) => name === '大块地')!;
		expect([now.version, now.id, now.feature_no]).toEqual([3, was.id, was.feature_no]);
		expect([now.declared_mu, now.extra, now.village_code]).toEqual([100, { DKXZ: '张三' }, `${county.code}100200`]);
		expect(Buffer.from(versions[0]!.shape as Uint8Array).equals(Buffer.from(was.shape as Uint8Array))).toBe(true);
	});

	test('a village is found by code, else by place; a column the file lacks leaves what is there', async () => {
		await fresh();
		valueOf(await take(county, 'parcel', parcels('大块地')));
		expect((await rowsOf('parcel')).map(({ code, village_code }) => [code, village_code]).sort()).toEqual(
			[
				[`${county.code}1002000000001`, `${county.code}100200`],
				['X-2', `${county.code}100201`]
			].sort()
		);
		const attributes = placed('a.csv', `DKBM,SCMJM\nX-2,3.14\n`);
		expect(counts(await take(county, 'parcel', attributes))).toMatchObject({ changed: 1 });
		expect((await rowsOf('parcel')).find(({ code }) => code === 'X-2')).toMatchObject({
			name: '坡地',
			declared_mu: 314
		});
		expect(await take(county, 'parcel', placed('a.csv', 'DKBM\nX-3\n'))).toMatchObject({ ok: false });
	});

	test('one bad row stops all; the good rows go in when asked for; doubles and shapes outside are named', async () => {
		await fresh();
		const path = file([
			{ properties: { DKBM: 'A' }, rings: [square(1)] },
			{ properties: { DKBM: 'A' }, rings: [square(2)] },
			{ properties: { DKBM: 'B', SCMJM: '约三亩' }, rings: [square(3)] },
			{ properties: { DKBM: 'C' }, rings: [square(300)] },
			{ properties: { DKBM: '1.49901E+18' }, rings: [square(4)] },
			{ properties: { DKBM: 'D' }, rings: [square(5)] },
			{ properties: { DKBM: 'E' }, rings: [square(6)] }
		]);
		const refusal = await take(county, 'parcel', path);
		expect(refusal).toMatchObject({ ok: false, reason: 'import.rows_rejected', detail: { rejected: 4 } });
		expect(await rowsOf('parcel')).toEqual([]);
		expect(counts(await take(county, 'parcel', path, { good: true }))).toEqual({
			inserted: 3,
			changed: 0,
			unchanged: 0,
			rejected: 4
		});
	});

	test('a file in a wrong zone stops with its extent and the county’s', async () => {
		await fresh();
		const path = file([{ properties: { DKBM: 'A' }, rings: [square(300)] }]);
		expect(await take(county, 'parcel', path)).toMatchObject({
			ok: false,
			reason: 'import.file.outside',
			detail: { extent: { west: 114.6 }, county: { west: 111, east: 112.5 } }
		});
	});

	test('a shape that crosses itself is mended and counted; one without area is rejected', async () => {
		await fresh();
		const [a, b, c, d] = square(1) as [Corner, Corner, Corner, Corner, Corner];
		const path = file([
			{ properties: { DKBM: 'bow' }, rings: [[a, c, b, d, a]] },
			{ properties: { DKBM: 'line' }, rings: [[a, c, [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2], a]] }
		]);
		const stored = valueOf(await take(county, 'parcel', path, { good: true }));
		expect(stored).toMatchObject({ inserted: 1, rejected: 1 });
		expect(stored.notes).toContainEqual({ note: 'shape.repaired', detail: { count: 1 } });
		const [parcel] = await rowsOf('parcel');
		expect(parcel!.area_m2).toBeGreaterThan(1000);
	});
});

describe('contracts', () => {
	const line = (number: string, code: string, more: Record<string, unknown> = {}, column = 1): Feature => ({
		properties: {
			CBHTBM: number,
			DKBM: code,
			CBFBM: `${county.code}100200000017`,
			CBFMC: '王五',
			HTMJ: 2000.01,
			CBJYQQDFS: '123',
			...more
		},
		rings: [square(column)]
	});

	test('a file with shapes writes contracts, parcels and which belongs to which', async () => {
		await fresh();
		const path = file([
			line('H1', 'P1', { CBQXQ: '2020/1/1', CBQXZ: '20291231' }),
			line('H1', 'P2', { CBQXQ: '2020-01-01', CBQXZ: '2029-12-31T00:00:00' }, 2),
			line('H2', 'P3', { HTZMJM: 7.5 }, 3)
		]);
		for (const place of [county, other])
			expect(counts(await take(place, 'contract', path))).toMatchObject({ inserted: 2 });
		const contracts = (await rowsOf('contract')).sort((x, y) => (String(x.number) < String(y.number) ? -1 : 1));
		expect(
			contracts.map(({ number, contracted_mu, starts_on, ends_on, household }) => [
				number,
				contracted_mu,
				starts_on,
				ends_on,
				household
			])
		).toEqual([
			['H1', 600, '2020-01-01', '2030-01-01', false],
			['H2', 750, null, null, false]
		]);
		expect(lastDayOf(contracts[0]!.ends_on as string)).toBe('2029-12-31');
		expect((await rowsOf('contract_parcel')).map(({ contracted_mu }) => contracted_mu).sort()).toEqual([300, 300, 300]);
		expect(counts(await take(county, 'contract', path))).toEqual({
			inserted: 0,
			changed: 0,
			unchanged: 2,
			rejected: 0
		});
		expect(await versionsOf('contract_version')).toEqual([]);
		expect(await versionsOf('parcel_version')).toEqual([]);
	});

	test('what is missing is unknown and counted, never refused; what a contract needs is', async () => {
		await fresh();
		const text =
			'合同编号,承包人,合同面积（亩）,起始日期,承包方式\nK1,张三,3.5,,\nK2,,2,2020-01-01,家庭承包\n,李四,1,,\nK4,李四,,,\nK5,赵六,4,2021-01-01,招标\n';
		const refused = await take(county, 'contract', placed('a.csv', text));
		const detail = (refused as unknown as { detail: { first: { row: number; field: string; expected: string }[] } })
			.detail;
		expect(detail.first.map(({ row, field, expected }) => [row, field, expected])).toEqual([
			[2, 'lessee_name', 'lessee'],
			[3, 'number', 'value'],
			[4, 'contracted_mu', 'mu']
		]);
		const stored = valueOf(await take(county, 'contract', placed('a.csv', text), { good: true }));
		expect(stored).toMatchObject({ inserted: 2, rejected: 3, unknown: { period: 2, method: 1 } });
		expect((await rowsOf('contract')).map(({ number, method }) => [number, method]).sort()).toEqual([
			['K1', null],
			['K5', '121']
		]);
	});

	test('a contract of which one line is bad is not taken in part', async () => {
		await fresh();
		const path = file([
			line('H1', 'P1'),
			line('H1', 'P2', { HTMJ: '不详' }, 2),
			line('H2', 'P3', {}, 3),
			line('H3', 'P4', {}, 4),
			line('H3', 'P5', { CBFMC: '别人' }, 5)
		]);
		expect(counts(await take(county, 'contract', path, { good: true }))).toMatchObject({ inserted: 1, rejected: 4 });
		expect((await rowsOf('contract')).map(({ number }) => number)).toEqual(['H2']);
	});

	test('a contract before its parcels waits for them; again the same file changes nothing', async () => {
		await fresh();
		const table = placed('a.csv', 'CBHTBM,CBFMC,HTMJM,DKBM,CBJYQQDFS\nH1,王五,3,P1,123\nH1,王五,4,P2,123\n');
		for (const place of [county, other]) valueOf(await take(place, 'contract', table));
		expect(await rowsOf('contract_parcel')).toEqual([]);
		const parcels = file([{ properties: { DKBM: 'P1' }, rings: [square(1)] }]);
		valueOf(await take(county, 'parcel', parcels));
		expect((await rowsOf('contract_parcel')).map(({ contracted_mu }) => contracted_mu)).toEqual([300]);
		expect((await rowsOf('contract'))[0]).toMatchObject({
			contracted_mu: 700,
			extra: { awaited: { P2: { mu: 400, basis: '123' } } }
		});
		expect(counts(await take(county, 'contract', table))).toMatchObject({ changed: 0, unchanged: 1 });
		valueOf(await take(county, 'parcel', file([{ properties: { DKBM: 'P2' }, rings: [square(2)] }])));
		expect((await rowsOf('contract'))[0]!.extra).toBeNull();
		expect(await rowsOf('contract_parcel')).toHaveLength(2);
		expect((await rowsOf('contract_parcel')).map(({ basis }) => basis)).toEqual(['123', '123']);
		expect((await rowsOf('contract'))[0]).toMatchObject({ village_code: `${county.code}100200` });
		expect(await rowsOf('contract_parcel', other)).toEqual([]);
	});

	test('household: by method, or by the J that ends a nineteen-character number', async () => {
		await fresh();
		const j = `${county.code}100200000017J`;
		const path = file([line(j, 'P1'), line('H2', 'P2', { CBJYQQDFS: '110' }, 2), line('H3', 'P3', {}, 3)]);
		valueOf(await take(county, 'contract', path));
		const found = (await rowsOf('contract')).map(({ number, household }) => [number, household]);
		expect(Object.fromEntries(found)).toEqual({ [j]: true, H2: true, H3: false });
	});
});

test('land that came before its villages finds them when they come', async () => {
	const place = await freshCounty(engine, { west: 111, south: 37.5, east: 112.5, north: 39 });
	[county, other] = [place, await freshCounty(engine)];
	const parcels = file([{ properties: { DKBM: 'P1' }, rings: [square(1)] }]);
	const contracts = placed('a.csv', 'CBHTBM,CBFMC,HTMJM,DKBM\nH1,王五,3,P1\n');
	const occupation = file([{ properties: { CBFMC: '王五' }, rings: [square(10)] }]);
	valueOf(await take(place, 'parcel', parcels));
	expect(valueOf(await take(place, 'contract', contracts)).unknown).toMatchObject({ village_code: 1 });
	valueOf(await take(place, 'occupation', occupation));
	const files = territory(place.code);
	valueOf(await take(place, 'township', files.township));
	valueOf(await take(place, 'village', files.village));
	const villages = await Promise.all((['parcel', 'contract', 'occupation'] as const).map((table) => rowsOf(table)));
	expect(villages.map(([row]) => row!.village_code)).toEqual([
		`${place.code}100200`,
		`${place.code}100200`,
		`${place.code}100201`
	]);
	expect((await rowsOf('parcel'))[0]).toMatchObject({ version: 2, source_row: 1 });
	expect(counts(await take(place, 'parcel', parcels))).toMatchObject({ unchanged: 1 });
});

describe('occupation', () => {
	test('without codes of their own, rows are known by what they name; a parcel measured anew is a new version', async () => {
		await fresh();
		const path = (size: number) =>
			file([
				{ properties: { CBHTBM: 'H1', DKBM: 'P1', CBFMC: '王五', CLRQ: '2026-05-01' }, rings: [square(1, 0, size)] },
				{ properties: { CBHTBM: 'H1', DKBM: 'P1', CBFMC: '王五', CLRQ: 46143 }, rings: [square(2)] },
				{ properties: { CBHTBM: null, DKBM: null, CBFMC: '赵六', CLRQ: null }, rings: [square(3)] }
			]);
		for (const place of [county, other])
			expect(counts(await take(place, 'occupation', path(0.001)))).toMatchObject({ inserted: 3 });
		expect(counts(await take(county, 'occupation', path(0.001)))).toMatchObject({ unchanged: 3 });
		expect(counts(await take(county, 'occupation', path(0.002)))).toMatchObject({
			inserted: 0,
			changed: 1,
			unchanged: 2
		});
		expect(await versionsOf('occupation_version')).toHaveLength(1);
		expect(await versionsOf('occupation_version', other)).toEqual([]);
		expect((await rowsOf('occupation')).map(({ surveyed_on }) => surveyed_on).sort()).toEqual([
			'2026-05-01',
			'2026-05-01',
			null
		]);
	});

	test('a village’s clerk cannot bring land of another village', async () => {
		await fresh();
		const path = file([
			{ properties: { CBFMC: '甲' }, rings: [square(1)] },
			{ properties: { CBFMC: '乙' }, rings: [square(10)] }
		]);
		const output = outputPath();
		const request = { path, name: 'a.geojson', output, countySrid: county.gk_srid, options: {}, siblings: false };
		const facts = await readSource(request, () => undefined);
		const db = testRead(engine, county, { prefixes: [`${county.code}100200`] });
		const prepared = valueOf(
			await prepare(db, { kind: importKinds.occupation!, county, facts, rowsPath: output, overrides: {} })
		);
		expect(prepared.problems).toMatchObject([{ row: 2, field: 'village_code', expected: 'village.in_scope' }]);
	});
});

test('an accepted file has its row, its source on every record, and one line in the trail', async () => {
	await fresh();
	const path = file([{ properties: { DKBM: 'A' }, rings: [square(1)] }]);
	const stored = valueOf(await take(county, 'parcel', path));
	const row = await engine.primary
		.selectFrom('import_file')
		.selectAll()
		.where('county_code', '=', county.code)
		.where('id', '=', stored.file)
		.executeTakeFirstOrThrow();
	expect(row).toMatchObject({
		kind: 'parcel',
		format: 'geojson',
		srid: 4490,
		row_count: 1,
		inserted: 1,
		sha256: sha256(readFileSync(path))
	});
	expect((await rowsOf('parcel'))[0]).toMatchObject({ source_file_id: stored.file, source_row: 1 });
	const [last] = await engine.primary
		.selectFrom('audit_entry')
		.select('body')
		.where('county_code', '=', county.code)
		.orderBy('seq', 'desc')
		.limit(1)
		.execute();
	expect(JSON.parse(last!.body).notes).toMatchObject([
		{ kind: 'import.parcel', count: 1, run: stored.file, digest: row.sha256 }
	]);
	const layers = await engine.primary
		.selectFrom('layer_version')
		.select('layer')
		.where('county_code', '=', county.code)
		.execute();
	expect(layers.map(({ layer }) => layer)).toContain('parcel');
});
