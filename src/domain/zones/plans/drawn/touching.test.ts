import { expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart } from '#core/parts/parts.ts';
import type { GridFigures } from '#zones/plans/grids/grid-figures.ts';
import type { Ground } from './ground.ts';
import { contiguityWithParts, gridAt, partAt } from './touching.ts';

/** Metres round a place of the county, roughly. */
const at = (x: number, y: number): Position => [111.6 + x / 87_400, 38.2 + y / 111_000];
const ring = (x: number, y: number, width: number, height: number): Position[] => [
	...[at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]
];
const part = (x: number, y: number, width: number, height: number) =>
	plainPart([ring(x, y, width, height).slice(0, -1).map(gridPoint)]);

/** a and b in a row with a kilometre between them; c beside b. */
const places = { a: [0, 0], b: [2000, 0], c: [3000, 0] } as const;
const villages = Object.keys(places).map((code) => ({
	...{ code, areaMu: 150_000, neighbours: code === 'b' ? ['c'] : code === 'c' ? ['b'] : [] }
}));
const ground: Ground = {
	bounds: { west: 111, south: 38, east: 112, north: 39 },
	villages: Object.entries(places).map(([code, [x, y]]) => ({ code, shape: [[ring(x, y, 1000, 1000)]] }))
};
const judge = (members: string, ...drawn: ReturnType<typeof part>[]) =>
	contiguityWithParts({ villages: new Set(members), drawn }, villages, ground);
const shown = ({ state, pieces }: ReturnType<typeof judge>) =>
	`${state} ${pieces.map((codes) => codes.join('+')).join(' | ')}`;

test.each([
	['nothing drawn: the villages alone', 'ab', [], 'fail a | b'],
	['a part from border to border joins', 'ab', [part(1000, 200, 1000, 100)], 'pass a+b+part 0'],
	['one that reaches into both does too', 'ab', [part(900, 200, 1200, 100)], 'pass a+b+part 0'],
	['a part beside a village', 'b', [part(2200, 1000, 100, 100)], 'pass b+part 0'],
	['along some of a border only', 'b', [part(1500, 900, 500, 300)], 'pass b+part 0'],
	['one that meets it in a corner alone does not', 'b', [part(1900, 1000, 100, 100)], 'fail b | part 0'],
	['nor one that stands a metre off', 'b', [part(2200, 1001, 100, 100)], 'fail b | part 0'],
	['over the land of one that is no member', 'a', [part(3200, 200, 100, 100)], 'fail a | part 0'],
	['two parts with a common edge, one of them beside a village', 'a', [part(1000, 0, 100, 100), part(1100, 0, 100, 100)], 'pass a+part 0+part 1'],
	['two that meet in a corner', 'a', [part(1000, 0, 100, 100), part(1100, 100, 100, 100)], 'fail a+part 0 | part 1'],
	['one part alone: nothing to judge yet', '', [part(0, 0, 100, 100)], 'not_yet part 0']
] as const)('%s', (_, members, drawn, expected) => expect(shown(judge(members, ...drawn))).toBe(expected)); // prettier-ignore

test('what would join a loose part is a village beside it', () => {
	expect(judge('b', part(4000, 100, 100, 100)).repair).toEqual({ codes: ['c'], smallest: true });
	expect([partAt('part 3'), partAt('149901100201'), gridAt('grid a'), gridAt('a')]).toEqual([3, null, 'a', null]);
});
test.each([
	['no ground', null],
	['too many villages to name', { ...ground, bounds: null }],
	['ground of elsewhere', { ...ground, bounds: { west: 111.62, south: 38, east: 112, north: 39 } }]
])('%s: it cannot be told yet', (_, given) => {
	const zone = { villages: new Set('ab'), drawn: [part(900, 200, 1200, 100)] };
	expect(contiguityWithParts(zone, villages, given)).toMatchObject({ state: 'not_yet', repair: null });
	expect(contiguityWithParts(zone, villages, given).open).not.toBeNull();
	expect(contiguityWithParts({ villages: zone.villages }, villages, given).open).toBeNull();
});

const grid = (code: string, x: number, y: number, width: number, height: number) =>
	({ code, areaMu: 100, shape: [[ring(x, y, width, height)]] }) as unknown as GridFigures;
test.each([
	[
		'a grid of a village between joins nothing it does not touch',
		'ac',
		[['g', 3000, 1000, 100, 100]],
		[],
		'fail c+grid g | a'
	],
	['a grid from border to border joins', 'ab', [['g', 1000, 0, 1000, 500]], [], 'pass a+b+grid g'],
	[
		'two grids side by side',
		'',
		[
			['g', 0, 0, 500, 500],
			['h', 500, 0, 500, 500]
		],
		[],
		'pass grid g+grid h'
	],
	[
		'two that meet in a corner',
		'',
		[
			['g', 0, 0, 500, 500],
			['h', 500, 500, 500, 500]
		],
		[],
		'fail grid g | grid h'
	],
	['a grid and a part beside it', '', [['g', 0, 0, 500, 500]], [[500, 100, 100, 100]], 'pass grid g+part 0'],
	['a loose grid', 'b', [['g', 0, 0, 500, 500]], [], 'fail b | grid g']
] as const)('%s', (_, members, grids, drawn, expected) => {
	const known = new Map(grids.map(([code, x, y, width, height]) => [code, grid(code, x, y, width, height)]));
	const zone = {
		villages: new Set(members),
		drawn: drawn.map((box) => part(...(box as readonly [number, number, number, number]))),
		grids: [...known.keys()]
	};
	expect(shown(contiguityWithParts(zone, villages, ground, known))).toBe(expected);
	expect(contiguityWithParts(zone, villages, ground).open).not.toBeNull();
});
