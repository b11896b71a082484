import { expect, test } from 'vitest';
import { metresPerPixel, roundStep, scaleBar, scaleDenominator, zoomOfScale } from './scale.ts';

test('a scale and the zoom that has it', () => {
	for (const denominator of [2_000, 10_000, 50_000, 200_000])
		expect(scaleDenominator(zoomOfScale(denominator, 38), 38)).toBe(denominator);
	// The equator round a tile of 512 px.
	expect(metresPerPixel(0, 0)).toBeCloseTo(40_075_016.686 / 512, 2);
	expect(metresPerPixel(10, 60)).toBeCloseTo(metresPerPixel(10, 0) / 2, 6);
});

test('round lengths, never above what was given', () => {
	expect([0.7, 1, 1.9, 2, 4.99, 5, 9.9, 10, 73, 260].map(roundStep)).toEqual([0.5, 1, 1, 2, 2, 5, 5, 10, 50, 200]);
	for (const zoom of [6, 9.4, 13, 16.5, 20]) {
		const bar = scaleBar(zoom, 38, 110);
		expect(bar.pixels).toBeLessThanOrEqual(110);
		expect(bar.pixels).toBeGreaterThan(110 / 2.6);
		expect(bar.metres / bar.pixels).toBeCloseTo(metresPerPixel(zoom, 38), 9);
	}
});
