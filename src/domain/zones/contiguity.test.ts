import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contiguityOf, type Touchable } from './contiguity.ts';

/** Villages in rows and columns, each with a border to the four beside it; `a0` is the first of the first row. */
function grid(rows: number, columns: number, mu: (code: string) => number = () => 100): Touchable[] {
	const code = (row: number, column: number) => `${String.fromCharCode(97 + row)}${column}`;
	const inside = (row: number, column: number) => row >= 0 && column >= 0 && row < rows && column < columns;
	return Array.from({ length: rows * columns }, (_, at) => {
		const [row, column] = [Math.floor(at / columns), at % columns];
		const beside = [
			[row - 1, column],
			[row + 1, column],
			[row, column - 1],
			[row, column + 1]
		] as const;
		const neighbours = beside.filter(([r, c]) => inside(r, c)).map(([r, c]) => code(r, c));
		return { code: code(row, column), areaMu: mu(code(row, column)), neighbours };
	});
}

describe('whether members touch', () => {
	const cases: [string, string[], string, string[][], string[] | null][] = [
		['nothing to judge of one', ['a0'], 'not_yet', [['a0']], null],
		['nor of none', [], 'not_yet', [], null],
		['nor of what nobody knows', ['a0', 'z9'], 'not_yet', [['a0']], null],
		['side by side', ['a0', 'a1', 'b1'], 'pass', [['a0', 'a1', 'b1']], null],
		['by a corner is not touching', ['a0', 'b1'], 'fail', [['a0'], ['b1']], ['a1']],
		['two apart', ['a0', 'a2'], 'fail', [['a0'], ['a2']], ['a1']],
		['three round a middle need the middle alone', ['a1', 'b0', 'b2'], 'fail', [['a1'], ['b0'], ['b2']], ['b1']],
		['named twice is one', ['a0', 'a0', 'a1'], 'pass', [['a0', 'a1']], null]
	];
	test.each(cases)('%s', (_, members, state, pieces, repair) => {
		const found = contiguityOf(members, grid(3, 3));
		expect(found).toMatchObject({ state, pieces });
		expect(found.repair?.codes ?? null).toEqual(repair);
	});

	test('of two ways as short the one with less land is taken, and the largest piece stands first', () => {
		const villages = grid(2, 2, (code) => (code === 'a1' ? 900 : code === 'b1' ? 500 : 100));
		const found = contiguityOf(['a0', 'b1'], villages);
		expect(found.pieces).toEqual([['b1'], ['a0']]);
		expect(found.repair).toEqual({ codes: ['b0'], smallest: true });
	});

	test('what no border leads to cannot be joined', () => {
		const island: Touchable = { code: 'x0', areaMu: 10, neighbours: [] };
		expect(contiguityOf(['a0', 'x0'], [...grid(2, 2), island])).toMatchObject({ state: 'fail', repair: null });
	});

	test('more pieces than are joined at once are joined in turns, and it is said', () => {
		const villages = grid(5, 9);
		const members = ['a', 'c', 'e'].flatMap((row) => [0, 2, 4, 6, 8].map((column) => `${row}${column}`));
		const { pieces, repair } = contiguityOf(members, villages);
		expect(pieces).toHaveLength(15);
		expect(repair!.smallest).toBe(false);
		expect(contiguityOf([...members, ...repair!.codes], villages).state).toBe('pass');
	});

	test('of 2 000 villages with eight pieces an answer comes at once', () => {
		const villages = grid(26, 77);
		const members = [0, 10, 20, 30, 40, 50, 60, 70].map((column) => `${column % 20 === 0 ? 'c' : 'w'}${column}`);
		const { repair } = contiguityOf(members, villages);
		expect(repair!.smallest).toBe(true);
		expect(contiguityOf([...members, ...repair!.codes], villages).state).toBe('pass');
	});
});

/** The smallest by trying every set of the others, smaller ones first, of those the least land. */
function tried(members: readonly string[], villages: readonly Touchable[]): number | null {
	const others = villages.filter(({ code }) => !members.includes(code));
	let best: number | null = null;
	for (let set = 0; set < 2 ** others.length; set++) {
		const chosen = others.filter((_, at) => set & (1 << at));
		const cost = chosen.reduce((sum, { areaMu }) => sum + 1e6 + areaMu, 0);
		if (best !== null && cost >= best) continue;
		const reached = new Set([members[0]!]);
		const within = new Set([...members, ...chosen.map(({ code }) => code)]);
		for (const code of reached)
			for (const next of villages.find((each) => each.code === code)!.neighbours)
				if (within.has(next)) reached.add(next);
		if (members.every((code) => reached.has(code))) best = cost;
	}
	return best;
}

test('no set of villages joins the pieces with fewer, nor with less land of as many', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 2, maxLength: 5 }),
			fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 }),
			(chosen, mu) => {
				const plain = grid(3, 4);
				const villages = plain.map((village, at) => ({ ...village, areaMu: mu[at]! * 100 }));
				const members = chosen.map((at) => villages[at]!.code).sort();
				const { state, repair } = contiguityOf(members, villages);
				const cost = (repair?.codes ?? []).reduce(
					(sum, code) => sum + 1e6 + villages.find((village) => village.code === code)!.areaMu,
					0
				);
				expect(cost).toBe(tried(members, villages));
				expect(state).toBe(cost === 0 ? 'pass' : 'fail');
			}
		),
		{ numRuns: 120 }
	);
});
