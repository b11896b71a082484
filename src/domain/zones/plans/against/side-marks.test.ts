import { expect, test } from 'vitest';
import type { PlanBorder } from '#zones/plans/plan-borders.ts';
import { sideMarks } from './side-marks.ts';

const borders: PlanBorder[] = [
	[1, 'a', 'b'],
	[2, 'b', 'c'],
	[3, 'c', null]
];
const zone = { id: 'z', name: '苹果', layout: 'chain' as const, code: null, villages: new Set('ab') };

test('zones are drawn as they are, and what the other has not is marked and edged', () => {
	const { villages, borders: edges } = sideMarks([zone], new Set('b'), 'gained', borders);
	expect(villages.get('a')).toMatchObject({ layout: 'chain', gained: false, lost: false });
	expect(villages.get('b')).toMatchObject({ layout: 'chain', gained: true });
	expect(edges.get(1)).toMatchObject({ edge: true, layout: null });
	expect(edges.get(2)).toMatchObject({ edge: true, layout: 'chain' });
	expect(edges.has(3)).toBe(false);
});
test('of the other side they are lost; a village in no zone is marked too', () => {
	const { villages, borders: edges } = sideMarks([], new Set('c'), 'lost', borders);
	expect(villages.get('c')).toEqual({ layout: null, own: false, gained: false, lost: true });
	expect(edges.get(3)).toEqual({ layout: null, edge: false, lost: true });
});
