import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBuckets } from '#core/token-buckets.ts';

test('a full bucket gives what it holds, then says how long to wait', () => {
	const buckets = new TokenBuckets({ most: 10, perSecond: 2 });
	for (let taken = 0; taken < 10; taken++) expect(buckets.take('a', 1, 0)).toBe(0);
	expect(buckets.take('a', 1, 0)).toBe(1);
	expect(buckets.take('a', 5, 0)).toBe(3);
	expect(buckets.take('b', 10, 0)).toBe(0);
	expect(buckets.take('a', 1, 500)).toBe(0);
	expect(buckets.take('a', 1, 500)).toBe(1);
});

test('what costs more than a bucket holds waits for a full one', () => {
	const buckets = new TokenBuckets({ most: 10, perSecond: 10 });
	expect(buckets.take('a', 50, 0)).toBe(0);
	expect(buckets.take('a', 50, 500)).toBe(1);
	expect(buckets.take('a', 50, 1000)).toBe(0);
});

test('whatever is asked when: never more than the bucket and what flowed back, and whoever waits as told is served', () => {
	const asks = fc.array(fc.record({ cost: fc.integer({ min: 1, max: 8 }), after: fc.integer({ min: 0, max: 900 }) }));
	fc.assert(
		fc.property(asks, (all) => {
			const buckets = new TokenBuckets({ most: 8, perSecond: 3 });
			let [now, taken] = [0, 0];
			for (const { cost, after } of all) {
				now += after;
				const wait = buckets.take('a', cost, now);
				if (wait === 0) taken += cost;
				expect(taken).toBeLessThanOrEqual(8 + (now / 1000) * 3 + 1e-6);
				if (wait === 0) continue;
				now += wait * 1000;
				expect(buckets.take('a', cost, now)).toBe(0);
				taken += cost;
			}
		})
	);
});

test('a crowd of strangers does not fill the memory, nor free one who keeps asking', () => {
	const buckets = new TokenBuckets({ most: 2, perSecond: 0.001 });
	buckets.take('pushing', 2, 0);
	let [heldUp, freed] = [0, 0];
	for (let stranger = 0; stranger < 60_000; stranger++) {
		heldUp += buckets.take(`${stranger}`, 1, stranger / 1000);
		if (stranger % 1000 === 0 && buckets.take('pushing', 2, stranger / 1000) === 0) freed++;
	}
	expect([heldUp, freed]).toEqual([0, 0]);
	expect(buckets.kept).toBeLessThanOrEqual(20_000);
});
