import { describe, expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { measured } from './measured.ts';

/** The cell of DESIGN §6: 971 171.564 m², 1 456.76 亩. */
const cell: Position[] = [
	[111.66, 38.28],
	[111.67, 38.28],
	[111.67, 38.29],
	[111.66, 38.29]
];

describe('measuring on the map', () => {
	test('the area is the legal one, to the last 0.01 亩', () => {
		const found = measured('area', cell);
		expect(found.area!.m2).toBeCloseTo(971_171.564, 2);
		expect(found.area!.mu).toBe(145_676);
		expect(measured('box', [cell[2]!, cell[0]!]).area).toEqual(found.area);
		expect(found.length).toBeCloseTo(2 * 1110.0 + 875.1 + 874.9, -1);
	});
	test('a degree of the equator and a quarter of a meridian have their known lengths', () => {
		const equator: Position[] = [
			[110, 0],
			[111, 0]
		];
		expect(measured('line', equator).length).toBeCloseTo(111_319.491, 3);
		const meridian: Position[] = [
			[111, 0],
			[111, 90]
		];
		expect(measured('line', meridian).length).toBeCloseTo(10_001_965.729, 2);
	});
	test('one point measures nothing, two no area, and what crosses itself has none either', () => {
		expect(measured('area', cell.slice(0, 1))).toEqual({ length: 0, last: null, area: null, crossed: false });
		expect(measured('area', cell.slice(0, 2)).area).toBeNull();
		const bow = measured('area', [cell[0]!, cell[2]!, cell[1]!, cell[3]!]);
		expect(bow).toMatchObject({ area: null, crossed: true });
	});
	test('the last leg is said beside the whole', () => {
		const line = measured('line', cell.slice(0, 3));
		expect(line.last).toBeCloseTo(1110.0, -1);
		expect(line.length).toBeGreaterThan(line.last!);
	});
});
