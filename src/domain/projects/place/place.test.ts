import { describe, expect, test } from 'vitest';
import type { LineAnswer } from '#zones/footprints/tested.ts';
import { noOverlap } from '#zones/lines/pieces.ts';
import { judgePlace, placeFits, shippedHeadings, shippedPlace, type PlaceFacts } from './place.ts';

const box = { west: 1, south: 1, east: 2, north: 2 };
const inside = { mu: 0, parts: [] };
const facts = (part: Partial<PlaceFacts> = {}): PlaceFacts => ({
	...{ areaMu: 1000, use: 'livestock', village: inside, zone: inside, lines: [], overlap: noOverlap },
	...part
});
const line = (state: LineAnswer['state'], word: 'fails' | 'ask' | null): LineAnswer => ({
	...{ line: 'farmland_red', state, mu: 120, known: null },
	judgement: word === null ? null : word === 'fails' ? { word, source: '文' } : { word, source: null }
});
const judged = (found: PlaceFacts | null, heading: 'upper' | 'county_budget' = 'county_budget', place = shippedPlace) =>
	judgePlace(found, { programme: 'support', heading, zone: null }, { place, headings: shippedHeadings });
const of = (answers: ReturnType<typeof judged>, check: string) => {
	const found = answers.find((each) => each.check === check);
	return found && [found.state, found.action, found.mu];
};

describe('a project’s place', () => {
	test('without an area is told, not shut', () => {
		const answers = judged(null);
		expect(answers.map(({ check, state, action }) => [check, state, action].join())).toEqual([
			...['area,misfit,flag', 'heading,fits,']
		]);
		expect(placeFits(answers)).toBe(true);
	});
	test.each<[string, Partial<PlaceFacts>, string, unknown[], boolean]>([
		['lies outside of its village', { village: { mu: 300, parts: [box] } }, 'village', ['misfit', 'block', 300], false],
		['lies outside of its zone', { zone: { mu: 50, parts: [box] } }, 'zone', ['misfit', 'flag', 50], true],
		['builds on no zone', { zone: null }, 'zone', ['none', null, 0], true],
		['lies in a line that forbids its use', { lines: [line('inside', 'fails')] }, 'lines', ['misfit', 'block', 120], false],
		['lies in a line whose table does not speak of it', { lines: [line('inside', 'ask')] }, 'lines', ['asked', null, 0], true],
		['nothing of a line is known', { lines: [line('unknown', null)] }, 'lines', ['unknown', null, 0], true],
		['grazes a line', { lines: [line('grazes', null)] }, 'lines', ['fits', null, 0], true]
	])('%s', (_, part, check, answer, fits) => {
		const answers = judged(facts(part));
		expect(of(answers, check)).toEqual(answer);
		expect(placeFits(answers)).toBe(fits);
	}); // prettier-ignore
	test('money of a source the programme does not take is told', () => {
		expect(of(judged(facts(), 'upper'), 'heading')).toEqual(['misfit', 'flag', 0]);
	});
	test('a county that shuts where another tells', () => {
		const strict = { ...shippedPlace, area: 'block', heading: 'block' } as const;
		expect(placeFits(judged(null, 'county_budget', strict))).toBe(false);
		expect(placeFits(judged(facts(), 'upper', strict))).toBe(false);
	});
});
