import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calloutPlace, labelBox, type Box, type CalloutRoom } from './callout.ts';

const around = (x: number, y: number, half = 30): Box => ({
	left: x - half,
	top: y - half,
	right: x + half,
	bottom: y + half
});
const label = { width: 150, height: 28 };
const room = (shape: Box, changed: Partial<CalloutRoom> = {}): CalloutRoom => ({
	...{ shape, label, map: { width: 1000, height: 700 }, taken: [] },
	...changed
});
const meets = (one: Box, other: Box): boolean =>
	one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

describe('the label of what is selected', () => {
	test.each<[string, Box, { left: boolean; up: boolean }]>([
		['right below its shape', around(500, 350), { left: false, up: false }],
		['left of a shape at the right edge', around(960, 350), { left: true, up: false }],
		['over a shape at the lower edge', around(500, 690), { left: false, up: true }],
		['inward in the lower right corner', around(980, 690), { left: true, up: true }]
	])('stands %s', (_, shape, wanted) => expect(calloutPlace(room(shape))).toMatchObject(wanted));

	test('keeps off the tools of a phone’s map, where neither side has room at its usual length', () => {
		const zoom = { left: 16, top: 226, right: 62, bottom: 360 };
		const bar = { left: 160, top: 28, right: 382, bottom: 74 };
		const scale = { left: 236, top: 330, right: 372, bottom: 360 };
		const shape = { left: 137, top: 106, right: 253, bottom: 270 };
		const asked = room(shape, { map: { width: 390, height: 376 }, taken: [zoom, bar, scale] });
		const box = labelBox(calloutPlace(asked)!, label);
		for (const tool of asked.taken) expect(meets(box, tool)).toBe(false);
		expect(box.left).toBeGreaterThanOrEqual(8);
		expect(box.right).toBeLessThanOrEqual(382);
	});
	test('is pushed along its line where it is wider than either side', () => {
		const wide = { width: 250, height: 28 };
		const zoom = { left: 16, top: 226, right: 62, bottom: 360 };
		const asked = room(around(195, 150), { label: wide, map: { width: 390, height: 376 }, taken: [zoom] });
		const place = calloutPlace(asked)!;
		const box = labelBox(place, wide);
		expect(meets(box, zoom)).toBe(false);
		expect([box.left >= 8, box.right <= 382]).toEqual([true, true]);
		// Where the line ends, there is label.
		const end = place.left ? place.x - place.run : place.x + place.run;
		expect([box.left <= end, end <= box.right]).toEqual([true, true]);
	});
	test('is not there when the shape’s middle is out of sight', () => {
		expect(calloutPlace(room(around(-1, 300)))).toBeNull();
		expect(calloutPlace(room(around(500, 701)))).toBeNull();
	});
	test('is whole wherever the shape lies on a map as wide as a phone’s', () => {
		const place = fc.record({ x: fc.integer({ min: 0, max: 390 }), y: fc.integer({ min: 0, max: 376 }) });
		fc.assert(
			fc.property(place, fc.integer({ min: 2, max: 200 }), ({ x, y }, half) => {
				const box = labelBox(calloutPlace(room(around(x, y, half), { map: { width: 390, height: 376 } }))!, label);
				expect(box.left).toBeGreaterThanOrEqual(8 - 1);
				expect(box.right).toBeLessThanOrEqual(390 - 8 + 1);
				expect(box.top).toBeGreaterThanOrEqual(8 - 1);
				expect(box.bottom).toBeLessThanOrEqual(376 - 8 + 1);
			})
		);
	});
});
