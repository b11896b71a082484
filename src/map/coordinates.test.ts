import { describe, expect, test } from 'vitest';
import { coordinatesOf, degreesText, metresText } from './coordinates.ts';

describe('coordinates as surveyors write them', () => {
	test('a place reads as its system has it, with the zone in front or without', () => {
		const place = [111.66, 38.28] as const;
		const [plain, prefixed] = [coordinatesOf(4546, place), coordinatesOf(4525, place)];
		expect(plain.y).toBeCloseTo(557_748.621, 3);
		// ST_Transform to 4525 gives 37557748.621, 4238783.832.
		expect(plain.x).toBeCloseTo(4_238_783.832, 3);
		expect(prefixed.x).toBeCloseTo(4_238_783.832, 3);
		expect(prefixed.y).toBeCloseTo(37_557_748.621, 3);
	});
	test('on its central meridian a zone reads 500 km', () => {
		expect(coordinatesOf(4546, [111, 38]).y).toBeCloseTo(500_000, 6);
		expect(coordinatesOf(4526, [114, 38]).y).toBeCloseTo(38_500_000, 6);
	});
	test('metres are grouped and cut, degrees have seven places', () => {
		expect(metresText(4_240_123.47)).toBe('4\u00a0240\u00a0123.4');
		expect(metresText(37_557_748.99)).toBe('37\u00a0557\u00a0748.9');
		expect(degreesText(111.6686)).toBe('111.6686000°');
	});
});
