import { expect, test } from 'vitest';
import { differences } from './difference.ts';

const id = (digit: string) => `0190a000-0000-7000-8000-00000000000${digit}`;

test('what is equal has no differences', () =>
	expect(differences({ a: [1, 'x', null] }, { a: [1, 'x', null] })).toEqual([]));
test('a count differs by one', () =>
	expect(differences({ count: 1530 }, { count: 1531 })).toEqual(['count: 1530, 1531']));
test('hundredths of a mu may differ by one, not by two', () => {
	expect(differences({ over_mu: 320 }, { over_mu: 321 })).toEqual([]);
	expect(differences({ over_mu: 320 }, { over_mu: 322 })).toEqual(['over_mu: 320, 322']);
	expect(differences({ overMu: [320] }, { overMu: [321] })).toEqual([]);
	expect(differences({ over_mu: 3.2 }, { over_mu: 3.22 })).toHaveLength(1);
});
test('square metres may differ by a tenth', () => {
	expect(differences({ planar_m2: 10.5 }, { planar_m2: 10.59 })).toEqual([]);
	expect(differences({ planar_m2: 10.5 }, { planar_m2: 10.62 })).toHaveLength(1);
});
test('last digits of a fraction may differ', () => {
	expect(differences({ share: 1 / 3 }, { share: 1 / 3 + 1e-12 })).toEqual([]);
	expect(differences({ share: 0.3 }, { share: 0.31 })).toHaveLength(1);
});
test('ids and moments are compared as such', () => {
	expect(differences({ id: id('1') }, { id: id('2') })).toEqual([]);
	expect(differences({ id: id('1') }, { id: null })).toHaveLength(1);
	expect(differences({ at: '2026-11-01T00:00:00.000Z' }, { at: '2026-11-02T00:00:00Z' })).toEqual([]);
	expect(differences({ on: '2026-11-01' }, { on: '2026-11-02' })).toHaveLength(1);
});
test('a missing, an added and a moved thing are found', () => {
	expect(differences([{ a: 1 }, { a: 2 }], [{ a: 1 }])).toHaveLength(1);
	expect(differences({}, { a: 1 })).toEqual(['a: undefined, 1']);
	expect(differences(['x', 'y'], ['y', 'x'])).toHaveLength(2);
});
test('figures inside a formula may differ as figures may', () => {
	expect(differences('3927.40 × 2.00 = 7854.80 m²', '3927.32 × 2.00 = 7854.80 m²')).toEqual([]);
	expect(differences('3927.40 × 2.00 = 7854.80 m²', '3927.28 × 2.00 = 7854.80 m²')).toHaveLength(1);
	expect(differences('3927.40 + 2.00 m²', '3927.40 × 2.00 m²')).toHaveLength(1);
});
