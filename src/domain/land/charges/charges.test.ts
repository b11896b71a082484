import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Papers } from '#land/cases/case.ts';
import { balanceOf, mayPay } from './balance.ts';
import { rollUp, sumCharges, type ChargeRow } from './charge-list.ts';
import { dueOf } from './due.ts';
import { plainReceipt, receiptGaps } from './receipts.ts';
import { chargeValuesOn } from './settings.ts';
import { chargeYears, yearFen, yearsAfter } from './years.ts';

const measurement: Papers['measurements'][number] = {
	...{ id: 'm', seq: 3, method: 'rtk', measuredOn: '2026-03-02', measuredMu: 1250, measuredBy: '张某' },
	...{ userSigned: true, villageSigned: true, neighbours: [], note: null }
};
const papers: Papers = {
	measurements: [measurement],
	publicities: [
		{ id: 'p', seq: 4, measurementId: 'm', place: '村公示栏', startsOn: '2026-03-03', endsOn: '2026-03-09' }
	],
	objections: [],
	resolutions: [
		{
			...{ id: 'r', seq: 6, metOn: '2026-03-20', entitled: 30, present: 24, approve: 20, against: 2, priceFen: 40_000 },
			...{ startsOn: '2026-03-21', endsOn: '2029-04-01', pastFrom: null, opinion: null }
		}
	],
	agreements: [
		{ id: 'a', seq: 7, kind: 'supplement', number: '补 1', contract: 'HT-1', signedBy: '王某', signedOn: '2026-04-01' }
	]
};
const signed = { state: 'supplemented', outcome: 'supplemented' } as const;
const due = (given: Partial<Papers> = {}, today = '2026-04-02', where: Parameters<typeof dueOf>[0] | null = null) =>
	dueOf(where ?? { ...signed, papers: { ...papers, ...given } }, today, 30);
const why = (...asked: Parameters<typeof due>) => {
	const told = due(...asked);
	return told.ok ? 'due' : told.reason;
};

describe('nothing is due', () => {
	test.each([
		['on a walk alone', why({ measurements: [{ ...measurement, method: 'walk' }] }), 'due.measurement'],
		['on a drone', why({ measurements: [{ ...measurement, method: 'uav' }] }), 'due.measurement'],
		[
			'on a tape that one side signed',
			why({ measurements: [{ ...measurement, method: 'tape', userSigned: false }] }),
			'due.measurement'
		],
		['on no measurement', why({ measurements: [] }), 'due.measurement'],
		['while the publicity lasts', why({}, '2026-03-09'), 'due.publicity'],
		['without publicity', why({ publicities: [] }), 'due.publicity'],
		[
			'with an objection open',
			why({
				objections: [
					{
						...{ id: 'o', seq: 5, objector: '李某', said: '界', madeOn: '2026-03-05', remeasure: false },
						...{ answer: null, answeredOn: null, answeredBy: null }
					}
				]
			}),
			'due.objections'
		],
		['without a resolution', why({ resolutions: [] }), 'due.resolution'],
		[
			'by a resolution of before the publicity',
			why({ resolutions: [{ ...papers.resolutions[0]!, seq: 2 }] }),
			'due.resolution'
		],
		['without the user’s signature', why({ agreements: [] }), 'due.agreement'],
		[
			'while the case is not concluded',
			why({}, '2026-04-02', { state: 'resolving', outcome: null, papers }),
			'due.agreement'
		],
		[
			'for past years without an opinion',
			why({ resolutions: [{ ...papers.resolutions[0]!, pastFrom: '2025-01-01' }] }),
			'due.opinion'
		],
		[
			'after the period',
			why({ agreements: [{ ...papers.agreements[0]!, signedOn: '2029-04-01' }] }, '2029-04-02'),
			'due.period'
		]
	])('%s', (_, got, expected) => expect(got).toBe(expected));
});

test('what is due: 亩 × 元/亩·年, a line a year, from the signing', () => {
	const told = due();
	expect(told.ok && told.value.lines).toEqual([
		{ no: 1, from: '2026-04-01', to: '2027-04-01', past: false, fen: 500_000, dueOn: '2026-05-01' },
		{ no: 2, from: '2027-04-01', to: '2028-04-01', past: false, fen: 500_000, dueOn: '2027-05-01' },
		{ no: 3, from: '2028-04-01', to: '2029-04-01', past: false, fen: 500_000, dueOn: '2028-05-01' }
	]);
});

test('past years stand in lines of their own, due from the signing, when the resolution and a lawyer say so', () => {
	const told = due({
		resolutions: [
			{
				...papers.resolutions[0]!,
				pastFrom: '2024-10-01',
				opinion: { lawyer: '钱律师', on: '2026-03-18', text: '可以' }
			}
		]
	});
	const past = told.ok ? told.value.lines.filter((line) => line.past) : [];
	expect(past.map(({ from, to, dueOn, fen }) => [from, to, dueOn, fen])).toEqual([
		['2024-10-01', '2025-10-01', '2026-05-01', 500_000],
		['2025-10-01', '2026-04-01', '2026-05-01', 249_315]
	]);
});

test('years: a leap day, a part by its days, half a fen up', () => {
	expect([yearsAfter('2024-02-29', 1), yearsAfter('2024-02-29', 4)]).toEqual(['2025-03-01', '2028-02-29']);
	expect([yearFen(1, 150, 365, 365), yearFen(1, 149, 1, 1), yearFen(10_000_000, 100_000_000, 366, 366)]).toEqual([
		...[2, 1, 10_000_000_000_000]
	]);
	const terms = { mu: 100, priceFen: 36_500, past: false, payDays: 30 };
	expect(chargeYears({ ...terms, from: '2026-01-01', to: '2027-01-11' }).map(({ fen }) => fen)).toEqual([36_500, 1000]);
});

describe('a balance', () => {
	const lines = [
		{ fen: 1000, dueOn: '2026-05-01' },
		{ fen: 1000, dueOn: '2027-05-01' }
	];
	const at = (payments: number[], waivers: number[], today: string) => {
		const { status, open, overdue } = balanceOf(lines, payments, waivers, today);
		return [status, open, overdue];
	};
	test.each([
		['nothing paid, in time', at([], [], '2026-05-01'), ['due', 2000, 0]],
		['late from the day after', at([], [], '2026-05-02'), ['overdue', 2000, 1000]],
		['the first year paid', at([400, 600], [], '2026-06-01'), ['part_paid', 1000, 0]],
		['all paid', at([2000], [], '2028-01-01'), ['paid', 0, 0]],
		['the last year waived, the first open', at([], [1000], '2026-06-01'), ['overdue', 1000, 1000]],
		['all waived', at([], [2000], '2026-06-01'), ['waived', 0, 0]],
		['half waived, half paid', at([1000], [1000], '2028-01-01'), ['paid', 0, 0]]
	])('%s', (_, got, expected) => expect(got).toEqual(expected));

	test('loses and makes no fen, whatever is paid and waived', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 20 }),
				fc.nat(1000),
				fc.nat(1000),
				fc.constantFrom('2026-01-01', '2026-12-31', '2040-01-01'),
				(fens, paidShare, waivedShare, today) => {
					const years = fens.map((fen, index) => ({ fen, dueOn: `${2026 + index}-03-01` }));
					const all = fens.reduce((sum, fen) => sum + fen, 0);
					const paid = Math.floor((all * paidShare) / 2000);
					const waived = Math.floor((all * waivedShare) / 2000);
					const told = balanceOf(years, [paid], [waived], today);
					expect(told.due).toBe(told.paid + told.waived + told.open);
					expect(told.lines.reduce((sum, line) => sum + line.open, 0)).toBe(told.open);
					expect(told.lines.every(({ open, paid: a, waived: b }) => open >= 0 && a >= 0 && b >= 0)).toBe(true);
					expect(told.overdue).toBeLessThanOrEqual(told.open);
				}
			)
		);
	});

	test('takes no more than is open, and nothing that is no amount', () => {
		expect(mayPay(1000, { open: 1000, due: 2000 }).ok).toBe(true);
		expect(mayPay(1001, { open: 1000, due: 2000 })).toMatchObject({ reason: 'charge.above_due' });
		for (const fen of [0, -5, 1.5, NaN]) expect(mayPay(fen, { open: 1000, due: 2000 }).ok).toBe(false);
	});
});

test('receipts: gaps within a book are told, another book is none, repeats are told whatever their spelling', () => {
	const told = receiptGaps(['晋A 0001', '晋a0002', '晋A0005', '晋A0005 ', '晋A9000', 'B-17', 'B-19']);
	expect(told).toEqual({ missing: ['晋A0003', '晋A0004', 'B-18'], missingCount: 3, repeats: ['晋A0005'] });
	expect(plainReceipt(' 晋ａ 00１ ')).toBe('晋A001');
});

test('villages, townships and the county come to the same sums', () => {
	const row = (number: number, village: string): ChargeRow => ({
		...{
			number,
			caseNumber: number,
			village,
			villageName: village,
			villageKey: village,
			township: village.slice(0, 9)
		},
		...{ townshipName: 'T', payer: '王**', landKind: 'farmland', measuredMu: number * 10, priceFen: 1 },
		...{ startsOn: '2026-01-01', endsOn: '2027-01-01', due: number * 100, paid: number * 40, waived: number * 10 },
		...{ open: number * 50, overdue: number, status: 'part_paid', nextOn: null, lastReceipt: null }
	});
	const rows = [row(1, '149901100200'), row(2, '149901100201'), row(3, '149901101200'), row(4, '149901100200')];
	const county = sumCharges(rows);
	for (const by of ['village', 'township'] as const)
		for (const key of ['count', 'mu', 'due', 'paid', 'waived', 'open', 'overdue'] as const)
			expect(rollUp(rows, by).reduce((sum, each) => sum + each[key], 0)).toBe(county[key]);
	expect(rollUp(rows, 'village').map(({ code, count }) => [code, count])).toEqual([
		...[['149901100200', 2], ['149901100201', 1], ['149901101200', 1]] // prettier-ignore
	]);
});

test('the receipt’s name is what is shipped until the county says its own', () => {
	expect(chargeValuesOn('2026-01-01', [])).toEqual({
		...{ receiptName: '农村集体经济组织专用票据', receiptNameSet: false, payDays: 30 }
	});
	const dated = [{ key: 'charge.receipt_name', validFrom: '2026-02-01', value: '山西省农村集体经济组织收据' }];
	expect(chargeValuesOn('2026-02-01', dated)).toMatchObject({ receiptNameSet: true });
});
