import { describe, expect, test } from 'vitest';
import type { VillageFigures } from './figures.ts';
import type { PlanZone } from './plan.ts';
import { proposals, type ProposalsAsked } from './proposals.ts';

const SIDE = 7;
const villages = Array.from({ length: SIDE * SIDE }, (_, at): VillageFigures => {
	const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
	const beside = [x > 0 ? at - 1 : -1, x < SIDE - 1 ? at + 1 : -1, at - SIDE, at + SIDE];
	return {
		...{
			code: `v${at}`,
			name: `村${at}`,
			number: at,
			township: 't',
			townshipName: 't',
			place: [111 + x / 100, 38 + y / 100]
		},
		neighbours: beside.filter((next) => next >= 0 && next < SIDE * SIDE).map((next) => `v${next}`),
		...{
			areaMu: 150_000,
			overMu: 0,
			reclaimedMu: x * 10,
			contracts: { regular: y },
			farmland: { '0103': x * 900 },
			redLines: {}
		}
	};
});
const zone = (id: string, codes: string[], locked = false): PlanZone => ({
	...{ id, name: id, layout: 'adjacent', continues: null, locked, villages: new Set(codes) }
});
const asked = (given: Partial<ProposalsAsked> = {}): ProposalsAsked => ({
	...{ kind: 'new', count: 3, least: 3, most: 7, alike: ['farmland', 'contracts'], seed: '1' },
	weights: { compactness: 1, similarity: 1, balance: 1 },
	...given
});

describe('proposals', () => {
	test('of new zones take only villages that are in none, several ways and each once', () => {
		const content = [zone('a', ['v0', 'v1', 'v7']), zone('b', ['v48'], true)];
		const found = proposals(villages, content, asked());
		expect(found.length).toBeGreaterThan(1);
		expect(new Set(found.map(({ zones }) => JSON.stringify(zones))).size).toBe(found.length);
		for (const { zones } of found) {
			const all = zones.flatMap(({ id, villages: own }) => (expect(id).toBeNull(), own));
			expect(new Set(all).size).toBe(all.length);
			expect(all.filter((code) => ['v0', 'v1', 'v7', 'v48'].includes(code))).toEqual([]);
		}
		expect(proposals(villages, content, asked())).toEqual(found);
		for (const { leaning, score } of found.slice(1))
			if (leaning !== 'asked' && leaning !== 'other')
				expect(score[leaning]).toBeGreaterThanOrEqual(found[0]!.score[leaning]);
	});

	test('that grow zones name what comes into each, and leave locked ones alone', () => {
		const content = [zone('a', ['v0', 'v1']), zone('b', ['v48', 'v0'], false), zone('c', ['v6'], true)];
		const found = proposals(villages, content, asked({ kind: 'grow', least: 4, most: 6 }));
		for (const { zones } of found)
			for (const { id, villages: own } of zones) {
				expect(['a', 'b']).toContain(id);
				expect(own.filter((code) => ['v0', 'v1', 'v48', 'v6'].includes(code))).toEqual([]);
				expect(own.length).toBeLessThanOrEqual(5);
			}
	});

	test('hold their bounds: where two villages are free no zone of three is proposed', () => {
		const all = [zone('a', villages.slice(2).map(({ code }) => code))]; // prettier-ignore
		expect(proposals(villages, all, asked({ count: 1 }))).toEqual([]);
		expect(proposals(villages, all, asked({ count: 1, least: 2 }))[0]!.zones[0]!.villages).toEqual(['v0', 'v1']);
	});

	test('of nothing free are none; what is done is told', () => {
		const told: string[] = [];
		const all = [zone('a', villages.map(({ code }) => code))]; // prettier-ignore
		expect(proposals(villages, all, asked(), (done, of) => told.push(`${done}/${of}`))).toEqual([]);
		expect(told).toEqual(['0/4', '1/4', '2/4', '3/4']);
	});
});
