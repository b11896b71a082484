import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listStateOf } from './finding-address.ts';
import { figureAddress, figures, placedMu, type Figure } from './finding-figures.ts';
import {
	filterFindings,
	findingKinds,
	findingStatuses,
	NO_PLACE,
	noFilter,
	totalFindings,
	type FindingFilter,
	type FindingRow
} from './finding-list.ts';
import { landlessKinds } from './leads.ts';
import { filterOfPlace, placeTotals } from './place-totals.ts';

const villages = ['149901101201', '149901101202', '149901203200'];
const rowOf: fc.Arbitrary<FindingRow> = fc.record({
	number: fc.integer({ min: 1, max: 99_999 }),
	version: fc.constant(1),
	kind: fc.constantFrom(...findingKinds),
	status: fc.constantFrom(...findingStatuses),
	village: fc.option(fc.constantFrom(...villages)),
	holder: fc.constant('王**'),
	contract: fc.constant('HC-1'),
	contractedMu: fc.constant(null),
	measuredMu: fc.constant(null),
	overMu: fc.integer({ min: -10_000, max: 1_000_000 }),
	waitingDays: fc.constant(0),
	borderline: fc.constant(false),
	surveyMethod: fc.constant(null),
	fitForMoney: fc.constant(null),
	cluster: fc.option(fc.integer({ min: 1, max: 3 })),
	place: fc.integer({ min: 1, max: 9 }),
	at: fc.constant(null)
});
const rowsOf = fc.array(rowOf, { maxLength: 80 });
const filterOf: fc.Arbitrary<FindingFilter> = fc.record({
	township: fc.option(fc.constantFrom('149901101', '149901203', NO_PLACE)),
	village: fc.constant(null),
	cluster: fc.option(fc.integer({ min: 1, max: 3 })),
	kinds: fc.subarray([...findingKinds]),
	statuses: fc.subarray([...findingStatuses]),
	leastMu: fc.constantFrom(0, 5_000),
	text: fc.constant('')
});
const name = () => '';

/** What the list an address opens holds. */
const opened = (rows: readonly FindingRow[], address: string | null): FindingRow[] =>
	address === null
		? []
		: filterFindings(rows, listStateOf(new URLSearchParams(address.split('?')[1] ?? '')).filter, name);

describe('a figure opens exactly the rows it counts', () => {
	test('the list’s own totals, whatever the filter', () => {
		fc.assert(
			fc.property(rowsOf, filterOf, (rows, filter) => {
				const totals = totalFindings(filterFindings(rows, filter, name));
				const of = (figure: Figure) => opened(rows, figureAddress(figure, filter));
				expect(of('leads')).toHaveLength(totals.count);
				expect(of('requests')).toHaveLength(totals.requests);
				expect(totalFindings(of('open'))).toMatchObject({ count: totals.open, open: totals.open, requests: 0 });
				for (const [figure, ledgerMu, groundMu] of [
					['ledger', totals.ledgerMu, 0],
					['ground', 0, totals.groundMu]
				] as const)
					expect(totalFindings(of(figure))).toMatchObject({ ledgerMu, groundMu });
			})
		);
	});

	test('by kind and by place', () => {
		fc.assert(
			fc.property(rowsOf, filterOf, (rows, filter) => {
				const left = filterFindings(rows, filter, name);
				const places = placeTotals(left, filter, new Map());
				expect(places.reduce((sum, { count, requests }) => sum + count + requests, 0)).toBe(left.length);
				for (const { code, ...total } of places)
					expect(totalFindings(filterFindings(rows, filterOfPlace(code, filter), name))).toMatchObject(total);
				for (const { kind, count, mu } of totalFindings(left).kinds) {
					const kinds = filterFindings(rows, { ...filter, kinds: [kind] }, name);
					expect([kinds.length, kinds.reduce((sum, row) => sum + row.overMu, 0)]).toEqual([count, mu]);
				}
			})
		);
	});

	test('the wall’s: leads that wait and may bring land, and their two accounts', () => {
		fc.assert(
			fc.property(rowsOf, (rows) => {
				const waiting = rows.filter(
					({ kind, status }) =>
						(status === 'suspected' || status === 'in_case') && !(landlessKinds as readonly string[]).includes(kind)
				);
				expect(opened(rows, figureAddress('waiting', noFilter))).toEqual(waiting);
				expect(opened(rows, figureAddress('overArea', noFilter))).toEqual(
					waiting.filter(({ kind }) => kind === 'over_area')
				);
				expect(totalFindings(opened(rows, figureAddress('waitingGround', noFilter))).groundMu).toBe(
					totalFindings(waiting).groundMu
				);
			})
		);
	});

	test('a figure that no row can be in opens nothing', () => {
		expect(figureAddress('ground', { ...noFilter, kinds: ['over_area'] })).toBeNull();
		expect(figureAddress('open', { ...noFilter, statuses: ['dismissed'] })).toBeNull();
		expect(figures.every((figure) => figureAddress(figure, noFilter)?.startsWith('/land/findings'))).toBe(true);
	});

	test('land of one place counts once: its pieces, or the ledger where that is more', () => {
		const base = fc.sample(rowOf, 1)[0]!;
		const of = (kind: FindingRow['kind'], overMu: number, place: number) => ({ ...base, kind, overMu, place });
		const rows = [of('over_area', 322, 1), of('on_uncontracted', 200, 1), of('beyond_village', 150, 1)];
		expect(placedMu([...rows, of('no_contract', 40, 2)])).toBe(390);
		expect(placedMu([])).toBe(0);
	});
});
