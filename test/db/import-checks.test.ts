import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { importKinds } from '#cli/import-kinds.server.ts';
import { isPlainlyValid } from '#core/plainly-valid.ts';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { toGcj02 } from '#core/gcj.ts';
import type { Engine } from '#db/engine/types.ts';
import type { County } from '#db/read.server.ts';
import { prepare } from '#exchange/intake/intake.server.ts';
import { seeded } from '#core/random.ts';
import { freshCounty, testEngine, testRead, valueOf } from '#test/database.ts';
import { box, geojson, placed, type Corner } from '#test/import-files.ts';
import { prepareFile, takeFile, type TakeOptions } from '#test/take-file.ts';

let engine: Engine;
let county: County;

beforeAll(async () => {
	engine = await testEngine();
});
beforeEach(async () => {
	county = await freshCounty(engine, { west: 111, south: 37.5, east: 112.5, north: 39 });
});

type Row = { properties: Record<string, unknown>; rings?: Corner[][] | null };
const file = (rows: readonly Row[]) => placed('a.geojson', geojson(rows));
const table = (...lines: string[]) => placed('a.csv', `${lines.join('\n')}\n`);
const checked = async (kind: string, path: string, given?: TakeOptions) =>
	valueOf(await prepareFile(engine, county, kind, path, given));
/** 0.01° squares: 971 171.6 m² at the foot of the county, as the cell of domain.md §2.2 nearly. */
const square = (column: number, size = 0.001): Corner[] =>
	box(111.66 + column * 0.002, 38.28, 111.66 + column * 0.002 + size, 38.28 + size);
const SQUARE_MU = 14.57;

async function villages(): Promise<void> {
	const { code } = county;
	const outline = (west: number, east: number) => [box(west, 38.2, east, 38.4)];
	const township = file([
		{ properties: { XJQYDM: `${code}100`, XJQYMC: '玉露镇' }, rings: [box(111.6, 38.2, 111.8, 38.4)] }
	]);
	valueOf(await takeFile(engine, county, 'township', township));
	const both = file([
		{ properties: { CJQYDM: `${code}100200`, CJQYMC: '东沟村' }, rings: outline(111.6, 111.661) },
		{ properties: { CJQYDM: `${code}100201`, CJQYMC: '西坪村' }, rings: outline(111.661, 111.8) }
	]);
	valueOf(await takeFile(engine, county, 'village', both));
}

describe('what is doubtful is said and stops nothing', () => {
	test('an area that is not the shape’s; overlaps with their 亩; land that reaches out of its village', async () => {
		await villages();
		const path = file([
			{ properties: { DKBM: 'A', SCMJM: SQUARE_MU, CJQYDM: `${county.code}100200` }, rings: [square(0)] },
			{ properties: { DKBM: 'B', SCMJM: 99, CJQYDM: `${county.code}100201` }, rings: [square(2)] },
			{ properties: { DKBM: 'C', CJQYDM: `${county.code}100200` }, rings: [box(111.6605, 38.28, 111.6615, 38.281)] }
		]);
		const { doubts, rejected } = await checked('parcel', path);
		expect(rejected).toBe(0);
		expect(doubts.map(({ row, field, expected, got }) => [row, field, expected, got])).toEqual([
			[2, 'declared_mu', 'area.as_shape', '99.00'],
			[3, 'village_code', 'village.inside', `${county.code}100200`],
			[3, 'shape', 'shape.apart', '7.28']
		]);
		expect(doubts[1]!.params).toEqual({ mu: '7.28' });
		expect(doubts[2]!.params).toEqual({ row: 1 });
		expect((await takeFile(engine, county, 'parcel', path)).ok).toBe(true);
	});

	test('a shape that crosses itself is measured after it was mended: its area, what it lies on, no sliver', async () => {
		const bow: Corner[] = [
			[111.66, 38.28],
			[111.661, 38.281],
			[111.661, 38.28],
			[111.66, 38.281],
			[111.66, 38.28]
		];
		const path = file([
			{ properties: { DKBM: 'A', SCMJM: 7.28 }, rings: [bow] },
			{ properties: { DKBM: 'B', SCMJM: 14.57 }, rings: [square(0)] }
		]);
		const { doubts, notes, facts } = await checked('parcel', path);
		expect(doubts).toEqual([
			expect.objectContaining({ row: 2, expected: 'shape.apart', params: { row: 1 }, got: '7.28' })
		]);
		expect(facts.overlaps).toMatchObject({ count: 1, complete: true });
		expect(notes).toEqual([expect.anything(), { note: 'shape.repaired', detail: { count: 1 } }]);
	});

	test('the same land from a program that turns its rings is no change', async () => {
		const rows = (turned: boolean) =>
			file([{ properties: { DKBM: 'A' }, rings: [turned ? [...square(0)].reverse() : square(0)] }]);
		valueOf(await takeFile(engine, county, 'parcel', rows(false)));
		const again = valueOf(await takeFile(engine, county, 'parcel', rows(true)));
		expect([again.inserted, again.changed, again.unchanged]).toEqual([0, 0, 1]);
	});

	test('a shape larger than 亩 can be counted is refused with its size', async () => {
		const vast = await freshCounty(engine, { west: 73, south: 30, east: 100, north: 49 });
		const path = file([{ properties: { DKBM: 'A' }, rings: [box(85, 38, 88, 41)] }]);
		const { problems } = valueOf(await prepareFile(engine, vast, 'parcel', path));
		expect(problems.map(({ expected, got }) => [expected, got])).toEqual([['shape.area_at_most', '85937']]);
	});

	test('grids of two levels and red lines of two kinds lie on each other rightly; of one kind not', async () => {
		await villages();
		const grid = (...levels: string[]) =>
			file(levels.map((level, at) => ({ properties: { 网格代码: `G${at}`, 网格级别: level }, rings: [square(0)] })));
		expect((await checked('grid', grid('一级', '二级'))).doubts).toEqual([]);
		expect((await checked('grid', grid('一级', '一级'))).doubts.map(({ expected }) => expected)).toEqual([
			'shape.apart'
		]);
	});

	test('one parcel under two contracts is drawn twice and does not lie on itself', async () => {
		const line = (number: string, parcel: string) => ({
			properties: { HTBH: number, 承包方: '甲', HTMJM: 3, DKBM: parcel },
			rings: [square(0)]
		});
		expect((await checked('contract', file([line('H1', 'P'), line('H2', 'P')]))).doubts).toEqual([]);
		expect((await checked('contract', file([line('H1', 'P'), line('H2', 'Q')]))).doubts).toHaveLength(1);
	});

	test('a contract’s total that is not its parcels’ sum, beyond 0.05 亩', async () => {
		const path = table(
			'合同编号,承包方,合同总面积(亩),合同面积(亩),地块代码',
			'H1,甲,10,4,a',
			'H1,甲,10,5.94,b',
			'H2,乙,10,4,c',
			'H2,乙,10,5.96,d'
		);
		const { doubts } = await checked('contract', path);
		expect(doubts).toEqual([
			expect.objectContaining({ row: 1, expected: 'contract.sum', params: { mu: '9.94', count: 2 }, got: '10.00' })
		]);
	});

	test('codes that do not fit together are doubted, a wrong check character refuses its row', async () => {
		// With one county code in a hundred the lessee's passes for an identity number, and is in order.
		county = await freshCounty(engine, { code: '149801', west: 111, south: 37.5, east: 112.5, north: 39 });
		const prefix = `${county.code}1002000`;
		const path = table(
			'合同编号,承包方代码,承包方,合同面积(亩),发包方代码',
			`H1,${prefix}10001,甲,3,${prefix}2`,
			`H2,110105194912310021,乙,3,${prefix}1`,
			'H3,11010519491231002X,丙,3,'
		);
		const { problems, doubts } = await checked('contract', path);
		expect(problems.map(({ row, expected }) => [row, expected])).toEqual([[2, 'id.resident']]);
		expect(doubts.map(({ row, field, expected }) => [row, field, expected])).toEqual([
			[1, 'lessee_code', 'code.begins']
		]);
	});
});

describe('m² or 亩', () => {
	const parcels = (header: string, value: number) =>
		file([0, 1, 2].map((at) => ({ properties: { DKBM: `P${at}`, [header]: value }, rings: [square(at)] })));

	test('SCMJ that holds 亩 is taken as 亩 and said', async () => {
		const { mapping, notes, doubts } = await checked('parcel', parcels('SCMJ', SQUARE_MU));
		expect(mapping.declared_mu).toMatchObject({ header: 'SCMJ' });
		expect(notes).toContainEqual({ note: 'area.taken_as_mu', detail: { header: 'SCMJ' } });
		expect(doubts).toEqual([]);
	});

	test('a header that says 亩 over numbers in m² is asked about; what a person says holds', async () => {
		const path = parcels('面积(亩)', 9_711.7);
		expect(await prepareFile(engine, county, 'parcel', path)).toMatchObject({
			ok: false,
			reason: 'import.area.asked',
			detail: { asked: [{ header: '面积(亩)', stem: 'declared' }] }
		});
		const { doubts } = await checked('parcel', path, { map: { declared_m2: '面积(亩)' } });
		expect(doubts).toEqual([]);
	});
});

test('what a person said about columns is remembered for the next file with the same columns, of this county', async () => {
	const next = (code: string) => table('甲列,DKMC', `${code},地`);
	expect((await prepareFile(engine, county, 'parcel', next('A'))).ok).toBe(false);
	const with_shape = file([{ properties: { 甲列: 'A', DKMC: '地' }, rings: [square(0)] }]);
	valueOf(await takeFile(engine, county, 'parcel', with_shape, { map: { code: '甲列' } }));
	const { mapping, notes } = await checked('parcel', next('A'));
	expect(mapping.code).toMatchObject({ header: '甲列' });
	expect(notes.map(({ note }) => note)).toContain('profile.used');
	const other = await freshCounty(engine, { west: 111, south: 37.5, east: 112.5, north: 39 });
	expect((await prepareFile(engine, other, 'parcel', next('A'))).ok).toBe(false);
	expect((await prepareFile(engine, county, 'contract', next('A'))).ok).toBe(false);
});

describe('coordinates', () => {
	test('an import through GCJ-02 lands where it belongs, within a millimetre, and is marked for ever', async () => {
		const offset = square(0).map(([x, y]) => [...toGcj02([x, y])] as Corner);
		const stored = valueOf(
			await takeFile(engine, county, 'parcel', file([{ properties: { DKBM: 'A' }, rings: [offset] }]), {
				options: { datum: 'gcj02' }
			})
		);
		const { datum } = await engine.primary
			.selectFrom('import_file')
			.select('datum')
			.where('county_code', '=', county.code)
			.where('id', '=', stored.file)
			.executeTakeFirstOrThrow();
		expect(datum).toBe('gcj02');
		const { rows } = await sql<{ metres: number }>`
			select ST_HausdorffDistance(gk, ST_Transform(${encodeMultiPolygon([[square(0)]], 4490)}::geometry, gk_srid)) as metres
			from parcel where county_code = ${county.code}`.execute(engine.primary);
		expect(rows[0]!.metres).toBeLessThan(0.01);
	});

	test('a file several systems fit is asked about before anything is taken', async () => {
		const db = testRead(engine, county);
		const facts = {
			...{ format: 'csv', layer: 'a', encoding: null, encodingFrom: null, srid: 4546, sridFrom: 'guessed' as const },
			...{ datum: 'cgcs2000' as const, columns: ['DKBM'], rows: 0, shapes: 0, extent: null, notes: [], totals: [] },
			...{ overlaps: null, crsAsked: true, crsCandidates: [] }
		};
		const rowsPath = placed('rows.ndjson', '');
		const request = { kind: importKinds.parcel!, county, facts, rowsPath, overrides: {} };
		expect(await prepare(db, request)).toMatchObject({ ok: false, reason: 'import.crs.asked' });
	});
});

test('a ring that is valid beyond doubt is valid to the engine too', async () => {
	const random = seeded('plainly valid');
	const shapes = Array.from({ length: 400 }, () => {
		const corners = Array.from({ length: random.whole(3, 9) }, (): Corner => [
			111.66 + random.between(0, 0.001),
			38.28 + random.between(0, 0.001)
		]);
		return [[[...corners, corners[0]!]]];
	}).filter(isPlainlyValid);
	expect(shapes.length).toBeGreaterThan(40);
	const { rows } = await sql<{ valid: boolean }>`
		select ST_IsValid(shape::geometry) as valid
		from unnest(${shapes.map((shape) => encodeMultiPolygon(shape, 4490))}::text[]) as given(shape)`.execute(engine.primary);
	expect(rows.every(({ valid }) => valid)).toBe(true);
});
