import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ellipsoidalLength } from '#core/geodesy.ts';
import type { Position } from '#core/geometry.ts';
import {
	LARGEST,
	layoutOf,
	papers,
	printBar,
	printCanvas,
	printRequestOf,
	scaleNear,
	SMALLEST
} from './print-sheet.ts';

const EARTH = 6_378_137;
const mercator = ([longitude, latitude]: Position): Position => [
	(EARTH * longitude * Math.PI) / 180,
	EARTH * Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))
];

const request = fc.record({
	paper: fc.constantFrom('a4' as const, 'a3' as const),
	turn: fc.constantFrom('upright' as const, 'lying' as const),
	scale: fc.integer({ min: LARGEST, max: SMALLEST }),
	latitude: fc.double({ min: 20, max: 52, noNaN: true })
});

describe('a sheet to scale', () => {
	test('a length on the ground has its length on paper, in both directions, at any scale and latitude of the country', () => {
		fc.assert(
			fc.property(request, fc.constantFrom('east', 'north'), ({ paper, turn, scale, latitude }, way) => {
				const { frame } = layoutOf({ paper, turn });
				const canvas = printCanvas(scale, latitude, frame);
				// A tenth of the frame from its middle, as the map's camera places it.
				const step = (frame.width / 10_000) * scale;
				const [far, near]: [Position, Position] =
					way === 'east'
						? [
								[111 + step / 111_320 / Math.cos((latitude * Math.PI) / 180), latitude],
								[111, latitude]
							]
						: [
								[111, latitude + step / 222_640],
								[111, latitude - step / 222_640]
							];
				const [a, b] = [mercator(far), mercator(near)];
				const px = (Math.hypot(a[0] - b[0], a[1] - b[1]) * 512 * 2 ** canvas.zoom) / (2 * Math.PI * EARTH);
				const millimetres =
					way === 'east' ? (px * canvas.paperWidth) / canvas.width : (px * canvas.paperHeight) / canvas.height;
				const wanted = (ellipsoidalLength([near, far]) / scale) * 1000;
				expect(Math.abs(millimetres / wanted - 1)).toBeLessThan(2e-5);
			})
		);
	});
	test('the box is as wide as the frame and as high within half a px', () => {
		fc.assert(
			fc.property(request, ({ paper, turn, scale, latitude }) => {
				const { frame, width, height } = layoutOf({ paper, turn });
				const canvas = printCanvas(scale, latitude, frame);
				expect(canvas.paperWidth).toBe(frame.width);
				expect(Math.abs(canvas.paperHeight - frame.height)).toBeLessThan(0.14);
				expect([width, height].toSorted((a, b) => a - b)).toEqual([...papers[paper]]);
				expect(frame.left + frame.width).toBeLessThan(width);
				expect(frame.top + frame.height).toBeLessThan(height);
			})
		);
	});
	test.each([
		[500, 20, 40],
		[2_000, 100, 50],
		[10_000, 500, 50],
		[25_000, 1000, 40],
		[50_000, 2000, 40]
	])('at 1:%i the bar is %i m in %i mm', (scale, metres, millimetres) =>
		expect(printBar(scale)).toEqual({ metres, millimetres })
	);
	test('an address asks for a sheet, and nonsense for the usual one', () => {
		const read = (text: string) => printRequestOf(new URLSearchParams(text), 10_000);
		expect(read('paper=a3&turn=upright&scale=3000&title=南沟')).toEqual({
			paper: 'a3',
			turn: 'upright',
			scale: 3000,
			title: '南沟'
		});
		for (const scale of ['499', '50001', '1000.5', 'x', ''])
			expect(read(`scale=${scale}&paper=a0`)).toMatchObject({ scale: 10_000, paper: 'a4', turn: 'lying' });
		expect([1, 501, 9_999, 400_000].map(scaleNear)).toEqual([500, 1_000, 10_000, 50_000]);
	});
});
