import { describe, expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import type { Arc } from '#zones/plans/sheet/arcs.ts';
import { drawSheet, movesOf, type DrawnZone, type SheetGround } from './drawing.ts';

const line = (...points: [number, number][]): Position[] => points.map(([x, y]) => [500_000 + x, 4_000_000 + y]);
/** Two villages of 10 km side by side: a in the west, b in the east. */
const arcs: Arc[] = [
	{ level: 'township', left: 'a', right: 'b', lines: [line([10_000, 0], [10_000, 10_000])] },
	{ level: 'county', left: 'a', right: null, lines: [line([10_000, 10_000], [0, 10_000], [0, 0], [10_000, 0])] },
	{ level: 'county', left: 'b', right: null, lines: [line([10_000, 0], [20_000, 0], [20_000, 10_000], [10_000, 10_000])] } // prettier-ignore
];
const ground: SheetGround = {
	...{ arcs, redLines: [{ kind: 'farmland_red', rings: [line([1, 1], [2000, 1], [1, 2000], [1, 1])] }] },
	villages: new Map([
		['a', { name: '南沟村', at: line([5000, 5000])[0]! }],
		['b', { name: '东山村', at: line([15_000, 5000])[0]! }]
	]),
	townships: [
		{ name: '石门镇', villages: ['a'] },
		{ name: '城关镇', villages: ['b'] }
	]
};
const zone = (number: number, name: string, villages: string): DrawnZone => ({
	...{ number, name, layout: 'adjacent', villages: new Set(villages) }
});
const frame = { width: 150, height: 140 };

describe('a sheet', () => {
	const drawn = drawSheet(ground, [zone(1, '玉露香梨', 'a'), zone(2, '空的', '')], new Map([['b', 'lost']]), frame)!;
	test('has a round scale, a bar to it, kilometre lines, and the frame round its shapes', () => {
		expect(drawn.scale).toBe(150_000);
		expect(drawn.bar).toEqual({ metres: 5000, millimetres: (5000 / 150_000) * 1000 });
		expect(drawn.grid.across.map(({ kilometres }) => kilometres)).toContain(510);
		for (const [, x, y] of drawn.fills[0]!.d.matchAll(/([\d.]+) ([\d.]+)/g)) {
			expect(Number(x)).toBeLessThan(150);
			expect(Number(y)).toBeLessThan(140);
		}
	});
	test('fills and rims zones, draws each border once by its level, and the red line', () => {
		expect(drawn.fills).toHaveLength(1);
		expect(drawn.rims).toEqual([{ layout: 'adjacent', d: expect.stringMatching(/^M.*M/) as string }]);
		expect(drawn.borders.township.match(/M/g)).toHaveLength(1);
		expect(drawn.borders.village).toBe('');
		expect(drawn.redLines.map(({ kind }) => kind)).toEqual(['farmland_red']);
	});
	test('names the zone, what is lost and the townships; a zone of no village is in the table alone', () => {
		expect(drawn.zones).toEqual([expect.objectContaining({ number: 1, name: '玉露香梨' })]);
		expect(drawn.marks).toEqual([expect.objectContaining({ kind: 'lost' })]);
		expect(drawn.villages.map(({ text }) => text)).toEqual(['东山村']);
		expect(drawn.townships.map(({ text }) => text)).toEqual(['石门镇', '城关镇']);
	});
	test('of a name that is too long its number stays', () => {
		const long = drawSheet(ground, [zone(7, '很'.repeat(60), 'ab')], new Map(), frame)!;
		expect(long.zones).toEqual([expect.objectContaining({ number: 7, name: null })]);
	});
	test('a county without borders has none', () => {
		expect(drawSheet({ ...ground, arcs: [] }, [], new Map(), frame)).toBeNull();
	});
});
test('what comes, goes, and goes from one zone into another', () => {
	const moves = movesOf([
		{ gained: ['a', 'b'], lost: ['c'] },
		{ gained: ['c'], lost: ['d'] }
	]);
	expect(Object.fromEntries(moves)).toEqual({ a: 'gained', b: 'gained', c: 'moved', d: 'lost' });
});
