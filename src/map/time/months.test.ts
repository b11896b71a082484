import { expect, test } from 'vitest';
import { monthStops } from './months.ts';

test('month ends from the first record to the month before this one', () => {
	expect(monthStops('2025-11-03', '2026-02-15')).toEqual(['2025-11-30', '2025-12-31', '2026-01-31']);
	expect(monthStops('2024-02-01', '2024-03-01')).toEqual(['2024-02-29']);
	expect(monthStops('2026-02-01', '2026-02-28')).toEqual([]);
	expect(monthStops('2026-01-31', '2026-02-01')).toEqual(['2026-01-31']);
	expect(monthStops(undefined, '2026-02-15')).toEqual([]);
});
