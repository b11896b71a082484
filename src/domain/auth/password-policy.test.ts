import { describe, expect, test } from 'vitest';
import { isTriedFirst } from './asked-account.server.ts';
import { checkPassword, isOutworn, type PolicyName } from './password-policy.ts';

const reason = (policy: PolicyName, password: string) => {
	const outcome = checkPassword(policy, password, isTriedFirst, ['zhangsan', '亩图']);
	return outcome.ok ? null : outcome.reason;
};

describe('the two sets of rules contradict each other, as their standards do', () => {
	test.each([
		['a phrase of words', 'correct staple in the barn', null, 'password.classes'],
		['three kinds of signs', 'Gruen-Berg7', null, null],
		['seven signs', 'aB3-xyz', 'password.length', 'password.length'],
		['a hundred and twenty-nine', 'aB3-'.repeat(33), 'password.length', 'password.length'],
		['one that is tried first', 'password1', 'password.known', 'password.classes'],
		['one that is tried first, in capitals', 'PASSWORD1', 'password.known', 'password.classes'],
		['the user name and a year', 'Zhangsan-2026', 'password.own_word', 'password.own_word'],
		['eight signs of Chinese', '春眠不觉晓处处闻', null, 'password.classes']
	])('%s', (_what, password, asvs, djbh3) =>
		expect([reason('asvs', password), reason('djbh3', password)]).toEqual([asvs, djbh3])
	);
});

test('more than three thousand passwords are tried first', () =>
	expect(['123456', 'qwerty', 'iloveyou', 'admin123'].map(isTriedFirst)).toEqual([true, true, true, true]));

test('only one of them asks for another password, after ninety days', () => {
	const set = new Date('2026-01-01T00:00:00Z');
	const [day90, day91] = ['2026-04-01T00:00:00Z', '2026-04-01T00:00:01Z'].map((at) => new Date(at));
	expect([isOutworn('djbh3', set, day90!), isOutworn('djbh3', set, day91!), isOutworn('asvs', set, day91!)]).toEqual([
		false,
		true,
		false
	]);
});
