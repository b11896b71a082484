import { expect, test } from 'vitest';
import { landSettings, valuesOn } from '#land/settings.ts';

const key = 'over_contract.tolerance_absolute_mu' as const;
const dated = [
	{ key, validFrom: '2026-01-01', value: 0.1 },
	{ key, validFrom: '2026-07-01', value: 0.2 }
];

test.each([
	['2025-12-31', 0.05],
	['2026-01-01', 0.1],
	['2026-06-30', 0.1],
	['2026-07-01', 0.2],
	['2030-01-01', 0.2]
])('on %s the tolerance is %d 亩', (day, value) => {
	expect(valuesOn(day, dated)[key]).toBe(value);
});

test('without a dated value the shipped one holds', () => {
	expect(valuesOn('2026-01-01', [])).toEqual(
		Object.fromEntries(Object.entries(landSettings).map(([name, { shipped }]) => [name, shipped]))
	);
});

test('a stored value out of its bounds is refused, not used', () => {
	expect(() => valuesOn('2026-01-01', [{ key, validFrom: '2026-01-01', value: -1 }])).toThrow();
});
