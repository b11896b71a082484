import { describe, expect, test } from 'vitest';
import { toGaussKruger } from '#core/gauss-kruger.ts';
import type { Bounds } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import { checkNamed, fittingCrs, sampleOf } from './crs-candidates.ts';
import { crsOfSrid } from './crs.ts';

/** 岚县 and a shape in it. */
const county = { srid: 4546, bounds: { west: 111.3, south: 38, east: 111.85, north: 38.6 } };
const shape: Bounds = { west: 111.66, south: 38.28, east: 111.67, north: 38.29 };
/** 若羌: wide enough for two zones to put one shape inside. */
const wide = { srid: 4538, bounds: { west: 86.7, south: 36, east: 93.8, north: 41.4 } };

function inZone({ west, south, east, north }: Bounds, meridian: number, falseEasting: number): Bounds {
	const corners = [
		toGaussKruger(west, south, meridian),
		toGaussKruger(east, north, meridian),
		toGaussKruger(west, north, meridian),
		toGaussKruger(east, south, meridian)
	];
	const [xs, ys] = [corners.map(([x]) => x + falseEasting), corners.map(([, y]) => y)];
	return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}
const turned = ({ west, south, east, north }: Bounds): Bounds => ({
	west: south,
	south: west,
	east: north,
	north: east
});

const named = (found: ReturnType<typeof fittingCrs>) =>
	found.candidates.map(({ srid, swapped }) => `${srid}${swapped ? ' swapped' : ''}`);

describe('systems that fit', () => {
	test.each([
		['degrees', shape, ['4490']],
		['degrees, latitude first', turned(shape), ['4490 swapped']],
		['eight digits of a 3° zone', inZone(shape, 111, 37_500_000), ['4525']],
		['eight digits of a 6° zone', inZone(shape, 111, 19_500_000), ['4497']],
		['eight digits, northing first', turned(inZone(shape, 111, 37_500_000)), ['4525 swapped']],
		['six digits of the county’s zone', inZone(shape, 111, 500_000), ['4546']],
		['six digits of the zone beside', inZone(shape, 114, 500_000), ['4547']],
		['six digits, northing first', turned(inZone(shape, 111, 500_000)), ['4546 swapped']]
	])('%s', (_, sample, expected) => {
		const found = fittingCrs([sample], county);
		expect(found.fits).toBe(true);
		expect(named(found)).toEqual(expected);
		const { extent } = found.candidates[0]!;
		for (const side of ['west', 'south', 'east', 'north'] as const)
			expect(Math.abs(extent[side] - shape[side])).toBeLessThan(0.0005);
	});

	test('a county so wide that two zones put a shape inside: both, the county’s own first', () => {
		const sample = inZone({ west: 88.5, south: 38.2, east: 88.52, north: 38.22 }, 87, 500_000);
		const found = fittingCrs([sample], wide);
		expect(found.fits).toBe(true);
		expect(named(found)).toEqual(['4538', '4539']);
		const { extent } = found.candidates[1]!;
		expect(extent.west).toBeCloseTo(91.5, 1);
	});

	test('where none fits all that are possible are told as such', () => {
		const far = { srid: 4546, bounds: { west: 120, south: 30, east: 120.5, north: 30.5 } };
		const found = fittingCrs([inZone(shape, 111, 500_000)], far);
		expect(found.fits).toBe(false);
		expect(named(found)).toEqual(['4546', '4545', '4547']);
		expect(fittingCrs([shape], { srid: 4546, bounds: null })).toMatchObject({
			fits: true,
			candidates: [{ srid: 4490 }]
		});
	});

	test('a few stray shapes do not turn the vote, and a stray corner does not spoil its shape', () => {
		const good = inZone(shape, 111, 500_000);
		const zero = { west: 0, south: 0, east: 0, north: 0 };
		expect(named(fittingCrs([zero, good, good], county))).toEqual(['4546']);
		expect(
			sampleOf([
				[
					[
						[111.66, 38.28],
						[500, 38.28],
						[111.67, 38.29],
						[111.66, 38.28]
					]
				]
			])
		).toEqual(shape);
	});

	test.each([
		['small numbers', { west: 1234, south: 5678, east: 1334, north: 5778 }],
		['a prefix no zone has', { west: 99_500_000, south: 4.2e6, east: 99_500_100, north: 4.21e6 }],
		['a zone between the two kinds', { west: 24_500_000, south: 4.2e6, east: 24_500_100, north: 4.21e6 }],
		['Web Mercator', { west: 12_430_000, south: 4_620_000, east: 12_431_000, north: 4_621_000 }]
	])('%s fit nothing', (_, sample) => {
		expect(fittingCrs([sample], county).candidates).toEqual([]);
	});
});

describe('a name held against the coordinates', () => {
	const check = (samples: Bounds[], srid: number, by: 'declared' | 'chosen' = 'declared', swapped = false) => {
		try {
			return checkNamed(samples, { crs: crsOfSrid(srid), swapped }, by, county, {});
		} catch (error) {
			if (!(error instanceof FileProblem)) throw error;
			const { got, candidates } = error.detail as { got: string; candidates: { srid: number }[] };
			return [error.reason, got, ...candidates.map((each) => each.srid)];
		}
	};

	test('what agrees is taken', () => {
		expect(check([inZone(shape, 111, 500_000)], 4546)).toEqual([]);
		expect(check([shape], 4490)).toEqual([]);
	});

	test.each([
		['degrees, but the numbers are metres', inZone(shape, 111, 500_000), 4490, 4546],
		['metres, but the numbers are degrees', shape, 4546, 4490],
		['a zone with prefix, but the numbers have none', inZone(shape, 111, 500_000), 4525, 4546],
		['a zone without prefix, but the numbers have one', inZone(shape, 111, 37_500_000), 4546, 4525],
		['the zone beside', inZone(shape, 111, 500_000), 4547, 4546],
		['the order of the axes', turned(inZone(shape, 111, 500_000)), 4546, 4546]
	])('%s', (_, sample, srid, fits) => {
		expect(check([sample], srid)).toEqual(['import.crs.contradicted', `EPSG:${srid}`, fits]);
	});

	test('a person may choose a system that lies elsewhere, and is told which would fit', () => {
		expect(check([inZone(shape, 111, 500_000)], 4547, 'chosen')).toMatchObject([{ srid: 4546 }]);
	});

	test('a file of another county is no contradiction', () => {
		const elsewhere = { west: 120.1, south: 30.1, east: 120.2, north: 30.2 };
		expect(check([elsewhere], 4490)).toEqual([]);
		expect(check([inZone(elsewhere, 120, 500_000)], 4549)).toEqual([]);
	});
});
