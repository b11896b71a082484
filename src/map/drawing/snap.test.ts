import { expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { snapped } from './snap.ts';

const square: readonly Position[] = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]; // prettier-ignore
/** Ten px a degree. */
const at = (x: number, y: number, reach = 8) =>
	snapped([x, y], [square], { west: -5, south: -5, east: 15, north: 15 }, ([east, north]) => [east * 10, north * 10], reach); // prettier-ignore

test.each([
	[[3, 4], { place: [0, 0], on: 'corner' }],
	[[50, 5], { place: [5, 0], on: 'edge' }],
	[[96, 5], { place: [10, 0], on: 'corner' }],
	[[50, 50], null],
	[[-20, 50], null]
] as const)('the pointer at %j snaps to %j', ([x, y], expected) => expect(at(x, y)).toEqual(expected));
