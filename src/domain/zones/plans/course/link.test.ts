import { expect, test } from 'vitest';
import { linkAsked, linkState } from './link.ts';

const reason = (label: string, days: number) => {
	const asked = linkAsked(label, days, 30);
	return asked.ok ? 'accepted' : asked.reason;
};

test.each([
	['县人大', 30, 'accepted'],
	[' ', 30, 'link.label'],
	['字'.repeat(41), 1, 'link.label'],
	['县人大', 31, 'link.days'],
	['县人大', 0, 'link.days'],
	['县人大', 1.5, 'link.days'],
	['县人大', Number.NaN, 'link.days']
])('%s for %s days is %s', (label, days, expected) => expect(reason(label, days)).toBe(expected));

test('a link is good until its moment, and no more once it is revoked', () => {
	const until = new Date('2026-06-01T00:00:00Z');
	const on = (now: string, revoked = false) => linkState({ until, revoked }, new Date(now));
	expect([on('2026-05-31T23:59:59Z'), on('2026-06-01T00:00:00Z'), on('2026-05-01T00:00:00Z', true)]).toEqual([
		...(['active', 'expired', 'revoked'] as const)
	]);
});
