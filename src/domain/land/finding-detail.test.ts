import { expect, test } from 'vitest';
import { drawShapes } from './finding-detail.ts';

const square = (x: number, y: number, side: number) =>
	[
		[
			[
				[x, y],
				[x + side, y],
				[x + side, y + side],
				[x, y + side],
				[x, y]
			]
		]
	] as const;

test('shapes share one frame, north up, closed', () => {
	const { paths } = drawShapes([square(0, 0, 10), square(10, 10, 10)], [square(0, 0, 20)], 46, 46);
	expect(paths).toEqual(['M3.0 43.0L23.0 43.0L23.0 23.0L3.0 23.0Z', 'M23.0 23.0L43.0 23.0L43.0 3.0L23.0 3.0Z']);
});

test('large eastings lose nothing, nothing draws nothing', () => {
	const { paths } = drawShapes([square(574_000, 4_246_000, 1)], [square(574_000, 4_246_000, 1)], 16, 16);
	expect(paths[0]).toBe('M3.0 13.0L13.0 13.0L13.0 3.0L3.0 3.0Z');
	expect(drawShapes([[]], [[]], 10, 10).paths).toEqual(['']);
});
