import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '#core/random.ts';
import { suggested, type Placeable, type SuggestionAsked } from './suggest.ts';

const grid = (side: number, feature: (x: number, y: number) => number[] = () => []): Placeable[] =>
	Array.from({ length: side * side }, (_, at) => {
		const [x, y] = [at % side, Math.floor(at / side)];
		const beside = [[x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1]].filter(([a, b]) => a! >= 0 && b! >= 0 && a! < side && b! < side); // prettier-ignore
		return {
			...{ code: `v${at}`, areaMu: 150_000, features: feature(x, y) },
			place: [111 + x * 0.0115, 38 + y * 0.009],
			neighbours: beside.map(([a, b]) => `v${b! * side + a!}`)
		};
	});
const touches = (codes: readonly string[], villages: readonly Placeable[]): boolean => {
	const own = new Set(codes);
	const met = new Set(codes.slice(0, 1));
	for (const code of met)
		for (const next of villages.find((each) => each.code === code)!.neighbours) if (own.has(next)) met.add(next);
	return met.size === own.size;
};
const asked = (given: Partial<SuggestionAsked> = {}): SuggestionAsked => ({
	...{ seeds: [[], [], []], closed: new Set<string>(), least: 4, most: 10 },
	weights: { compactness: 1, similarity: 1, balance: 1 },
	...given
});

test('zones touch, are apart, keep their bounds, their seeds and what is closed; the same for the same seed', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 5, max: 8 }),
			fc.array(fc.nat(24), { maxLength: 6 }),
			fc.nat(24),
			fc.string(),
			fc.tuple(
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.double({ min: 0.1, max: 1, noNaN: true })
			),
			(side, shut, first, seed, [compactness, similarity, balance]) => {
				const villages = grid(side, (x, y) => [Math.sin(x * 3 + y), Math.cos(y * 2)]);
				const closed = new Set(shut.map((at) => `v${at}`).filter((code) => code !== `v${first}`));
				const given = asked({ closed, seeds: [[`v${first}`], [], []], weights: { compactness, similarity, balance } });
				const { zones, score } = suggested(villages, given, seeded(seed));
				expect(zones[0]).toContain(`v${first}`);
				const all = zones.flat();
				expect(new Set(all).size).toBe(all.length);
				for (const zone of zones) {
					expect(touches(zone, villages)).toBe(true);
					expect(zone.length).toBeLessThanOrEqual(10);
					for (const code of zone) expect(closed.has(code)).toBe(false);
				}
				for (const part of Object.values(score)) {
					expect(part).toBeGreaterThanOrEqual(0);
					expect(part).toBeLessThanOrEqual(1 + 1e-9);
				}
				expect(suggested(villages, given, seeded(seed))).toEqual({ zones, score });
			}
		),
		{ numRuns: 60 }
	);
});

test('villages alike come together when likeness alone counts', () => {
	// Left half one kind, right half the other.
	const villages = grid(8, (x) => [x < 4 ? -1 : 1]);
	const weights = { compactness: 0, similarity: 1, balance: 0 };
	const { zones, score } = suggested(
		villages,
		asked({ seeds: [['v0'], ['v7']], least: 20, most: 32, weights }),
		seeded(1)
	);
	for (const zone of zones) expect(new Set(zone.map((code) => Number(code.slice(1)) % 8 < 4)).size).toBe(1);
	expect(score.similarity).toBeCloseTo(1);
});

test('zones come out rounder when compactness counts than when it does not', () => {
	const villages = grid(9, (x) => [x]);
	const round = suggested(villages, asked({ weights: { compactness: 1, similarity: 0, balance: 0.2 } }), seeded(2));
	const alike = suggested(villages, asked({ weights: { compactness: 0, similarity: 1, balance: 0.2 } }), seeded(2));
	expect(round.score.compactness).toBeGreaterThan(alike.score.compactness);
	expect(alike.score.similarity).toBeGreaterThan(round.score.similarity);
});

/** The three measures written down plainly, by two passes over each zone. */
function plainTotal(zones: readonly (readonly string[])[], villages: readonly Placeable[]): number {
	const of = (codes: readonly string[]) => codes.map((code) => villages.find((each) => each.code === code)!);
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const spread = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));
	const east = 111_320 * Math.cos((mean(villages.map(({ place }) => place[1])) * Math.PI) / 180);
	const parts = zones.map(of).map((own) => {
		const far = spread(own.map(({ place }) => place[0] * east)) + spread(own.map(({ place }) => place[1] * 111_320));
		const circle = (own.reduce((sum, { areaMu }) => sum + areaMu, 0) * 20) / 3 / (2 * Math.PI);
		return { count: own.length, near: circle / Math.max(circle, far), alike: Math.max(0, 1 - spread(own.map(({ features }) => features[0]!))) }; // prettier-ignore
	});
	const all = parts.reduce((sum, { count }) => sum + count, 0);
	const sizes = zones.map((codes) => of(codes).reduce((sum, { areaMu }) => sum + areaMu, 0));
	const even = 1 / (1 + Math.sqrt(spread(sizes)) / mean(sizes));
	return (parts.reduce((sum, { count, near, alike }) => sum + count * (near + alike), 0) / all + even) / 3;
}

test('the score is what a plain reckoning gives, and no move along an edge is left that would do good', () => {
	const villages = grid(7, (x, y) => [(x - y) / 3]);
	const [least, most] = [4, 12];
	const { zones, score } = suggested(villages, asked({ least, most }), seeded(3));
	expect(score.total).toBeCloseTo(plainTotal(zones, villages), 9);
	const zoneOf = (code: string) => zones.findIndex((zone) => zone.includes(code));
	for (const { code, neighbours } of villages) {
		const from = zoneOf(code);
		const left = from < 0 ? [] : zones[from]!.filter((each) => each !== code);
		if (from >= 0 && (left.length < least || !touches(left, villages))) continue;
		for (const to of new Set([...neighbours.map(zoneOf), -1])) {
			if (to === from || (to >= 0 && zones[to]!.length >= most)) continue;
			const moved = zones.map((zone, at) => (at === from ? left : at === to ? [...zone, code] : zone));
			expect(plainTotal(moved, villages)).toBeLessThanOrEqual(score.total + 1e-6);
		}
	}
});

test('of a county with nothing free there is nothing to propose', () => {
	const villages = grid(3);
	const none = suggested(villages, asked({ closed: new Set(villages.map(({ code }) => code)) }), seeded(1));
	expect(none.zones).toEqual([[], [], []]);
	expect(suggested([], asked(), seeded(1)).zones).toEqual([[], [], []]);
});
