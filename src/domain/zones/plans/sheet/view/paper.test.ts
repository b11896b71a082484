import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emsOf } from '#core/labels.ts';
import { fittingScale, kilometreGrid, projection, sheetLayout, TITLE_LINE, titleType } from './paper.ts';

const papers = fc.constantFrom('a3' as const, 'a4' as const);
const ground = fc.record({
	width: fc.integer({ min: 50, max: 300_000 }),
	height: fc.integer({ min: 50, max: 300_000 })
});

test.each([
	['a short one stands on one line in full', '岚县 · 一号方案', ['FA-2026-01 · 草案'], 1, true],
	[
		'a long one is smaller, on two lines',
		`岚县 · ${'连'.repeat(40)}`,
		['FA-2026-01 · 草案 · 对照现行产业区', '演示数据'],
		2,
		false
	],
	[
		'beside a long one too',
		`${'岚'.repeat(20)} · ${'连'.repeat(40)}`,
		[`FA · 对照 ${'片'.repeat(60)}`, '演示数据'],
		2,
		false
	]
])('a title: %s', (_, title, beside, lines, full) => {
	for (const paper of ['a4', 'a3'] as const) {
		const layout = sheetLayout(paper);
		const type = titleType(title, beside, layout);
		expect(type === titleType('一', [], layout)).toBe(full);
		expect(type).toBeGreaterThan(3);
		expect(emsOf(title) * type).toBeLessThanOrEqual(
			lines * (layout.width - 2 * layout.margin) * 0.55 + (full ? 99 : 0)
		);
		expect(lines * type * TITLE_LINE).toBeLessThanOrEqual(layout.frame.top - layout.margin);
	}
});

test('map, table and foot lie on the paper beside each other', () => {
	for (const paper of ['a3', 'a4'] as const) {
		const { width, height, margin, frame, column } = sheetLayout(paper);
		expect(width).toBeGreaterThan(height);
		expect(frame.left + frame.width).toBeLessThan(column.left);
		expect(column.left + column.width).toBeCloseTo(width - margin);
		expect(frame.top + frame.height + 20).toBeLessThan(height - margin);
		expect(column.top + column.height).toBeCloseTo(height - margin);
		expect(frame.width / width).toBeGreaterThan(0.45);
	}
});
test.each([
	[{ width: 30_000, height: 30_000 }, 250_000],
	[{ width: 1_000, height: 500 }, 8_000],
	[{ width: 140, height: 94 }, 1_000]
])('%o fits at 1 : %i', (asked, scale) => expect(fittingScale(asked, { width: 150, height: 140 })).toBe(scale));
test('at its scale the ground lies within the frame, as large as it says, and kilometre lines where they belong', () => {
	fc.assert(
		fc.property(papers, ground, (paper, asked) => {
			const { frame } = sheetLayout(paper);
			const scale = fittingScale(asked, frame);
			const bounds = { west: 500_000, south: 4_200_000, east: 500_000 + asked.width, north: 4_200_000 + asked.height };
			const place = projection(bounds, scale, frame);
			const [[left, bottom], [right, top]] = [place([bounds.west, bounds.south]), place([bounds.east, bounds.north])];
			expect(Math.min(left, top, frame.width - right, frame.height - bottom)).toBeGreaterThanOrEqual(2.99);
			expect((right - left) * scale).toBeCloseTo(asked.width * 1000, -1);
			const grid = kilometreGrid(bounds, scale, frame);
			expect(grid.across.length).toBeLessThan(20);
			for (const { at, kilometres } of grid.across)
				expect(place([kilometres * 1000, bounds.south])[0]).toBeCloseTo(at, 3);
			for (const { at, kilometres } of grid.down) expect(place([bounds.west, kilometres * 1000])[1]).toBeCloseTo(at, 3);
		})
	);
});
