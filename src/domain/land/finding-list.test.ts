import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listStateOf, searchOf, usualSort, type ListState } from './finding-address.ts';
import {
	filterFindings,
	findingKinds,
	findingStatuses,
	NO_PLACE,
	noFilter,
	sortFindings,
	sortKeys,
	totalFindings,
	type FindingRow
} from './finding-list.ts';
import { isFitForMoney, surveyMethods } from './survey-method.ts';
import { landlessKinds } from './leads.ts';
import { packFindings, unpackFindings } from './finding-pack.ts';

const mu = fc.integer({ min: 0, max: 1_000_000 });
const rowOf: fc.Arbitrary<FindingRow> = fc
	.record({
		number: fc.integer({ min: 1, max: 99_999 }),
		version: fc.integer({ min: 1, max: 99 }),
		kind: fc.constantFrom(...findingKinds),
		status: fc.constantFrom(...findingStatuses),
		village: fc.option(fc.constantFrom('149901101201', '149901101202', '149901203200')),
		holder: fc.option(fc.constantFrom('王**', '李**')),
		contract: fc.option(fc.constantFrom('SM-SY-2014-031', 'HC-001')),
		contractedMu: fc.option(mu),
		measuredMu: fc.option(mu),
		overMu: fc.integer({ min: -10_000, max: 1_000_000 }),
		waitingDays: fc.nat(400),
		borderline: fc.boolean(),
		surveyMethod: fc.option(fc.constantFrom(...surveyMethods)),
		cluster: fc.option(fc.integer({ min: 1, max: 3 })),
		place: fc.integer({ min: 1, max: 20 }),
		at: fc.option(fc.tuple(fc.constant(111.670001), fc.constant(38.28)))
	})
	.map((row) => ({ ...row, fitForMoney: row.surveyMethod && isFitForMoney(row.surveyMethod) }));
const rowsOf = fc.array(rowOf, { maxLength: 60 });
const name = (code: string) => ({ '149901101201': '上峪村', '149901101202': '下井村' })[code] ?? '岔沟村';

describe('the list of findings', () => {
	test('rows survive the journey by column', () => {
		fc.assert(fc.property(rowsOf, (rows) => void expect(unpackFindings(packFindings(rows))).toEqual(rows)));
	});

	test('totals follow the filter, and the two accounts are never added', () => {
		fc.assert(
			fc.property(rowsOf, fc.subarray([...findingKinds]), (rows, kinds) => {
				const left = filterFindings(rows, { ...noFilter, kinds }, name);
				const totals = totalFindings(left);
				expect(totals.count + totals.requests).toBe(left.length);
				expect(totals.kinds.reduce((count, kind) => count + kind.count, 0)).toBe(left.length);
				const landless: readonly string[] = landlessKinds;
				const short = left.filter((row) => landless.includes(row.kind)).reduce((sum, row) => sum + row.overMu, 0);
				const all = left.reduce((sum, row) => sum + row.overMu, 0);
				expect(totals.ledgerMu + totals.groundMu).toBe(all - short);
			})
		);
	});

	test('an over-area is ledger, a piece on the ground is ground, a short area is neither, a request is no lead', () => {
		const base = fc.sample(rowOf, 1)[0]!;
		const of = (kind: FindingRow['kind'], overMu: number) => ({ ...base, kind, overMu });
		const totals = totalFindings([
			of('over_area', 322),
			of('on_uncontracted', 200),
			of('beyond_village', 100),
			of('short_area', -108),
			of('area_request', 500)
		]);
		expect([totals.ledgerMu, totals.groundMu]).toEqual([322, 300]);
		expect([totals.count, totals.requests]).toEqual([4, 1]);
	});

	test('filters by place, least 亩 and text', () => {
		const base = {
			...fc.sample(rowOf, 1)[0]!,
			number: 417,
			status: 'suspected' as const,
			village: '149901101201',
			contract: 'SM-SY-2014-031',
			overMu: 322,
			holder: '王**'
		};
		const fits = (filter: Partial<typeof noFilter>) =>
			filterFindings([base], { ...noFilter, ...filter }, name).length === 1;
		expect(fits({ township: '149901101' })).toBe(true);
		expect(fits({ township: '149901203' })).toBe(false);
		expect(fits({ village: '149901101202' })).toBe(false);
		expect(fits({ leastMu: 322 })).toBe(true);
		expect(fits({ leastMu: 323 })).toBe(false);
		for (const text of ['0417', '上峪', 'sm-sy', '王']) expect(fits({ text })).toBe(true);
		expect(fits({ text: '下井' })).toBe(false);
	});

	test('sorting loses nothing, is ordered, and keeps the unknown last both ways', () => {
		const order = new Map([
			['149901101201', 1],
			['149901101202', 0]
		]);
		fc.assert(
			fc.property(rowsOf, fc.constantFrom(...sortKeys), fc.boolean(), (rows, key, descending) => {
				const sorted = sortFindings(rows, key, descending, order);
				expect(new Set(sorted)).toEqual(new Set(rows));
				if (key !== 'contracted') return;
				const values = sorted.map((row) => row.contractedMu);
				const known = values.filter((value) => value !== null);
				expect(values.slice(0, known.length)).toEqual(known);
				expect(known).toEqual([...known].sort((a, b) => (descending ? b - a : a - b)));
			})
		);
	});
});

describe('the address of a list', () => {
	const stateOf: fc.Arbitrary<ListState> = fc.record({
		filter: fc.record({
			township: fc.option(fc.constantFrom('149901101', NO_PLACE)),
			village: fc.option(fc.constant('149901101201')),
			cluster: fc.option(fc.integer({ min: 1, max: 999 })),
			kinds: fc.subarray([...findingKinds]),
			statuses: fc.subarray([...findingStatuses]),
			leastMu: fc.integer({ min: 0, max: 999_999_99 }),
			text: fc.constantFrom('', '上峪', 'a&b=c')
		}),
		sort: fc.record({ key: fc.constantFrom(...sortKeys), descending: fc.boolean() }),
		current: fc.option(fc.integer({ min: 1, max: 99_999 }))
	});

	test('a state comes back from its address', () => {
		fc.assert(
			fc.property(
				stateOf,
				(state) => void expect(listStateOf(new URLSearchParams(searchOf(state).toString()))).toEqual(state)
			)
		);
	});

	test('nonsense asks for nothing', () => {
		const odd = listStateOf(
			new URLSearchParams('township=1;drop&kind=x,over_area&mu=-5&sort=-evil&finding=1e9.5&status=')
		);
		expect(odd).toEqual({ filter: { ...noFilter, kinds: ['over_area'] }, sort: usualSort, current: null });
	});
});
