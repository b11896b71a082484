import fc from 'fast-check';
import { expect, test } from 'vitest';
import { muFromSquareMetres } from '#core/mu.ts';
import { overlapLayers } from './layers.ts';
import { isSliver, MOST_PIECES, overlapOf, type FoundPiece } from './pieces.ts';

const bounds = { west: 111, south: 38, east: 112, north: 39 };
const piece = (kind: FoundPiece['kind'], m2: number, width = 10, featureNo = 1): FoundPiece => ({
	...{ kind, m2, width, featureNo, name: null, bounds, inSight: true }
});

test('the largest first; slivers stand in the sum and not in the list', () => {
	const { sums, pieces } = overlapOf([
		...[piece('ecology_red', 50), piece('farmland_red', 2000), piece('farmland_red', 20_000)],
		...[piece('farmland_red', 0.99), piece('farmland_red', 300, 0.2499)]
	]);
	expect(pieces.map(({ kind, mu }) => [kind, mu])).toEqual([['farmland_red', 3000], ['farmland_red', 300], ['ecology_red', 8]]); // prettier-ignore
	expect(sums).toEqual([
		{ kind: 'farmland_red', mu: muFromSquareMetres(22_300.99), twice: 0, pieces: 2, slivers: { count: 2, mu: 45 } },
		{ kind: 'ecology_red', mu: 8, twice: 0, pieces: 1, slivers: { count: 0, mu: 0 } }
	]);
});

test.each([
	['once where parts lie over each other', 15_000, 2250, 750],
	['never more than one by one', 20_000.02, 3000, 0]
])('land counts %s', (_, together, mu, twice) => {
	const found = [piece('ecology_red', 10_000), piece('ecology_red', 10_000, 10, 2), piece('zone', 100)];
	expect(overlapOf(found, new Map([['ecology_red', together]])).sums).toMatchObject([
		{ kind: 'ecology_red', mu, twice, pieces: 2 },
		{ kind: 'zone', mu: 15, twice: 0 }
	]);
});

test.each([
	[0.994, 10, true],
	[0.995, 10, false],
	[1, 0.25, false],
	[1000, 0.2499, true]
])('of %s m² and %s m width: a sliver is %s', (m2, width, sliver) => expect(isSliver({ m2, width })).toBe(sliver));

test('what lies in a place out of sight is within the sums and nowhere else', () => {
	const { sums, pieces, elsewhere } = overlapOf([{ ...piece('ecology_red', 1000), inSight: false }]);
	expect([sums[0]!.mu, sums[0]!.pieces, pieces, elsewhere]).toEqual([150, 1, [], 1]);
});

test('nothing in common is no sum at all, not one of 0', () => {
	expect(overlapOf([])).toEqual({ sums: [], pieces: [], more: 0, elsewhere: 0 });
});

test('whatever the pieces, sums hold all of them and the list is no longer than it may be', () => {
	const any = fc.record({
		...{ kind: fc.constantFrom(...overlapLayers), m2: fc.double({ min: 0.001, max: 1e6, noNaN: true }) },
		...{ width: fc.double({ min: 0, max: 500, noNaN: true }), featureNo: fc.integer({ min: 1, max: 9 }) },
		...{ name: fc.constant(null), bounds: fc.constant(bounds) },
		inSight: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(any, { maxLength: 260 }), (found) => {
			const { sums, pieces, more, elsewhere } = overlapOf(found);
			const whole = found.filter((each) => !isSliver(each)).length;
			expect(sums.reduce((sum, each) => sum + each.pieces + each.slivers.count, 0)).toBe(found.length);
			expect(pieces.length + more + elsewhere).toBe(whole);
			expect(pieces.length).toBeLessThanOrEqual(MOST_PIECES);
			for (const { kind, mu } of sums)
				expect(mu).toBe(muFromSquareMetres(found.filter((each) => each.kind === kind).reduce((sum, { m2 }) => sum + m2, 0))); // prettier-ignore
		})
	);
});
