import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { drawPlan, planFrame } from './plan.ts';
import { planPicture } from './plan-svg.ts';

const box = (west: number, south: number, width: number, height: number): MultiPolygonRings => [
	[
		[
			[west, south],
			[west + width, south],
			[west + width, south + height],
			[west, south + height],
			[west, south]
		]
	]
];
/** Corners of a path, px. */
const corners = (d: string): [number, number][] =>
	[...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('a plan', () => {
	test('is drawn to its scale: so many metres are so many px, whatever the size of the land', () => {
		const side = fc.double({ min: 1, max: 20_000, noNaN: true });
		fc.assert(
			fc.property(side, side, (width, height) => {
				const shape = box(37_400_000, 4_200_000, width, height);
				const frame = planFrame([shape], 640, 420)!;
				const { paths, scale } = drawPlan(frame, [{ role: 'subject', rings: shape }]);
				const [[left, bottom], [right], [, top]] = corners(paths[0]!.d) as [[number, number], [number], [0, number]];
				const px = 96 / 0.0254 / scale;
				expect(right - left).toBeCloseTo(width * px, 1);
				expect(bottom - top).toBeCloseTo(height * px, 1);
				// In the middle, and inside.
				expect((left + right) / 2).toBeCloseTo(320, 1);
				expect((top + bottom) / 2).toBeCloseTo(210, 1);
				expect(right - left).toBeLessThanOrEqual(480.1);
			})
		);
	});

	test('its bar is a round length between a tenth and a quarter of the sheet', () => {
		for (const size of [3, 40, 170, 900, 4000]) {
			const { bar } = drawPlan(planFrame([box(0, 0, size, size)], 640, 420)!, []);
			expect([1, 2, 5]).toContain(Number(String(bar.metres).replace(/0+$|^0\.0*/g, '')));
			expect(bar.px).toBeGreaterThanOrEqual(64);
			expect(bar.px).toBeLessThanOrEqual(160);
		}
	});

	test('what the plan is about lies over its surroundings, and the legend names only what is drawn', () => {
		const land = box(0, 0, 100, 100);
		const plan = drawPlan(planFrame([land], 640, 420)!, [
			{ role: 'finding', kind: 'no_contract', rings: land, label: '0417 · 3.22 亩' },
			{ role: 'neighbour', rings: box(100, 0, 100, 100), label: '00012' },
			{ role: 'neighbour', rings: box(-2, 0, 2, 100), label: '00013' },
			{ role: 'contract', rings: [] }
		]);
		expect(plan.legend.map(({ key }) => key)).toEqual(['neighbour', 'finding:no_contract']);
		expect(plan.paths.at(-1)!.fill).toEqual({ pattern: 'no_contract' });
		// A strip of 2 m has no room for its number.
		expect(plan.texts.map(({ text }) => text)).toEqual(['00012', '0417 · 3.22 亩']);
		expect(planFrame([[]], 640, 420)).toBeNull();
	});

	test('no label lies on another; the subject’s always stands', () => {
		const land = box(0, 0, 60, 100);
		const beside = Array.from({ length: 12 }, (_, index) => ({
			role: 'neighbour' as const,
			rings: box(index * 9 - 40, index * 7, 60, 60),
			label: `0001${index}`
		}));
		const { texts } = drawPlan(planFrame([land], 640, 420)!, [
			{ role: 'subject', rings: land, label: '00100' },
			...beside
		]);
		expect(texts.at(-1)!.text).toBe('00100');
		expect(texts.length).toBeLessThan(13);
		expect(texts.length).toBeGreaterThan(2);
		for (const [index, one] of texts.entries())
			for (const other of texts.slice(index + 1))
				expect(Math.abs(one.x - other.x) > 25 || Math.abs(one.y - other.y) >= 10).toBe(true);
	});

	test('as a picture: words as outlines, colours as colours, nothing asked for from outside', () => {
		const land = box(0, 0, 100, 100);
		const plan = drawPlan(planFrame([land], 640, 420)!, [
			{ role: 'finding', kind: 'over_area', rings: land, label: '<1>' }
		]);
		const svg = planPicture(
			plan,
			{ title: 'T&<', note: 'n', north: 'N', metres: (metres) => `${metres} m`, legend: (key) => key },
			{
				colour: (token) => (token === 'ink' ? '#111111' : '#999999'),
				outline: (text) => ({ d: 'M0 0', width: text.length })
			}
		);
		expect(svg).toContain('<pattern id="over_area"');
		expect(svg).not.toMatch(/<text|var\(|href|<1>|T&</);
	});
});
