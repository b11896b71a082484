import { describe, expect, test } from 'vitest';
import { reclaimed as en } from '#text/en/reclaimed.ts';
import { reclaimed as zh } from '#text/zh/reclaimed.ts';
import { comparisonOf, medianOf, neighbouringRents, type Rented } from './comparables.ts';
import { checks, isHttps, type Around, type GivenPaper } from './papers.ts';
import { presentAfter } from './present.ts';
import { yearOf, type Paper } from './reclaimed.ts';

const village = '149901100201';
const contract = (number: string, fen: number, given: Partial<Rented> = {}): Rented => ({
	...{ number, link: Number(number), village, villageName: '上峪村', kind: 'land', rentUnit: 'mu_year' },
	...{ contractedMu: 1000, terms: { rents: [{ from: null, to: null, fen }], assets: [] } },
	...{ startsOn: `20${10 + Number(number)}-01-01`, endsOn: null, ...given }
});
const rents = neighbouringRents([contract('1', 30_000), contract('2', 50_000), contract('3', 40_000)], {
	...{ village, kind: 'land', unit: 'mu_year', day: '2026-05-01' }
});
const draft: Paper = {
	...{ kind: 'draft', unit: 'mu_year', reserveFen: 40_000, startsOn: '2026-07-01', endsOn: '2029-07-01' },
	...{ comparison: rents, why: null }
};
const told: Paper[] = [
	draft,
	{ kind: 'resolution', metOn: '2026-03-01', entitled: 30, present: 24, approve: 20, against: 1 },
	{ kind: 'approval', number: '批 1', approvedOn: '2026-03-05' },
	{ kind: 'notice', place: '公开栏', noticedOn: '2026-03-06', answer: 'nobody', answeredOn: '2026-03-14' },
	{ kind: 'listing', number: 'HC-1', url: 'https://jy.example.cn/1', opensOn: '2026-03-15', closesOn: '2026-03-25' }
];
const around: Around = {
	...{ today: '2026-05-01', reclaimedOn: '2026-02-01', rents },
	moves: told.map((paper) => ({ paper }))
};
const typed = {
	draft: { ...draft, comparables: ['1', '2', '3'], why: '' },
	resolution: told[1],
	approval: told[2],
	notice: told[3],
	listing: told[4],
	award: { winner: '王建国', wonFen: 46_000, resultOn: '2026-03-26', confirmation: 'CJ-1', member: false },
	failure: { resultOn: '2026-03-26' },
	contract: { number: 'HT-1' }
} as unknown as Record<GivenPaper['kind'], Record<string, unknown>>;
const check = (kind: GivenPaper['kind'], change: object = {}) =>
	(checks[kind] as (typed: unknown, around: Around) => unknown)({ ...typed[kind], ...change }, around);

test('papers as they should be are taken', () => {
	for (const kind of Object.keys(checks) as GivenPaper['kind'][])
		expect([kind, check(kind)]).toEqual([kind, expect.objectContaining({ ok: true })]);
});

describe('what is wrong is refused, with its field, in both languages', () => {
	const wrong: [string, GivenPaper['kind'], object, string][] = [
		['a result before its listing closed', 'award', { resultOn: '2026-03-24' }, 'offer.before_closing'],
		['no bidder before its listing closed', 'failure', { resultOn: '2026-03-20' }, 'offer.before_closing'],
		['a result that has not come', 'award', { resultOn: '2026-05-02' }, 'offer.future'],
		['a price under the reserve', 'award', { wonFen: 39_999 }, 'offer.under_reserve'],
		['priority nobody claimed', 'award', { member: true }, 'offer.no_member'],
		['a period backwards', 'draft', { endsOn: '2026-07-01' }, 'offer.backwards'],
		['more than twenty years', 'draft', { endsOn: '2046-07-02' }, 'offer.twenty_years'],
		['a listing that closes before it opens', 'listing', { closesOn: '2026-03-14' }, 'offer.backwards'],
		['a link by http', 'listing', { url: 'http://jy.example.cn/1' }, 'offer.link'],
		['an approval before the resolution', 'approval', { approvedOn: '2026-02-28' }, 'offer.before_resolution'],
		['a notice before the approval', 'notice', { noticedOn: '2026-03-04' }, 'offer.too_early'],
		['an answer before the notice', 'notice', { answeredOn: '2026-03-05' }, 'offer.too_early'],
		['no answer', 'notice', { answer: '' }, 'offer.answer'],
		['too few there', 'resolution', { present: 19, approve: 18 }, 'paper.quorum'],
		['no majority', 'resolution', { approve: 12 }, 'paper.majority'],
		['a resolution before it was taken back', 'resolution', { metOn: '2026-01-31' }, 'offer.too_early'],
		['no price', 'draft', { reserveFen: NaN }, 'offer.price'],
		['below all rents, without a word', 'draft', { reserveFen: 29_999 }, 'offer.below_rents'],
		['no rents, without a word', 'draft', { comparables: [] }, 'offer.no_rents']
	];
	test.each(wrong)('%s', (_, kind, change, reason) => {
		const outcome = check(kind, change) as { ok: false; reason: string; detail: Record<string, unknown> };
		expect(outcome).toMatchObject({ ok: false, reason });
		expect(outcome.detail.field).toEqual(expect.any(String));
		for (const { reasons } of [zh, en]) {
			const words = reasons[reason];
			const said = typeof words === 'function' ? words(outcome.detail) : words;
			expect(said).toMatch(/\S/);
			expect(said).not.toMatch(/undefined|NaN/);
		}
	});
	test('below all rents with its reason is taken', () =>
		expect(check('draft', { reserveFen: 29_999, why: '地块零碎，三次无人报名' })).toMatchObject({ ok: true }));
});

test.each([
	['https://jy.example.cn/notice/1?a=b', true],
	['HTTPS://jy.example.cn', true],
	['http://jy.example.cn', false],
	['https://', false],
	['https://localhost', false],
	['https://user:word@jy.example.cn', false],
	['javascript:alert(1)', false],
	['https://jy.example.cn/a b', false],
	['', false]
])('%s as a link: %s', (text, ok) => expect(isHttps(text)).toBe(ok));

describe('neighbouring rents', () => {
	test('the village’s own, the newest first; the township’s where it has too few; nothing of another kind', () => {
		const others = [
			contract('4', 10_000, { village: '149901100202' }),
			contract('5', 99_000, { kind: 'shop' }),
			contract('6', 20_000, { village: '149901101201' })
		];
		const where = { village, kind: 'land', unit: 'mu_year', day: '2026-05-01' } as const;
		expect(neighbouringRents([...others, contract('1', 30_000)], where)).toMatchObject({
			...{ from: 'township', count: 2, median: 20_000, lowest: 10_000, highest: 30_000 }
		});
		expect(rents).toMatchObject({ from: 'village', count: 3, median: 40_000, lowest: 30_000, highest: 50_000 });
		expect(rents.rows.map(({ number }) => number)).toEqual(['3', '2', '1']);
	});
	test('a yearly rent counts by 亩; one that says nothing is left out', () => {
		const yearly = contract('1', 300_000, { rentUnit: 'year' });
		const silent = contract('2', 1, { terms: { rents: [], assets: [] } });
		expect(
			neighbouringRents([yearly, silent], { village, kind: 'land', unit: 'mu_year', day: '2026-05-01' }).rows
		).toMatchObject([{ number: '1', fen: 30_000 }]);
	});
	test('the middle of an even number is half up; of none there is none', () => {
		expect(medianOf([1, 4, 2, 3])).toBe(3);
		expect(medianOf([])).toBeNull();
		expect(comparisonOf('village', [])).toMatchObject({ count: 0, median: null, lowest: null, highest: null });
	});
});

test('what a record says after a step: a new price forgets what was listed and won, a new listing the failed one', () => {
	expect(presentAfter('redraft', null)).toMatchObject({ reserve_fen: null, listing_number: null, won_fen: null });
	expect(presentAfter('list', told[4]!)).toMatchObject({ listing_number: 'HC-1', result_on: null, won_fen: null });
	expect(presentAfter('withdraw', null)).toEqual({ won_fen: null, winner_name: null, confirmation_number: null });
	expect(presentAfter('notify', told[3]!)).toEqual({});
});

test('a price of its unit is what all of it brings in a year', () => {
	expect(yearOf(40_000, 'mu_year', { mu: 1234, units: null })).toBe(493_600);
	expect(yearOf(900_000, 'unit_year', { mu: null, units: 3 })).toBe(2_700_000);
	expect(yearOf(900_000, 'year', { mu: null, units: 3 })).toBe(900_000);
});
