import { expect, test } from 'vitest';
import type { FindingRow } from './finding-list.ts';
import { regroup } from './regroup.ts';

const lead = (number: number, east: number, given: Partial<FindingRow> = {}): FindingRow => ({
	number,
	version: 1,
	kind: 'over_area',
	status: 'suspected',
	village: '149901101201',
	holder: '王**',
	contract: `HT-${number}`,
	contractedMu: 1000,
	measuredMu: 1100,
	overMu: 100,
	waitingDays: 0,
	borderline: false,
	surveyMethod: 'instrument',
	fitForMoney: true,
	cluster: null,
	place: number,
	at: [111.67 + east / 87_400, 38.28],
	...given
});
const near = { distanceM: 400, minimum: 3 };

test('what lies within the distance is one cluster, what lies alone is none', () => {
	const grouped = regroup([lead(1, 0), lead(2, 300), lead(3, 600), lead(4, 5000)], near);
	expect(grouped.features.map(({ properties }) => properties)).toEqual([{ count: 3, mu: 300 }]);
	const ring = grouped.features[0]!.geometry.coordinates[0]!;
	expect(ring[0]).toEqual(ring.at(-1));
	expect(Math.max(...ring.map(([longitude]) => longitude!))).toBeGreaterThan(111.67 + 620 / 87_400);
});

test('a distance less splits them', () => {
	expect(regroup([lead(1, 0), lead(2, 300), lead(3, 600)], { ...near, distanceM: 250 }).features).toEqual([]);
});

test('settled leads, short areas and requests do not count', () => {
	const apart = [
		{ status: 'dismissed' },
		{ status: 'gone' },
		{ kind: 'short_area' },
		{ kind: 'area_request' },
		{ at: null }
	];
	for (const given of apart as Partial<FindingRow>[])
		expect(regroup([lead(1, 0), lead(2, 300), lead(3, 600, given)], near).features).toEqual([]);
});

test('a piece on the ground and its ledger figure are the same land, counted once', () => {
	const piece = lead(3, 10, { kind: 'on_uncontracted', contract: 'HT-1', place: 1, overMu: 80 });
	expect(regroup([lead(1, 0), lead(2, 300), piece], near).features[0]!.properties).toEqual({ count: 3, mu: 200 });
});
