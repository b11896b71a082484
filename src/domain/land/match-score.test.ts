import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MatchProposals } from '#land/match-proposals.ts';
import { LEAST_POINTS, scoreMatch } from '#land/match-score.ts';
import { patchKey, type MatchContract, type MatchPatch, type MatchVillage } from '#land/match-village.ts';

const NOWHERE = { west: 0, south: 0, east: 0, north: 0 };
const patch = (number: number, given: Partial<MatchPatch> = {}): MatchPatch => ({
	kind: 'parcel',
	number,
	code: `P${number}`,
	name: null,
	use: '0103',
	state: 'open',
	mu: 1000,
	restMu: given.mu ?? 1000,
	at: [0, 0],
	bounds: NOWHERE,
	version: 0,
	contract: null,
	user: null,
	reason: null,
	note: null,
	rejected: [],
	named: null,
	found: [],
	nameWord: null,
	sides: {},
	adjacent: [],
	...given
});
const contract = (number: string, given: Partial<MatchContract> = {}): MatchContract => ({
	id: number,
	number,
	lessee: '王**',
	lesseeWord: null,
	kind: 'resource',
	form: 'written',
	endsOn: null,
	writtenMu: given.mu ?? 1000,
	mu: 1000,
	doubt: null,
	drawn: 0,
	drawnMu: 0,
	plots: [],
	...given
});
const plot = (given: Partial<MatchContract['plots'][number]>): MatchContract['plots'][number] => ({
	name: null,
	nameWord: null,
	mu: null,
	sides: {},
	texts: {},
	...given
});
const words = Array.from({ length: 9 }, (_, at) => ({ shown: `${at}**`, landmark: at === 8 }));
const village = (patches: MatchPatch[], contracts: MatchContract[]): MatchVillage => ({
	village: '149901100200',
	patches,
	contracts,
	words
});
const proposalsOf = (patches: MatchPatch[], contracts: MatchContract[]) =>
	new MatchProposals(village(patches, contracts), (mu) => Math.max(5, Math.floor(mu / 100)));
const kinds = (patches: MatchPatch[], contracts: MatchContract[]) =>
	scoreMatch(patches[0]!, contracts[0]!, proposalsOf(patches, contracts)).reasons.map(({ kind, points }) => [
		kind,
		points
	]);

describe('a reason gives its points', () => {
	test.each([
		[1000, 30],
		[1010, 30],
		[1011, 24],
		[1030, 24],
		[1100, 14],
		[1200, 6],
		[800, 6]
	])('10 亩 contracted and %d hundredths on the ground: %d', (mu, points) => {
		expect(kinds([patch(1, { mu })], [contract('A')])).toEqual([
			['area', points],
			['same_village', 5]
		]);
	});

	test('an area beyond a fifth says nothing', () => {
		expect(kinds([patch(1, { mu: 1201 })], [contract('A')])).toEqual([['same_village', 5]]);
	});

	test('亩 nobody says what they count are half a reason', () => {
		expect(kinds([patch(1)], [contract('A', { doubt: 'basis' })])).toContainEqual(['area', 15]);
	});

	test('what is outside other contracts’ shapes is what counts', () => {
		expect(kinds([patch(1, { mu: 1500, restMu: 1000 })], [contract('A')])).toContainEqual(['area', 30]);
	});

	test('the paper names the eastern neighbour, and that is who has the land to the east', () => {
		const beside = { side: 'east', patch: null, holders: [3], says: [] } as const;
		const named = contract('A', { mu: 9000, plots: [plot({ sides: { east: [3] } })] });
		expect(kinds([patch(1, { adjacent: [beside] })], [named])).toContainEqual(['neighbour_named', 16]);
		expect(kinds([patch(1, { adjacent: [{ ...beside, side: 'north' }] })], [named])).toContainEqual([
			'neighbour_named',
			6
		]);
		expect(kinds([patch(1)], [named])).toEqual([['same_village', 5]]);
	});

	test('the neighbour’s paper names the lessee; the lessee has the land beside it', () => {
		const beside = { side: 'west', patch: null, holders: [], says: [2] } as const;
		const his = contract('A', { mu: 9000, lesseeWord: 2 });
		expect(kinds([patch(1, { adjacent: [beside] })], [his])).toContainEqual(['named_by_neighbour', 14]);
		expect(kinds([patch(1, { adjacent: [{ ...beside, says: [], holders: [2] }] })], [his])).toContainEqual([
			'adjoining',
			8
		]);
	});

	test('the same 四至: a landmark is less than a name', () => {
		const paper = contract('A', { mu: 9000, plots: [plot({ sides: { east: [3], north: [8] } })] });
		expect(kinds([patch(1, { sides: { east: [3], north: [8] } })], [paper])).toEqual([
			['same_side', 10],
			['same_village', 5],
			['same_side', 4]
		]);
	});

	test('who was found there, the file that names the contract, the name of the plot', () => {
		const one = contract('A', { mu: 9000, lesseeWord: 1, plots: [plot({ nameWord: 5 })] });
		expect(kinds([patch(1, { found: [1], named: 'A', nameWord: 5 })], [one])).toEqual([
			['named_in_file', 60],
			['same_user', 40],
			['same_name', 12],
			['same_village', 5]
		]);
	});
});

describe('what is proposed', () => {
	test('of several the best first, at most nine, none that was ruled out, none that a file drew', () => {
		const patches = [patch(1, { rejected: ['N03'] })];
		const contracts = Array.from({ length: 14 }, (_, at) =>
			contract(`N${String(at).padStart(2, '0')}`, { mu: 1000 + at * 8, drawn: at === 5 ? 1 : 0 })
		);
		const found = proposalsOf(patches, contracts).forPatch(patches[0]!);
		expect(found).toHaveLength(4 - 1);
		expect(found.map(({ contract: { number } }) => number)).toEqual(['N00', 'N01', 'N02']);
	});

	test('what was confirmed a moment ago makes the next proposal: less is left of the contract, and its lessee is a neighbour', () => {
		const confirmed = patch(2, { state: 'confirmed', contract: 'A', mu: 600 });
		const open = patch(1, {
			mu: 400,
			restMu: 400,
			adjacent: [{ side: 'east', patch: patchKey(confirmed), holders: [], says: [] }]
		});
		const contracts = [
			contract('A', { lesseeWord: 1 }),
			contract('B', { mu: 9000, plots: [plot({ sides: { east: [1] } })] })
		];
		const all = proposalsOf([open, confirmed], contracts);
		expect(all.forPatch(open).map(({ contract: { number } }) => number)).toEqual(['A', 'B']);
		expect(all.forPatch(open)[0]!.reasons).toContainEqual(
			expect.objectContaining({ kind: 'area', of: 'rest', contractMu: 400 })
		);
		expect(all.stand(contracts[0]!)).toMatchObject({ state: 'part', foundMu: 600, overMu: -400 });
	});

	test.each([
		[1000, 'matched', 0],
		[1010, 'matched', 10],
		[1011, 'over', 11],
		[990, 'matched', -10],
		[989, 'part', -11]
	] as const)('%d hundredths confirmed for 10 亩: %s', (mu, state, overMu) => {
		const one = contract('A');
		expect(proposalsOf([patch(1, { state: 'confirmed', contract: 'A', mu })], [one]).stand(one)).toMatchObject({
			state,
			overMu
		});
	});

	test('of a contract whose 亩 nobody can say no difference is reckoned', () => {
		const one = contract('A', { doubt: 'basis' });
		expect(proposalsOf([patch(1, { state: 'confirmed', contract: 'A' })], [one]).stand(one).overMu).toBeNull();
	});
});

const word = fc.integer({ min: 0, max: 8 });
const side = fc.constantFrom('east', 'south', 'west', 'north');
const anyPatch = fc.record({
	number: fc.integer({ min: 1, max: 60 }),
	mu: fc.integer({ min: 1, max: 3000 }),
	found: fc.array(word, { maxLength: 2 }),
	sides: fc.dictionary(side, fc.array(word, { maxLength: 2 })),
	adjacent: fc.array(
		fc.record({
			side,
			patch: fc.constant(null),
			holders: fc.array(word, { maxLength: 2 }),
			says: fc.array(word, { maxLength: 1 })
		}),
		{ maxLength: 4 }
	)
});
const anyContract = fc.record({
	mu: fc.integer({ min: 1, max: 3000 }),
	lesseeWord: fc.option(word),
	plots: fc.array(fc.dictionary(side, fc.array(word, { maxLength: 2 })), { maxLength: 2 })
});

test('either way round it is the same pair: points, reasons, and never more than 100', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(anyPatch, { selector: ({ number }) => number, maxLength: 6 }),
			fc.array(anyContract, { maxLength: 6 }),
			(drawnPatches, drawnContracts) => {
				const patches = drawnPatches.map(({ number, ...rest }) =>
					patch(number, { ...rest, restMu: rest.mu } as Partial<MatchPatch>)
				);
				const contracts = drawnContracts.map(({ plots, ...rest }, at) =>
					contract(`N${at}`, { ...rest, plots: plots.map((given) => plot({ sides: given })) })
				);
				const all = proposalsOf(patches, contracts);
				const byPatch = patches.flatMap((each) =>
					all.forPatch(each).map(({ contract: { number }, points }) => `${each.number} ${number} ${points}`)
				);
				const byContract = contracts.flatMap((each) =>
					all.forContract(each).map(({ patch: { number }, points }) => `${number} ${each.number} ${points}`)
				);
				expect(byContract.sort()).toEqual(byPatch.sort());
				// Every pair scored, none passed over: what is worth proposing is the same.
				const worth = patches.flatMap((each) =>
					contracts.flatMap((other) => {
						const { points, reasons } = scoreMatch(each, other, all);
						return points >= LEAST_POINTS && reasons.length > 1 ? [`${each.number} ${other.number} ${points}`] : [];
					})
				);
				expect(byPatch.sort()).toEqual(worth.sort());
				for (const each of patches)
					for (const { points, reasons } of all.forPatch(each)) {
						expect(points).toBeGreaterThanOrEqual(LEAST_POINTS);
						expect(points).toBe(
							Math.min(
								100,
								reasons.reduce((sum, reason) => sum + reason.points, 0)
							)
						);
					}
			}
		)
	);
});
