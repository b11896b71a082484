import { expect, test } from 'vitest';
import { costOf, networkOf, rateLimits } from '#door/wall/rate-limits.ts';

test.each([
	['198.51.100.9', '198.51.100.9'],
	['2001:db8:0:7::1', '2001:db8:0:7'],
	['2001:db8:0:7:aaaa:bbbb:cccc:dddd', '2001:db8:0:7'],
	['2001:DB8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0']
])('%s asks as %s', (address, network) => expect(networkOf(address)).toBe(network));

/** A wall that is drawn anew: the page, what its data and events are, its files, the tiles of the whole county. */
const wall = [
	...['/screen', '/screen/__data.json', '/live'],
	...Array.from({ length: 40 }, (_, index) => `/_app/immutable/chunks/${index}.js`),
	...Array.from({ length: 90 }, (_, index) => `/tiles/parcels/12/${index}/7.mvt`)
];

test('twelve walls behind one address, drawn anew every half minute for an hour, are never held up', () => {
	const limits = rateLimits(1);
	let heldUp = 0;
	for (let second = 0; second < 3600; second += 30)
		for (let screen = 0; screen < 12; screen++)
			for (const path of wall) {
				const cost = costOf('GET', path);
				heldUp += limits.address('198.51.100.9', cost, second * 1000);
				if (!path.startsWith('/tiles/')) heldUp += limits.person('leader', cost, second * 1000);
			}
	expect(heldUp).toBe(0);
});

test('a machine that asks without end is held up, others are not', () => {
	const limits = rateLimits(1);
	const answers = Array.from({ length: 10_000 }, () => limits.address('198.51.100.9', costOf('GET', '/map'), 0));
	expect(answers.filter((wait) => wait === 0)).toHaveLength(1500);
	expect(Math.max(...answers)).toBe(1);
	expect(limits.address('198.51.100.10', 4, 0)).toBe(0);
	const exports = Array.from({ length: 100 }, () => limits.person('clerk', costOf('GET', '/export/findings.csv'), 0));
	expect(exports.filter((wait) => wait === 0)).toHaveLength(37);
});

test('a factor makes them wider, none takes them away', () => {
	const wide = rateLimits(2);
	expect(Array.from({ length: 400 }, () => wide.person('a', 8, 0)).filter((wait) => wait === 0)).toHaveLength(375);
	const none = rateLimits(0);
	expect(Array.from({ length: 10_000 }, () => none.address('a', 8, 0)).some((wait) => wait > 0)).toBe(false);
});
