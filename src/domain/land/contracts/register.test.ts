import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseFaults } from '#core/steps.ts';
import { assetsFromText, checkContract } from './check.ts';
import { contractCourse, escalationCourse, raisedTo } from './course.ts';
import { checkEntry } from './entries.ts';
import { evidenceName } from './evidence.ts';
import { fenFromYuan, yuanText } from '#core/money.ts';
import { contractListOf, contractSearchOf } from './list.ts';
import { progressBelow, sumProgress, type PlaceProgress } from './progress.ts';
import { rentsFromText, rentText } from './rent-rows.ts';
import { meetingGaps } from './team-book.ts';
import { rentOn, scheduleFault, yearlyFen } from './terms.ts';

describe('money of a contract', () => {
	test('元 and fen go both ways', () =>
		fc.assert(fc.property(fc.nat(1e9), (fen) => void expect(fenFromYuan(yuanText(fen))).toBe(fen))));
	test.each([
		['1 200.50', 120050],
		['0', 0],
		['12.345', null],
		['-3', null],
		['', null],
		['１２００', 120000],
		['1,200', 120000]
	])('%s', (text, fen) => expect(fenFromYuan(text)).toBe(fen));
	test('rents by period are read back as they were written', () => {
		const text = '2021-03-01~2026-02-28 300.00; 2026-03-01~2031-02-28 330.00';
		expect(rentText(rentsFromText(text)!)).toBe(text);
		expect(rentsFromText('~ 300')).toEqual([{ from: null, to: null, fen: 30000 }]);
		expect(rentsFromText('2021-03-01~2026-02-28 300; 2026-02-01~2031-02-28 330')).toBeNull();
		expect(rentsFromText('2021-03-01 300')).toBeNull();
	});
	test('a schedule that runs backwards or overlaps names its row', () => {
		expect(scheduleFault([{ from: '2021-01-01', to: '2020-01-01', fen: 1 }])).toBe(0);
		expect(
			scheduleFault([
				{ from: '2021-01-01', to: null, fen: 1 },
				{ from: '2022-01-01', to: null, fen: 1 }
			])
		).toBe(1);
		expect(
			scheduleFault([
				{ from: '2021-01-01', to: '2022-01-01', fen: 1 },
				{ from: '2022-01-01', to: null, fen: 2 }
			])
		).toBeNull();
	});
	test('what a year brings: by 亩, by rooms, as a whole; of what is paid once or in kind nothing can be said', () => {
		const terms = {
			rents: [
				{ from: '2020-01-01', to: '2025-01-01', fen: 30000 },
				{ from: '2025-01-01', to: null, fen: 33000 }
			],
			assets: []
		};
		expect(yearlyFen({ rentUnit: 'mu_year', contractedMu: 1250, terms }, '2024-12-31')).toBe(375_000);
		expect(yearlyFen({ rentUnit: 'mu_year', contractedMu: 1250, terms }, '2025-01-01')).toBe(412_500);
		expect(
			yearlyFen(
				{
					rentUnit: 'unit_year',
					contractedMu: 0,
					terms: { ...terms, assets: [{ name: '门面房', units: 3, fen: null }] }
				},
				'2026-01-01'
			)
		).toBe(99_000);
		expect(
			yearlyFen(
				{
					rentUnit: 'unit_year',
					contractedMu: 0,
					terms: { rents: [], assets: [{ name: '门面房', units: 3, fen: 360_000 }] }
				},
				'2026-01-01'
			)
		).toBe(1_080_000);
		expect(yearlyFen({ rentUnit: 'year', contractedMu: 1250, terms }, '2026-01-01')).toBe(33_000);
		expect(yearlyFen({ rentUnit: 'once', contractedMu: 1250, terms }, '2026-01-01')).toBeNull();
		expect(rentOn({ rents: [], assets: [] }, '2026-01-01')).toBeNull();
	});
});

describe('a contract as a person gives it', () => {
	const good = {
		number: 'X-1',
		village_code: '149901100200',
		kind: 'asset',
		form: 'oral',
		contracted_mu: '0.36',
		object_kind: 'shop'
	};
	test('is kept as columns', () => {
		const { state, faults } = checkContract({
			...good,
			ends_on: '2030-12-31',
			rents: '~ 3600',
			assets: '门面房 3 3600',
			arrears_fen: '12.5'
		});
		expect(faults).toEqual([]);
		expect(state).toMatchObject({ contracted_mu: 36, ends_on: '2031-01-01', arrears_fen: 1250, formerly_oral: false });
		expect(state.terms).toEqual({
			rents: [{ from: null, to: null, fen: 360000 }],
			assets: [{ name: '门面房', units: 3, fen: 360000 }]
		});
		expect('lessee_name' in state).toBe(false);
	});
	test.each([
		['number', ''],
		['number', '149901100200000003J'],
		['contracted_mu', '-1'],
		['kind', 'boat'],
		['signed_on', '2026-02-30'],
		['rents', '每年三百'],
		['reference_fen', '0'],
		['head_contract_number', 'X-1']
	])('%s = %j is refused', (field, value) =>
		expect(checkContract({ ...good, [field]: value }).faults.map((fault) => fault.field)).toEqual([field])
	);
	test('an end before the beginning is refused', () =>
		expect(checkContract({ ...good, starts_on: '2026-01-02', ends_on: '2026-01-01' }).faults[0]).toMatchObject({
			field: 'ends_on',
			expected: 'day.not_before'
		}));
	test('assets one a line', () => {
		expect(assetsFromText('门面房 3 3600\n旧 仓库 1')).toEqual([
			{ name: '门面房', units: 3, fen: 360000 },
			{ name: '旧 仓库', units: 1, fen: null }
		]);
		expect(assetsFromText('门面房')).toBeNull();
	});
});

describe('beside a contract', () => {
	test('an opinion is a question, or whole', () => {
		expect(checkEntry('opinion', { question: '怎样认定？' }, '2026-11-22').faults).toEqual([]);
		const half = checkEntry('opinion', { question: '怎样认定？', opinion: '成立。' }, '2026-11-22');
		expect(half.faults.map(({ field }) => field)).toEqual(['lawyer', 'given_on']);
	});
	test('nothing was done after today', () =>
		expect(checkEntry('rectification', { kind: 'sign', done_on: '2026-11-23' }, '2026-11-22').faults[0]?.expected).toBe(
			'day.not_after'
		));
	test('less is written with a minus', () =>
		expect(
			checkEntry('rectification', { kind: 'reprice', done_on: '2026-11-22', delta_fen: '-300' }, '2026-11-22').state
				.delta_fen
		).toBe(-30000));
	test.each([
		['合同.pdf', true],
		['合同.PDF', true],
		['a.html', false],
		['合同', false],
		['../../x.png', true]
	])('evidence %s', (name, ok) => expect(evidenceName(name).ok).toBe(ok));
	test('both courses are sound', () => {
		expect(courseFaults(contractCourse)).toEqual([]);
		// The county's first state is reached by whoever raises it there, too.
		expect(courseFaults(escalationCourse)).toEqual([]);
		expect((['village', 'township', 'county'] as const).map(raisedTo)).toEqual(['township', 'county', 'county']);
	});
});

describe('the team book', () => {
	const whole = { from: '2026-11-01', to: null };
	test('every second day has no gap', () =>
		expect(meetingGaps(['2026-11-01', '2026-11-03', '2026-11-05'], whole, 2, '2026-11-07')).toEqual([]));
	test('gaps at the start, between and up to today', () =>
		expect(meetingGaps(['2026-11-04', '2026-11-09'], whole, 2, '2026-11-12').map(({ days }) => days)).toEqual([
			3, 5, 3
		]));
	test('ends with the groups, and a village without any has none', () => {
		expect(meetingGaps(['2026-11-01'], { from: '2026-11-01', to: '2026-11-02' }, 2, '2026-12-01')).toEqual([]);
		expect(meetingGaps([], { from: null, to: null }, 2, '2026-12-01')).toEqual([]);
	});
});

describe('lists and progress', () => {
	test('an address says what the list says', () => {
		const list = contractListOf(
			new URLSearchParams('place=149901102&status=escalated&sort=mu&down=1&page=3&kind=boat')
		);
		expect(list).toMatchObject({
			filter: { place: '149901102', status: 'escalated', kind: '' },
			sort: { key: 'mu', descending: true },
			page: 3
		});
		expect(contractListOf(new URLSearchParams(contractSearchOf(list)))).toEqual(list);
	});
	test('villages sum to townships and townships to the county', () =>
		fc.assert(
			fc.property(
				fc.array(
					fc.record({
						code: fc.nat(30).map((n) => `149901${100 + (n % 4)}${200 + n}`),
						found: fc.nat(50),
						cleared: fc.nat(50)
					})
				),
				(rows) => {
					const villages = rows.map((row): PlaceProgress => ({
						...row,
						oral: 0,
						oralCleared: 0,
						irregular: 0,
						rectified: 0,
						suspected: 0,
						overdue: 0
					}));
					const townships = progressBelow(villages, '', new Map());
					expect(sumProgress(townships)).toEqual(sumProgress(villages));
					for (const { code, ...sum } of townships)
						expect(sumProgress(progressBelow(villages, code, new Map()))).toEqual(sum);
				}
			)
		));
});
