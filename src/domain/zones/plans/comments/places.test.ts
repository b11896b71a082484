import { expect, test } from 'vitest';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { commentAt, commentPlaceName, innermostPlace } from './places.ts';

const village = (code: string, east: number, north: number): [string, VillageFigures] => [
	code,
	{
		...{
			code,
			name: `${code}村`,
			number: 1,
			township: 't',
			townshipName: '石门镇',
			place: [east, north],
			neighbours: []
		},
		...{ areaMu: 1, overMu: 0, reclaimedMu: 0, contracts: {}, farmland: {}, redLines: {} }
	}
];
const known = new Map([village('a', 0, 0), village('b', 1, 0), village('c', 5, 0)]);
const zones = [{ id: 'z', name: '苹果', villages: new Set('abc') }];
const words = { gone: (name: string) => `${name}（已删）`, point: '图上一点' };

test.each([
	[{ kind: 'village', village: 'c' }, [5, 0], 'c村 · 石门镇'],
	[{ kind: 'village', village: 'x' }, null, 'x'],
	[{ kind: 'zone', zone: 'z', name: '旧名' }, [1, 0], '苹果'],
	[{ kind: 'zone', zone: 'y', name: '旧名' }, null, '旧名（已删）'],
	[{ kind: 'point', east: 111, north: 38 }, [111, 38], '图上一点']
] as const)('%o', (place, at, name) => {
	expect(commentAt(place, zones, known)).toEqual(at);
	expect(commentPlaceName(place, zones, known, words)).toBe(name);
});
test('a zone of grids alone stands on one of them', () => {
	const grids = new Map([['g', { place: [3, 4] as const }]]);
	const zone = { id: 'z', name: '格', villages: new Set<string>(), grids: ['g'] };
	expect(commentAt({ kind: 'zone', zone: 'z', name: '格' }, [zone], known, grids)).toEqual([3, 4]);
});

test('no villages have no place', () => expect(innermostPlace([], known)).toBeNull());
