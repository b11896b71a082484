import { expect, test } from 'vitest';
import type { PlanBorder } from '#zones/plans/plan-borders.ts';
import { marksOf } from './marks.ts';

const zone = (id: string, villages: string, layout: 'adjacent' | 'chain' = 'adjacent') => ({
	...{ id, name: id, layout, continues: null, locked: false, villages: new Set(villages) }
});
// a | b | c | d in a row, with the county's edge round them.
const borders: PlanBorder[] = [[1, 'a', 'b'], [2, 'b', 'c'], [3, 'c', 'd'], [4, 'a', null], [5, null, 'd']]; // prettier-ignore
const marks = (content: ReturnType<typeof zone>[], chosen: string | null, was: string | null = null) => {
	const found = marksOf(content, chosen, was === null ? null : new Set(was), borders);
	return {
		villages: Object.fromEntries([...found.villages].map(([code, { layout, own, gained, lost }]) => [code, [layout, own && 'own', gained && 'gained', lost && 'lost'].filter(Boolean).join(' ')])), // prettier-ignore
		edges: [...found.borders].filter(([, { edge }]) => edge).map(([number]) => number),
		lost: [...found.borders].filter(([, { lost }]) => lost).map(([number]) => number),
		rims: [...found.borders].filter(([, { layout }]) => layout).map(([number, { layout }]) => `${number} ${layout}`)
	};
};

test('a zone is outlined where its villages end, also at the county’s edge', () => {
	expect(marks([zone('x', 'ab')], 'x')).toEqual({
		...{ villages: { a: 'adjacent own', b: 'adjacent own' }, edges: [2, 4], lost: [], rims: ['2 adjacent', '4 adjacent'] } // prettier-ignore
	});
});

test('a village of two zones is drawn as the chosen one, else as the first; between zones there is a rim', () => {
	const content = [zone('x', 'ab'), zone('y', 'bc', 'chain')];
	expect(marks(content, null).villages).toEqual({ a: 'adjacent', b: 'adjacent', c: 'chain' });
	expect(marks(content, 'y').villages).toEqual({ a: 'adjacent', b: 'chain own', c: 'chain own' });
	expect(marks(content, 'y').edges).toEqual([1, 3]);
	expect(marks(content, null).rims.map((rim) => rim[0])).toEqual(['1', '2', '3', '4']);
	expect(marks([zone('x', 'abcd')], null).rims.map((rim) => rim[0])).toEqual(['4', '5']);
});

test('against what is in force: what is new in it, and what it lost though it may lie in another zone', () => {
	const content = [zone('x', 'ab'), zone('y', 'c', 'chain')];
	const found = marks(content, 'x', 'bcd');
	expect(found.villages).toEqual({ a: 'adjacent own gained', b: 'adjacent own', c: 'chain lost', d: 'lost' });
	expect(found.lost).toEqual([2, 5]);
	expect(marks(content, 'x', 'ab').lost).toEqual([]);
});

test('what is proposed is drawn as the chosen zone is', () => {
	const found = marksOf([zone('x', 'a'), zone('y', 'c', 'chain')], null, null, borders, new Set('c'));
	expect([...found.villages].filter(([, { own }]) => own).map(([code]) => code)).toEqual(['c']);
	expect([...found.borders].filter(([, { edge }]) => edge).map(([number]) => number)).toEqual([2, 3]);
});
