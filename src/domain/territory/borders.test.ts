import { describe, expect, test } from 'vitest';
import type { MultiPolygonRings, Position } from '#core/geometry.ts';
import { placeBorders, type PlaceArea } from './borders.ts';

const box = (west: number, south: number, east: number, north: number): MultiPolygonRings => [
	[
		[
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south]
		]
	]
];

/** Two townships side by side, each of two villages, one above the other. */
const townships = [
	{ code: 'A', shape: box(111, 38, 111.1, 38.2) },
	{ code: 'B', shape: box(111.1, 38, 111.2, 38.2) }
];
const village = (township: string, code: string, west: number, south: number): PlaceArea => ({
	code,
	township,
	shape: box(west, south, west + 0.1, south + 0.1)
});
const a1 = village('A', 'A1', 111, 38);
const a2 = village('A', 'A2', 111, 38.1);
const b1 = village('B', 'B1', 111.1, 38);
const b2 = village('B', 'B2', 111.1, 38.1);
const B: PlaceArea = { ...townships[1]!, township: 'B' };

const length = (lines: readonly Position[][]): number =>
	lines.reduce(
		(sum, line) =>
			sum + line.slice(1).reduce((part, [x, y], at) => part + Math.hypot(x - line[at]![0], y - line[at]![1]), 0),
		0
	);

/** Length by level, tenths of a degree. */
function lengths(places: readonly PlaceArea[]): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const { level, lines } of placeBorders(places, townships)) sums[level] = (sums[level] ?? 0) + length(lines) * 10;
	return Object.fromEntries(Object.entries(sums).map(([level, sum]) => [level, Math.round(sum * 1e6) / 1e6]));
}

describe('borders by the highest thing they divide', () => {
	test('with every village there', () => {
		expect(lengths([a1, a2, b1, b2])).toEqual({ county: 8, township: 2, village: 2 });
	});
	test('a township without villages stands for them', () => {
		expect(lengths([a1, a2, B])).toEqual({ county: 8, township: 2, village: 1 });
	});
	test('a village whose neighbours are not there yet is no county', () => {
		expect(lengths([a1, B])).toEqual({ county: 6, township: 2, village: 1 });
		expect(lengths([a1, b2])).toEqual({ county: 4, township: 2, village: 2 });
	});
	test('without townships, where villages end', () => {
		expect(placeBorders([a1, b1], []).map(({ level }) => level)).toEqual(['county', 'township', 'county']);
	});
});
