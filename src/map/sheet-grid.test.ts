import { describe, expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { fromSheet, sheetGrid, tickLabel, toSheet, zoneOf } from './sheet-grid.ts';

describe('the sheet of a zone', () => {
	test('a zone without its number in front, and the same with it', () => {
		expect(zoneOf(4546)).toEqual({ centralMeridian: 111, falseEasting: 500_000 });
		expect(zoneOf(4525)).toEqual({ centralMeridian: 111, falseEasting: 37_500_000 });
		expect(() => zoneOf(4490)).toThrow('got 4490');
	});
	test('degrees to metres as PROJ has them (ST_Transform from 4490 to 4546), and back', () => {
		const zone = zoneOf(4546);
		const [east, north] = toSheet(zone, [111.6686, 38.2774]);
		expect(east).toBeCloseTo(558_503.1975, 4);
		expect(north).toBeCloseTo(4_238_500.6284, 4);
		const [longitude, latitude] = fromSheet(zone, [east, north]);
		expect(longitude).toBeCloseTo(111.6686, 9);
		expect(latitude).toBeCloseTo(38.2774, 9);
	});
});

/** A screen on which the sheet's metres are straight: 10 m a px, its upper left corner at 558 047 E, 4 239 030 N. */
const zone = zoneOf(4546);
const straight = {
	width: 800,
	height: 600,
	project: (place: Position): Position => {
		const [east, north] = toSheet(zone, place);
		return [(east - 558_047) / 10, (4_239_030 - north) / 10];
	},
	unproject: ([x, y]: Position): Position => fromSheet(zone, [558_047 + x * 10, 4_239_030 - y * 10])
};

describe('kilometre lines', () => {
	const grid = sheetGrid(straight, zone, 60);
	test('stand at whole steps along the upper and left edges', () => {
		expect(grid.step).toBe(500);
		expect(grid.top.map(({ kilometres }) => kilometres)).toEqual([
			558.5, 559, 559.5, 560, 560.5, 561, 561.5, 562, 562.5, 563, 563.5, 564, 564.5, 565, 565.5, 566
		]);
		expect(grid.top[0]!.at).toBeCloseTo(45.3, 3);
		expect(grid.left[0]!.kilometres).toBe(4233.5);
		expect(grid.left.at(-1)!.at).toBeCloseTo(53, 3);
	});
	test('cross once for every pair inside the frame', () => {
		expect(grid.crosses).toHaveLength(grid.top.length * grid.left.length);
		for (const [x, y] of grid.crosses) expect(x > 0 && x < 800 && y > 0 && y < 600).toBe(true);
	});
	test('are marked with the decimals their step needs', () => {
		expect(tickLabel(560, 10_000)).toBe('560');
		expect(tickLabel(559.5, 500)).toBe('559.5');
		expect(tickLabel(559.55, 50)).toBe('559.55');
	});
});
