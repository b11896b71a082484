import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { gaussKrugerOn, toGaussKruger } from '#core/gauss-kruger.ts';
import { toBd09, toGcj02 } from '#core/gcj.ts';
import { refusalOf } from '#exchange/file-problem.ts';
import type { FileFacts, ParsedRow, ReadOptions } from '#exchange/parsed.ts';
import { olderEllipsoids, toCgcs2000 } from '#exchange/systems/datum.ts';
import { box, dbf, geojson, outputPath, placed, prj, shp, zip, type Corner } from '#test/import-files.ts';
import { readSource, type ReadRequest } from './read-source.server.ts';

const countyBounds = { west: 111.3, south: 38, east: 111.85, north: 38.6 };
const wide: Partial<ReadRequest> = {
	countySrid: 4538,
	countyBounds: { west: 86.7, south: 36, east: 93.8, north: 41.4 }
};
const degrees = box(111.66, 38.28, 111.67, 38.29);
/** Invented: no county's. */
const shift = { dx: 100, dy: -50, dz: 30, rx: 1.5, ry: -2, rz: 3, scale: 4 };

const inZone = (corners: Corner[], meridian: number, falseEasting: number): Corner[] =>
	corners.map(([longitude, latitude]) => {
		const [x, y] = toGaussKruger(longitude, latitude, meridian);
		return [x + falseEasting, y];
	});
const turned = (corners: Corner[]): Corner[] => corners.map(([x, y]) => [y, x]);

type Result = { facts: FileFacts; rows: ParsedRow[] };

async function read(path: string, options: ReadOptions = {}, more: Partial<ReadRequest> = {}): Promise<Result> {
	const output = outputPath();
	const request = {
		path,
		name: path.replace(/^.*\//, ''),
		output,
		countySrid: 4546,
		countyBounds,
		siblings: false,
		...more
	};
	const facts = await readSource({ ...request, options }, () => undefined);
	const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
	return { facts, rows: lines.map((line) => JSON.parse(line) as ParsedRow) };
}
const refusal = (...given: Parameters<typeof read>) => read(...given).then(() => null, refusalOf);

const cornersOf = ({ rows }: Result, row = 0) => decodeMultiPolygon(Buffer.from(rows[row]!.s!, 'hex')).shape[0]![0]!;
/** The farthest any corner lies from where it was put, mm. */
const furthest = (result: Result, expected: Corner[], row = 0): number =>
	Math.max(
		...cornersOf(result, row).map(([longitude, latitude]) =>
			Math.min(...expected.map(([x, y]) => Math.hypot((x - longitude) * 87_000, (y - latitude) * 111_000) * 1000))
		)
	);

const file = (...shapes: (Corner[] | null)[]) =>
	placed('a.geojson', geojson(shapes.map((rings, n) => ({ properties: { n }, rings: rings && [rings] }))));
const shapefile = (rings: Corner[], text?: string) =>
	zip({
		'a.shp': shp([[rings]]),
		'a.dbf': dbf([{ name: 'A', length: 4 }], [['1']]),
		...(text === undefined ? {} : { 'a.prj': text })
	});

describe('a file that names no system', () => {
	test.each([
		['northing first, without zone', turned(inZone(degrees, 111, 500_000)), 4546, true],
		['northing first, with zone', turned(inZone(degrees, 111, 37_500_000)), 4525, true],
		['the zone beside, without prefix', inZone(degrees, 114, 500_000), 4547, false],
		['latitude first', turned(degrees), 4490, true]
	])('%s is recognised', async (_, rings, srid, swapped) => {
		const result = await read(file(rings));
		const { facts } = result;
		expect([facts.srid, facts.sridFrom, facts.datum]).toEqual([srid, 'guessed', 'cgcs2000']);
		expect([facts.crsAsked, facts.crsCandidates]).toEqual([false, []]);
		expect(facts.notes.some(({ note }) => note === 'crs.swapped')).toBe(swapped);
		expect(furthest(result, degrees)).toBeLessThan(0.1);
	});

	const there = box(88.5, 38.2, 88.52, 38.22);
	test('several systems fit: read with the likeliest, all told, and a person is asked', async () => {
		const path = file(inZone(there, 87, 500_000));
		const result = await read(path, {}, wide);
		expect(result.facts).toMatchObject({ srid: 4538, sridFrom: 'guessed', crsAsked: true });
		expect(result.facts.crsCandidates.map(({ srid, swapped, datum }) => [srid, swapped, datum])).toEqual([
			[4538, false, 'cgcs2000'],
			[4539, false, 'cgcs2000']
		]);
		expect(furthest(result, there)).toBeLessThan(0.1);
		const chosen = await read(path, { srid: 4539 }, wide);
		expect(chosen.facts).toMatchObject({ srid: 4539, sridFrom: 'chosen', crsAsked: false, crsCandidates: [] });
	});

	test('the first shapes decide whatever stands between them; every record keeps its place', async () => {
		const good = inZone(degrees, 111, 500_000);
		const shapes = Array.from({ length: 1_300 }, (_, n) => (n === 3 ? box(0, 0, 1, 1) : n % 3 === 0 ? null : good));
		const { facts, rows } = await read(file(box(1, 1, 2, 2), ...shapes));
		expect(facts.srid).toBe(4546);
		expect(rows.map(({ n }) => n)).toEqual(shapes.concat(null).map((_, index) => index + 1));
		expect(rows.filter(({ s }) => s !== null).length).toBe(shapes.filter((each) => each === good).length + 2);
	});

	test('numbers of no system are refused with what they are; axes may be told alone', async () => {
		expect(await refusal(file(box(1234, 5678, 1334, 5778)))).toMatchObject({ reason: 'import.crs.unknown' });
		const result = await read(file(turned(inZone(degrees, 111, 500_000))), { swapped: true });
		expect(result.facts.srid).toBe(4546);
		expect(await refusal(file(degrees), { swapped: true })).toMatchObject({ reason: 'import.crs.unknown' });
	});
});

describe('shifted degrees of web maps', () => {
	test.each([
		['gcj02', (corner: Corner) => toGcj02(corner)],
		['bd09', (corner: Corner) => toBd09(corner)]
	] as const)('%s is taken back when a person says so, and stays marked', async (datum, to) => {
		const shifted = degrees.map((corner) => [...to(corner)] as Corner);
		const result = await read(file(shifted), { datum });
		expect(result.facts).toMatchObject({ srid: 4490, sridFrom: 'chosen', datum });
		expect(result.facts.notes).toContainEqual({ note: `crs.${datum}` });
		expect(furthest(result, degrees)).toBeLessThan(1);
		// Nobody guesses it.
		const guessed = await read(file(shifted));
		expect(guessed.facts.datum).toBe('cgcs2000');
		expect(furthest(guessed, degrees)).toBeGreaterThan(100_000);
	});

	test('metres are none', async () => {
		const path = file(inZone(degrees, 111, 500_000));
		expect(await refusal(path, { datum: 'gcj02' })).toMatchObject({
			reason: 'import.crs.contradicted',
			detail: { got: 'GCJ-02', by: 'chosen', candidates: [{ srid: 4546 }] }
		});
		expect(await refusal(path, { datum: 'gcj02', srid: 4546 })).toMatchObject({ reason: 'import.crs.unsupported' });
	});
});

describe('older datums', () => {
	const old = inZone(degrees, 111, 37_500_000);
	const expected = old.map(([x, y]) => [
		...toCgcs2000(gaussKrugerOn(olderEllipsoids.xian80).from(x - 37_500_000, y, 111), 'xian80', shift)
	]) as Corner[];

	test('without the county’s parameters they are named and refused, also against a person’s word', async () => {
		const path = await shapefile(old, prj.xian80);
		const reason = { reason: 'import.crs.other_datum', detail: { datum: 'Xian 1980' } };
		expect(await refusal(path)).toMatchObject(reason);
		expect(await refusal(path, { srid: 4525 })).toMatchObject(reason);
		expect(await refusal(path, {}, { datumShifts: { beijing54: shift } })).toMatchObject(reason);
		expect(await refusal(file(old), { srid: 2361 })).toMatchObject(reason);
	});

	test('with them they are shifted, and stay marked; the parameters are told to nobody', async () => {
		for (const [path, options, from] of [
			[await shapefile(old, prj.xian80), {}, 'declared'],
			[file(old), { srid: 2361 }, 'chosen']
		] as const) {
			const result = await read(path, options, { datumShifts: { xian80: shift } });
			expect(result.facts).toMatchObject({ srid: 2361, sridFrom: from, datum: 'xian80' });
			expect(furthest(result, expected)).toBeLessThan(0.1);
			expect(JSON.stringify(result.facts)).not.toMatch(/"(r[xyz]|d[xyz]|scale)"/);
		}
	});
});

describe('a .prj against its coordinates', () => {
	test.each([
		['degrees over metres', prj.degrees, inZone(degrees, 111, 500_000), 4546],
		['metres over degrees', prj.zone(111, 500_000), degrees, 4490],
		['a zone with prefix over none', prj.zone(111, 37_500_000), inZone(degrees, 111, 500_000), 4546],
		['the zone beside', prj.zone(114, 500_000), inZone(degrees, 111, 500_000), 4546]
	])('%s is refused naming both, and read when a person says which', async (_, text, rings, srid) => {
		const path = await shapefile(rings, text);
		expect(await refusal(path)).toMatchObject({
			reason: 'import.crs.contradicted',
			detail: { by: 'declared', candidates: [{ srid, swapped: false, datum: 'cgcs2000' }] }
		});
		const result = await read(path, { srid });
		expect(result.facts).toMatchObject({ srid, sridFrom: 'chosen', crsCandidates: [] });
		expect(furthest(result, degrees)).toBeLessThan(0.1);
	});

	test('a person’s word counts where the .prj cannot be understood', async () => {
		const path = await shapefile(inZone(degrees, 111, 500_000), 'hello');
		expect(await refusal(path)).toMatchObject({ reason: 'import.crs.damaged' });
		expect((await read(path, { srid: 4546 })).facts.sridFrom).toBe('chosen');
	});
});
