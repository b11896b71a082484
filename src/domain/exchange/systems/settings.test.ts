import { describe, expect, test } from 'vitest';
import { datumShiftsOn } from './settings.ts';

const parameters = { dx: 1, dy: 2, dz: 3, rx: 0.1, ry: 0.2, rz: 0.3, scale: 4 };
const key = 'exchange.datum_shift.xian80';

describe('parameters of older datums', () => {
	test('nothing is shipped', () => expect(datumShiftsOn('2026-11-25', [])).toEqual({}));

	test('the newest that has begun counts, and null ends it', () => {
		const dated = [
			{ key, validFrom: '2026-01-01', value: parameters },
			{ key, validFrom: '2026-06-01', value: { ...parameters, dx: 5 } },
			{ key, validFrom: '2026-10-01', value: null },
			{ key: 'exchange.datum_shift.beijing54', validFrom: '2027-01-01', value: parameters }
		];
		expect(datumShiftsOn('2025-12-31', dated)).toEqual({});
		expect(datumShiftsOn('2026-05-31', dated)).toEqual({ xian80: parameters });
		expect(datumShiftsOn('2026-09-30', dated)).toEqual({ xian80: { ...parameters, dx: 5 } });
		expect(datumShiftsOn('2026-10-01', dated)).toEqual({});
	});

	test.each([
		['a parameter missing', { ...parameters, scale: undefined }],
		['radians taken for arc-seconds turned around', { ...parameters, rx: 206_265 }],
		['no number', { ...parameters, dx: '1' }],
		['one too many', { ...parameters, dw: 1 }]
	])('%s is refused', (_, value) => {
		expect(() => datumShiftsOn('2026-11-25', [{ key, validFrom: '2026-01-01', value }])).toThrow();
	});
});
