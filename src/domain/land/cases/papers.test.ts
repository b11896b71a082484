import { describe, expect, test } from 'vitest';
import type { Papers } from './case.ts';
import { measurementFit } from './case.ts';
import { haveOf } from './have.ts';
import { notHousehold } from './household-land.ts';
import { muOf, openingsOf, type Suspect } from './opening.ts';
import { checks, type Around, type Typed } from './papers.ts';
import { caseValuesOn } from './settings.ts';
import { caseCourse } from './course.ts';

const none: Papers = { measurements: [], publicities: [], objections: [], resolutions: [], agreements: [] };
const measurement = {
	...{ id: 'm1', seq: 3, method: 'rtk' as const, measuredOn: '2026-03-02', measuredMu: 322, measuredBy: '张某' },
	...{ userSigned: true, villageSigned: true, neighbours: [], note: null }
};
const publicity = {
	id: 'p1',
	seq: 4,
	measurementId: 'm1',
	place: '村公示栏',
	startsOn: '2026-03-03',
	endsOn: '2026-03-09'
};
const papers: Papers = { ...none, measurements: [measurement], publicities: [publicity] };
const around: Around = { today: '2026-04-01', openedOn: '2026-02-20', publicityDays: 7, papers };
const told = <K extends keyof Typed>(kind: K, typed: Typed[K], given: Partial<Around> = {}): string => {
	const checked = checks[kind](typed as never, { ...around, ...given });
	return checked.ok ? 'ok' : `${checked.reason} ${String(checked.detail?.field ?? '')}`.trim();
};
const neighbours = (['east', 'south', 'west', 'north'] as const).map((side) => ({
	...{ side, name: '李某', signed: true, why: null as string | null }
}));
const measured: Typed['measurement'] = {
	...{ method: 'rtk', measuredOn: '2026-03-02', measuredMu: 322, measuredBy: '张某', occupation: '', note: '' },
	...{ userSigned: true, villageSigned: true, neighbours }
};
const resolved: Typed['resolution'] = {
	...{ metOn: '2026-03-20', entitled: 30, present: 24, approve: 20, against: 2, priceFen: 40_000 },
	...{ startsOn: '2026-04-01', endsOn: '2029-04-01', pastFrom: null, opinion: null }
};

describe('what a step brings is refused, by its field, when', () => {
	test.each([
		[
			'it tells of a day to come',
			told('measurement', { ...measured, measuredOn: '2026-04-02' }),
			'paper.future measuredOn'
		],
		[
			'it was before the case',
			told('measurement', { ...measured, measuredOn: '2026-02-01' }),
			'paper.too_early measuredOn'
		],
		[
			'a neighbour neither signed nor is it said why',
			told('measurement', {
				...measured,
				neighbours: neighbours.map((each) => ({ ...each, signed: each.side !== 'west' }))
			}),
			'paper.neighbour west'
		],
		['the 亩 are no number of 亩', told('measurement', { ...measured, measuredMu: -1 }), 'paper.mu measuredMu'],
		['nothing is wrong: it is taken', told('measurement', measured), 'ok'],
		[
			'it hangs fewer days than set',
			told('publicity', { place: '村公示栏', startsOn: '2026-03-03', endsOn: '2026-03-08' }),
			'paper.publicity_days endsOn'
		],
		[
			'a period runs backwards',
			told('publicity', { place: '村公示栏', startsOn: '2026-03-09', endsOn: '2026-03-03' }),
			'paper.backwards endsOn'
		],
		[
			'the day is none',
			told('publicity', { place: '栏', startsOn: '2026-02-30', endsOn: '2026-03-09' }),
			'paper.day startsOn'
		],
		[
			'too few were there',
			told('resolution', { ...resolved, present: 19, approve: 19, against: 0 }),
			'paper.quorum present'
		],
		['too few agreed', told('resolution', { ...resolved, approve: 12, against: 12 }), 'paper.majority approve'],
		['more voted than were there', told('resolution', { ...resolved, approve: 24, against: 1 }), 'paper.votes present'],
		['its period runs backwards', told('resolution', { ...resolved, endsOn: '2026-03-31' }), 'paper.backwards endsOn'],
		[
			'it goes beyond twenty years',
			told('resolution', { ...resolved, endsOn: '2046-04-02' }),
			'paper.twenty_years endsOn'
		],
		[
			'past years have no lawyer’s opinion',
			told('resolution', { ...resolved, pastFrom: '2024-01-01' }),
			'paper.opinion opinion'
		],
		['the price is none', told('resolution', { ...resolved, priceFen: 0 }), 'paper.price priceFen'],
		[
			'the visit is over already',
			told('assignment', { assignee: '赵某', visitOn: '2026-03-31' }),
			'paper.past visitOn'
		],
		['an answer says nothing', told('answer', { answer: '  ' }), 'paper.words answer']
	])('%s', (_, got, expected) => expect(got).toBe(expected));

	test('twenty years are allowed, and past years with an opinion', () => {
		expect(told('resolution', { ...resolved, endsOn: '2046-04-01' })).toBe('ok');
		const opinion = { lawyer: '钱律师', on: '2026-03-18', text: '可以追溯两年' };
		expect(told('resolution', { ...resolved, pastFrom: '2024-01-01', opinion })).toBe('ok');
	});
});

test('a measurement is fit for money by instrument, or by tape that both sides signed; never by a walk', () => {
	const fit = (method: (typeof measurement)['method'] | 'tape' | 'walk' | 'uav' | 'total_station', user = true) =>
		measurementFit({ ...measurement, method, userSigned: user } as never);
	expect([fit('rtk'), fit('total_station'), fit('tape'), fit('rtk', false)]).toEqual([true, true, true, true]);
	expect([fit('tape', false), fit('walk'), fit('uav')]).toEqual([false, false, false]);
});

test('publicity is over the day after its last, of what was measured last, with every objection answered', () => {
	const have = (day: string, given: Partial<Papers> = {}) =>
		haveOf({ papers: { ...papers, ...given }, moves: [], handledAt: 'village' }, day);
	expect([have('2026-03-09').has('publicity.over'), have('2026-03-10').has('publicity.over')]).toEqual([false, true]);
	const again = { ...measurement, id: 'm2', seq: 6 };
	expect(have('2026-05-01', { measurements: [measurement, again] }).has('publicity.over')).toBe(false);
	const objection = {
		...{ id: 'o', seq: 5, objector: '孙某', said: '地界不对', madeOn: '2026-03-04', remeasure: true },
		...{ answer: null, answeredOn: null, answeredBy: null }
	};
	const open = have('2026-03-10', { objections: [objection] });
	expect([open.has('objections.answered'), open.has('remeasure.asked'), open.has('remeasure.first')]).toEqual([
		...[false, true, true]
	]);
	const once = haveOf({ papers, moves: [{ step: 'remeasure', from: 'objected' }], handledAt: 'county' }, '2026-03-10');
	expect([once.has('remeasure.first'), once.has('higher')]).toEqual([false, false]);
});

describe('household land', () => {
	const ground = { contracts: [], bases: [], categories: [], onFamily: false };
	const contract = { number: 'HT-1', method: '120', household: false };
	test.each([
		['by the contract’s method', { ...ground, contracts: [{ ...contract, method: '110' }] }],
		['by the mark on the contract', { ...ground, contracts: [{ ...contract, household: true }] }],
		['by its number', { ...ground, contracts: [{ ...contract, number: '149901100200000001J' }] }],
		['by one of its parcels', { ...ground, contracts: [contract], bases: ['120', '110'] }],
		['as a family’s own land', { ...ground, categories: ['99', '21'] }],
		['under it', { ...ground, onFamily: true }]
	])('%s is no case', (_, given) => expect(notHousehold(given)).toMatchObject({ reason: 'case.household' }));
	test('a collective contract is', () => expect(notHousehold({ ...ground, contracts: [contract] }).ok).toBe(true));
});

describe('what becomes one case', () => {
	const suspect = (number: number, given: Partial<Suspect> = {}): Suspect => ({
		...{ id: `f${number}`, number, version: 1, kind: 'over_area', status: 'suspected', village: 'A', overMu: 100 },
		...{ place: `s${number}`, holderKey: 'h', holder: '王某', contractId: null, contractVersion: null },
		construction: false,
		...given
	});
	const open = (list: Suspect[], cluster = false, seen = list.map(({ number, version }) => ({ number, version }))) =>
		openingsOf(new Map(list.map((each) => [each.number, each])), { findings: seen, cluster });
	const why = (list: Suspect[], cluster = false) => {
		const opened = open(list, cluster);
		return opened.ok ? opened.value.length : opened.reason;
	};
	test('is one holder’s in one village, or a cluster, one case a village', () => {
		expect(why([suspect(1), suspect(2)])).toBe(1);
		expect(why([suspect(1), suspect(2, { holderKey: 'other' })])).toBe('case.several_holders');
		expect(why([suspect(1), suspect(2, { village: 'B' })])).toBe('case.several_villages');
		expect(why([suspect(1), suspect(2, { holderKey: 'other' }), suspect(3, { village: 'B' })], true)).toBe(2);
	});
	test('waits, has a place and adds land', () => {
		expect(why([suspect(1, { status: 'in_case' })])).toBe('case.status');
		expect(why([suspect(1, { village: null })])).toBe('case.no_village');
		expect(why([suspect(1, { kind: 'short_area' })])).toBe('case.no_land');
		expect(why([suspect(1, { kind: 'area_request' })])).toBe('case.no_land');
		expect(open([suspect(1)], false, [{ number: 1, version: 2 }])).toMatchObject({ reason: 'finding.changed' });
		expect(open([suspect(1)], false, [{ number: 9, version: 1 }])).toMatchObject({ reason: 'finding.unknown' });
	});
	test('counts one piece of land once', () =>
		expect(muOf([suspect(1, { place: 'p' }), suspect(2, { place: 'p', overMu: 250 }), suspect(3)])).toBe(350));
});

test('clocks and days of publicity are the county’s, dated; without its word what is shipped holds', () => {
	const publicise = caseCourse.steps.find(({ name }) => name === 'publicise')!;
	const dated = [
		{ key: 'case.publicity_days', validFrom: '2026-06-01', value: 15 },
		{ key: 'case.days.publicised', validFrom: '2026-06-01', value: 3 },
		{ key: 'calendar.holidays', validFrom: '2026-01-01', value: ['2026-10-01'] }
	];
	const before = caseValuesOn('2026-05-31', dated);
	const after = caseValuesOn('2026-06-01', dated);
	expect([before.publicityDays, before.daysIn(publicise), after.publicityDays, after.daysIn(publicise)]).toEqual([
		...[7, 10, 15, 3]
	]);
	expect(after.calendar.holidays.has('2026-10-01')).toBe(true);
});
