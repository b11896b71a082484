import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, brushRadii, circle, type Point } from './brush.ts';

test('a brush reaches as far as its circle and no farther, and leaves no hole in it', () => {
	for (const radius of brushRadii) {
		const points = circle([100, 50], radius);
		expect(points[0]).toEqual([100, 50]);
		for (const [x, y] of points) expect(Math.hypot(x - 100, y - 50)).toBeLessThanOrEqual(radius + 1e-9);
		for (let turn = 0; turn < 6.28; turn += 0.1)
			for (let reach = 0; reach <= radius; reach += 5) {
				const [x, y] = [100 + reach * Math.cos(turn), 50 + reach * Math.sin(turn)];
				expect(Math.min(...points.map((point) => Math.hypot(point[0] - x, point[1] - y)))).toBeLessThan(14);
			}
	}
});

test('a quick stroke is followed in steps that are never longer than asked', () => {
	const number = fc.double({ min: -2000, max: 2000, noNaN: true });
	fc.assert(
		fc.property(number, number, number, number, (x0, y0, x1, y1) => {
			const points = between([x0, y0], [x1, y1], 10);
			let last: Point = [x0, y0];
			for (const point of points) {
				expect(Math.hypot(point[0] - last[0], point[1] - last[1])).toBeLessThanOrEqual(10.000001);
				last = point;
			}
			expect(Math.hypot(last[0] - x1, last[1] - y1)).toBeLessThan(1e-6);
		})
	);
});
