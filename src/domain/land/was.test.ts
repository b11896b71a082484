import { expect, test } from 'vitest';
import { dayOf } from '#core/period.ts';
import { endOfDay, formerDay } from './was.ts';

test('a day ends where the next begins, by the calendar of the county', () => {
	const end = endOfDay('2026-11-20');
	expect(end.toISOString()).toBe('2026-11-20T16:00:00.000Z');
	expect(dayOf(end)).toBe('2026-11-21');
	expect(dayOf(new Date(end.getTime() - 1))).toBe('2026-11-20');
	expect(dayOf(endOfDay('2027-12-31'))).toBe('2028-01-01');
});

test.each([
	['2026-11-19', '2026-11-19'],
	['2026-11-20', null],
	['2030-01-01', null],
	['1999-12-31', null],
	['2026-02-30', null],
	['yesterday', null],
	[null, null]
])('asked for %s on 2026-11-20, the map shows %s', (asked, shown) =>
	expect(formerDay(asked, '2026-11-20')).toBe(shown)
);
