import { expect, test } from 'vitest';
import { apartZones } from './apart.ts';

const zone = (id: string, villages: string, name = id, layout: 'adjacent' | 'chain' = 'adjacent') => ({
	...{ id, name, layout, continues: null, locked: false, villages: new Set(villages) }
});

test('two versions: villages only one of them has, another name or layout, a zone only one has; what is alike is left out', () => {
	const mine = [zone('a', 'xy'), zone('b', 'z'), zone('c', ''), zone('d', 'q'), zone('e', 'm')];
	const theirs = [zone('a', 'yz'), zone('b', 'z'), zone('c', '', 'C'), zone('d', 'q', 'd', 'chain'), zone('f', 'n')];
	expect(apartZones(mine, theirs)).toMatchObject([
		{ id: 'a', name: 'a', otherName: null, mine: ['x'], theirs: ['z'] },
		{ id: 'c', name: 'c', otherName: 'C', mine: [], theirs: [] },
		{ id: 'd', name: 'd', otherName: null, mine: [], theirs: [] },
		{ id: 'e', name: 'e', otherName: null, mine: ['m'], theirs: [] },
		{ id: 'f', name: 'f', otherName: null, mine: [], theirs: ['n'] }
	]);
});
