import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#core/check-digits.ts';
import { lacks, noPart, returnGap, shareGap, totalOf, valuedAt, WHOLE, type Body, type Part } from './body.ts';
import { changed, shareFrom, type BodyChange } from './body-change.ts';

const [one, two, three] = ['149901100200', '149901100201', '149901100202'] as const;
const members = [one, two, three];
const part = (share: number | null, rest: Partial<Part> = {}): Part => ({ ...noPart, ...rest, share });
const whole: Body = {
	...{
		kind: 'union',
		status: 'draft',
		name: '示例联合社',
		creditCode: null,
		agreementNo: '联字 1 号',
		agreedOn: '2025-03-01'
	},
	...{ startsOn: '2025-03-01', endsOn: '2035-03-01', note: null },
	parts: { [one]: part(5000), [two]: part(3333), [three]: part(1667) },
	returns: { 2025: { distributedFen: 1000, by: { [one]: 500, [two]: 333, [three]: 167 } } }
};
const after = (change: BodyChange, body: Body | null = whole) =>
	changed(body, change, { members, today: '2026-11-27' });

describe('what a body lacks to be in force', () => {
	test('nothing, where shares sum to the whole and returns to what was distributed', () => {
		expect(lacks(whole, members)).toEqual([]);
	});

	test.each<[string, Partial<Body>, unknown]>([
		[
			'its agreement',
			{ agreementNo: null, agreedOn: null, startsOn: null },
			[{ lack: 'agreement' }, { lack: 'agreedOn' }, { lack: 'startsOn' }]
		],
		['a share', { parts: { [one]: part(5000), [two]: part(5000) } }, [{ lack: 'share', village: three }]],
		['a hundredth of a percent', { parts: { ...whole.parts, [three]: part(1666) } }, [{ lack: 'shares', gap: 1 }]],
		['nothing but has too much', { parts: { ...whole.parts, [three]: part(1767) } }, [{ lack: 'shares', gap: -100 }]],
		[
			'a member',
			{ parts: { ...whole.parts, [three]: part(0), '149901100299': part(1667) } },
			[{ lack: 'member', village: '149901100299' }]
		],
		[
			'a fen',
			{ returns: { 2025: { distributedFen: 1001, by: { [one]: 1000 } } } },
			[{ lack: 'return', year: '2025', gap: 1 }]
		],
		[
			'what was distributed',
			{ returns: { 2025: { distributedFen: null, by: { [one]: 1000 } } } },
			[{ lack: 'distributed', year: '2025' }]
		]
	])('%s', (_, changes, expected) => {
		expect(lacks({ ...whole, ...changes }, members)).toEqual(expected);
	});

	test('a zone without villages has nobody to run it', () => {
		expect(lacks({ ...whole, parts: {} }, [])).toContainEqual({ lack: 'parts' });
	});
});

test('unknown is not nothing', () => {
	expect(valuedAt(noPart)).toBe(null);
	expect(valuedAt({ ...noPart, assetFen: 5, labourFen: 7 })).toBe(12);
	expect(totalOf({ [one]: noPart }, 'jobs')).toBe(null);
	expect(totalOf({ [one]: noPart, [two]: part(0, { jobs: 0 }) }, 'jobs')).toBe(0);
	expect(returnGap({ distributedFen: null, by: { [one]: 5 } })).toBe(null);
});

test('shares lack exactly what they do not sum to, however they are split', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: WHOLE }), { maxLength: 30 }), (shares) => {
			const rest = shareGap(shares);
			expect(shareGap([...shares, rest])).toBe(0);
		})
	);
});

test.each<[string, number | null]>([
	...([
		['33.33', 3333],
		['33.3', 3330],
		['100', 10_000],
		['0', 0],
		['12.5%', 1250],
		['１２．５％', 1250]
	] as [string, number][]),
	...([
		['100.01', null],
		['-1', null],
		['33.333', null],
		['', null],
		['一半', null],
		['1e2', null]
	] as [string, null][])
])('a share of %j', (text, share) => {
	expect(shareFrom(text)).toBe(share);
});

describe('what a form changes', () => {
	test('a body begins with its facts', () => {
		const { body, faults } = after({ part: 'facts', values: { kind: 'company', name: '示例公司' } }, null);
		expect(faults).toEqual([]);
		expect(body).toMatchObject({ kind: 'company', name: '示例公司', status: 'draft', parts: {}, returns: {} });
	});

	test('a name keeps its full-width brackets', () => {
		expect(after({ part: 'facts', values: { name: '示例社（筹）' } }).body.name).toBe('示例社（筹）');
	});

	test('what a form does not name stays', () => {
		const { body } = after({ part: 'facts', values: { note: '说明' } });
		expect(body).toEqual({ ...whole, note: '说明' });
		expect(after({ part: 'facts', values: { agreementNo: ' ' } }).body.agreementNo).toBe(null);
		expect(after({ part: 'village', village: one, values: { jobs: '12' } }).body.parts[one]).toEqual(
			part(5000, { jobs: 12 })
		);
	});

	test.each<[string, BodyChange, unknown[]]>([
		['a name', { part: 'facts', values: { name: '' } }, [{ field: 'name', expected: 'value', got: null }]],
		['a known kind', { part: 'facts', values: { kind: 'x' } }, [{ field: 'kind', expected: 'choice', got: 'x' }]],
		[
			'a code that checks',
			{ part: 'facts', values: { creditCode: '91140000123456789A' } },
			[{ field: 'creditCode', expected: 'credit', got: '91140000123456789A' }]
		],
		[
			'a day',
			{ part: 'facts', values: { agreedOn: '2025-02-30' } },
			[{ field: 'agreedOn', expected: 'day', got: '2025-02-30' }]
		],
		[
			'a past day',
			{ part: 'facts', values: { agreedOn: '2026-11-28' } },
			[{ field: 'agreedOn', expected: 'day.not_after', got: '2026-11-28', params: { day: '2026-11-27' } }]
		],
		[
			'an end behind its beginning',
			{ part: 'facts', values: { endsOn: '2025-03-01' } },
			[{ field: 'endsOn', expected: 'day.after', got: '2025-03-01', params: { day: '2025-03-01' } }]
		],
		[
			'money',
			{ part: 'village', village: one, values: { moneyFen: '1.234' } },
			[{ field: 'moneyFen', expected: 'money', got: '1.234' }]
		],
		[
			'亩',
			{ part: 'village', village: one, values: { landMu: '-1' } },
			[{ field: 'landMu', expected: 'mu', got: '-1' }]
		],
		[
			'whole people',
			{ part: 'village', village: one, values: { jobs: '1.5' } },
			[{ field: 'jobs', expected: 'count', got: '1.5' }]
		],
		[
			'a member',
			{ part: 'shares', values: { '149901100299': '1' } },
			[{ field: '149901100299', expected: 'member', got: '149901100299' }]
		],
		['a percentage', { part: 'shares', values: { [one]: '101' } }, [{ field: one, expected: 'share', got: '101' }]],
		[
			'a year that is over or runs',
			{ part: 'year', year: '2027', distributed: '1', values: {} },
			[{ field: 'year', expected: 'year', got: '2027', params: { year: '2026' } }]
		],
		[
			'a year that is there',
			{ part: 'no-year', year: '2020' },
			[{ field: 'year', expected: 'year.known', got: '2020' }]
		]
	])('needs %s', (_, change, expected) => {
		expect(after(change).faults).toEqual(expected);
	});

	test('a code is taken in capitals', () => {
		const first = '91149901MA0KW2XB7';
		const code = first + creditCheckCharacter(first);
		expect(after({ part: 'facts', values: { creditCode: code.toLowerCase() } })).toMatchObject({
			body: { creditCode: code },
			faults: []
		});
	});

	test('a share that is taken back leaves nothing of a village that said nothing else', () => {
		expect(after({ part: 'shares', values: { [three]: '' } }).body.parts).not.toHaveProperty(three);
	});

	test('a year is told anew village by village, and goes as a whole', () => {
		const year = after({
			part: 'year',
			year: '2026',
			distributed: '12.50',
			values: { [one]: '10', [two]: '2.5', [three]: '' }
		});
		expect(year.faults).toEqual([]);
		expect(year.body.returns[2026]).toEqual({ distributedFen: 1250, by: { [one]: 1000, [two]: 250 } });
		expect(returnGap(year.body.returns[2026]!)).toBe(0);
		expect(after({ part: 'no-year', year: '2025' }).body.returns).toEqual({});
	});
});
