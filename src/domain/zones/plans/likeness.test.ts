import { expect, test } from 'vitest';
import type { VillageFigures } from './figures.ts';
import { likenessOf, markedLikenesses } from './likeness.ts';

const village = (areaMu: number, more: Partial<VillageFigures> = {}): VillageFigures => ({
	...{ code: 'x', name: 'x', number: 1, township: 't', townshipName: 't', place: [0, 0], neighbours: [] },
	...{ areaMu, overMu: 0, reclaimedMu: 0, contracts: {}, farmland: {}, redLines: {} },
	...more
});

test('figures are shares of a village’s land, about mean 0 and deviation 1; what is the same everywhere is 0', () => {
	const villages = [
		village(100, { farmland: { '0101': 5, '0103': 5 }, contracts: { regular: 1 } }),
		village(200, { farmland: { '0103': 60 }, contracts: { regular: 2 } })
	];
	const rounded = likenessOf(villages, ['farmland', 'contracts', 'size']).map((own) => own.map((each) => Math.round(each * 1e9) / 1e9)); // prettier-ignore
	expect(rounded).toEqual([
		[-1, 0, -1],
		[1, 0, 1]
	]);
	expect(likenessOf([village(0, { farmland: { '0103': 5 } })], ['farmland'])).toEqual([[0]]);
	expect(likenessOf([], ['farmland'])).toEqual([]);
});

test('what a zone is more or less than the county is told from half a deviation, the most marked first', () => {
	const features = [
		[0.4, -2, 0.6],
		[0.4, -1, 0.6]
	];
	expect(markedLikenesses(features, ['farmland', 'contracts', 'size'])).toEqual([
		{ name: 'contracts', more: false },
		{ name: 'size', more: true }
	]);
	expect(markedLikenesses([], ['farmland'])).toEqual([]);
});
