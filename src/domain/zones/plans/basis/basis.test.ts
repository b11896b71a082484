import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Enterprise, EnterpriseLink, LinkKind } from '#zones/enterprises/enterprise.ts';
import { factors, type Factor, type Lacking } from '#zones/factors/fields.ts';
import { anchorsFor, chainOf } from './chain.ts';
import { complementOf, type FactorMember } from './complement.ts';
import { projectAreaOf } from './project-area.ts';

const DAY = '2026-11-26';
const link = (kind: LinkKind, village: string | null, rest: Partial<EnterpriseLink> = {}): EnterpriseLink => ({
	...{
		id: '',
		version: 1,
		kind,
		village,
		villageName: village,
		partner: null,
		partnerName: null,
		partnerCode: null,
		partnerVillage: null
	},
	...{ product: '料', startsOn: null, endsOn: null },
	...rest
});
const firm = (
	number: number,
	village: string,
	links: EnterpriseLink[],
	rest: Partial<Enterprise> = {}
): Enterprise => ({
	...{
		id: String(number),
		version: 1,
		number,
		name: `企业${number}`,
		key: '',
		kind: 'leading',
		product: '料',
		own: true
	},
	...{ code: `C${number}`, capacity: null, capacityUnit: null, village, villageName: village, villageKey: '' },
	...{ place: null, note: null, retiredOn: null, links },
	...rest
});
const members = new Set(['a', 'b', 'c']);

describe('a chain', () => {
	const both = [link('buys_from', 'b'), link('sells_to', 'c')];
	const cases: [string, string | null, Enterprise[], string, string[]][] = [
		['without an anchor', null, [firm(1, 'a', both)], 'not_yet', ['no_anchor']],
		['whose anchor is in no register', 'C9', [firm(1, 'a', both)], 'fail', ['anchor_unknown']],
		['whose anchor was taken out', 'C1', [firm(1, 'a', both, { retiredOn: DAY })], 'fail', ['anchor_retired']],
		['with all three', 'C1', [firm(1, 'a', both)], 'pass', ['anchor_seated', 'buys_from_here', 'sells_to_here']],
		['whose anchor lies elsewhere and deals with it', 'C1', [firm(1, 'x', both)], 'pass', ['anchor_tied', 'buys_from_here', 'sells_to_here']], // prettier-ignore
		[
			'whose anchor has nothing to do with it',
			'C1',
			[firm(1, 'x', [link('sells_to', 'y')])],
			'fail',
			['anchor_outside']
		],
		['that sells elsewhere alone', 'C1', [firm(1, 'a', [link('buys_from', 'b'), link('sells_to', 'x')])], 'fail', ['anchor_seated', 'buys_from_here', 'sells_to_elsewhere']], // prettier-ignore
		['of which nothing is recorded downstream', 'C1', [firm(1, 'a', [link('buys_from', 'b')])], 'not_yet', ['anchor_seated', 'buys_from_here', 'sells_to_unknown']], // prettier-ignore
		['whose link has ended', 'C1', [firm(1, 'a', [link('buys_from', 'b', { endsOn: '2026-01-01' }), link('sells_to', 'c')])], 'not_yet', ['anchor_seated', 'buys_from_unknown', 'sells_to_here']], // prettier-ignore
		['with an enterprise of a member at its end', 'C1', [firm(1, 'a', [link('buys_from', null, { partner: 2, partnerVillage: 'b' }), link('sells_to', 'c')])], 'pass', ['anchor_seated', 'buys_from_here', 'sells_to_here']], // prettier-ignore
		['as the other enterprise says it', 'C1', [firm(1, 'a', [link('buys_from', 'b')]), firm(2, 'c', [link('buys_from', null, { partner: 1, partnerVillage: 'a' })])], 'pass', ['anchor_seated', 'buys_from_here', 'sells_to_here']], // prettier-ignore
		['a pairing is no link of it', 'C1', [firm(1, 'a', [link('paired', 'b'), link('sells_to', 'c')])], 'not_yet', ['anchor_seated', 'buys_from_unknown', 'sells_to_here']] // prettier-ignore
	];
	test.each(cases)('%s', (_, anchor, enterprises, state, reasons) => {
		const found = chainOf(members, anchor, enterprises, DAY);
		expect(found.state).toBe(state);
		expect(found.findings.map(({ reason }) => reason)).toEqual(reasons);
	});

	test.each<[string, Enterprise[], string[]]>([
		['an anchor that is not there', [], ['anchor_unseen']],
		['an anchor with nothing to do with it', [firm(1, 'x', [])], ['anchor_unseen']],
		['a side that leads elsewhere', [firm(1, 'a', [link('buys_from', 'b'), link('sells_to', 'x')])], ['anchor_seated', 'buys_from_here', 'sells_to_unseen']], // prettier-ignore
		['a side of which nothing is there', [firm(1, 'a', [])], ['anchor_seated', 'buys_from_unseen', 'sells_to_unseen']]
	])('of a part of the county, %s cannot be told', (_, enterprises, reasons) => {
		const found = chainOf(members, 'C1', enterprises, DAY, false);
		expect(found.state).toBe('not_yet');
		expect(found.findings.map(({ reason }) => reason)).toEqual(reasons);
	});

	test('what is there holds for whoever sees a part as well', () =>
		expect(chainOf(members, 'C1', [firm(1, 'a', both)], DAY, false).state).toBe('pass'));

	test('of no villages cannot be told', () => {
		expect(chainOf(new Set(), 'C1', [], DAY).findings[0]!.reason).toBe('no_members');
	});

	test('anchors are offered that are of the zone or tied to it, leading and well tied first', () => {
		const all = [
			firm(1, 'a', [], { kind: 'cooperative' }),
			firm(2, 'x', [link('buys_from', 'a')]),
			firm(3, 'x', both),
			firm(4, 'x', [link('buys_from', 'y')]),
			firm(5, 'b', [], { retiredOn: DAY })
		];
		expect(anchorsFor(members, all, DAY).map(({ number }) => number)).toEqual([3, 2, 1]);
	});
});

const lacking: Lacking = { talent: 300, fund: 300, asset: 300, project: 300, market: 300 };
const medians = { talent: 500, fund: 500, asset: 500, project: 500, market: 500 };
const village = (code: string, own: Partial<Record<Factor, number | null>>): FactorMember => ({
	code,
	factors: { ...{ talent: 450, fund: 450, asset: 450, project: 450, market: 450 }, ...own }
});

describe('complementing', () => {
	const cases: [string, FactorMember[], string, [string, Factor, string[]][]][] = [
		['nothing of one', [village('a', { fund: 100 })], 'not_yet', [['a', 'fund', []]]],
		['nobody lacks anything', [village('a', {}), village('b', {})], 'pass', []],
		['one gives what the other lacks', [village('a', { fund: 100 }), village('b', { fund: 700 })], 'pass', [['a', 'fund', ['b']]]], // prettier-ignore
		['the strongest gives first', [village('a', { fund: 100 }), village('b', { fund: 500 }), village('c', { fund: 900 })], 'pass', [['a', 'fund', ['c', 'b']]]], // prettier-ignore
		['below the median nobody gives', [village('a', { fund: 100 }), village('b', { fund: 499 })], 'fail', [['a', 'fund', []]]], // prettier-ignore
		['just at the threshold nothing is lacking', [village('a', { fund: 300 }), village('b', {})], 'pass', []],
		['both lack it', [village('a', { fund: 100 }), village('b', { fund: 200 })], 'fail', [['a', 'fund', []], ['b', 'fund', []]]], // prettier-ignore
		['of one nothing is known', [village('a', { fund: 100 }), village('b', { fund: null })], 'not_yet', [['a', 'fund', []]]], // prettier-ignore
		['unknown, though nobody needs it', [village('a', {}), village('b', { fund: null })], 'not_yet', []],
		['unknown elsewhere does not save what fails', [village('a', { fund: 100 }), village('b', { market: null })], 'fail', [['a', 'fund', []]]] // prettier-ignore
	];
	test.each(cases)('%s', (_, own, state, needs) => {
		const found = complementOf(own, lacking, medians);
		expect(found.state).toBe(state);
		expect(found.needs.map(({ code, factor, from }) => [code, factor, from])).toEqual(needs);
	});

	test('without a median nobody has anything to give', () => {
		const own = [village('a', { fund: 100 }), village('b', { fund: 900 })];
		expect(complementOf(own, lacking, { ...medians, fund: null }).state).toBe('fail');
	});

	test('it passes only where everything lacking has a giver that is another and not lacking, and all is known', () => {
		const index = fc.option(fc.nat({ max: 1000 }), { nil: null });
		const one = fc.record(Object.fromEntries(factors.map((factor) => [factor, index])) as never);
		fc.assert(
			fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), (all) => {
				const own = all.map((each, at): FactorMember => ({ code: String(at), factors: each as never }));
				const { state, needs } = complementOf(own, lacking, medians);
				const known = own.every((each) => factors.every((factor) => each.factors[factor] !== null));
				expect(state === 'pass').toBe(known && needs.every(({ from }) => from.length > 0));
				for (const { code, factor, from } of needs)
					for (const giver of from) {
						expect(giver).not.toBe(code);
						expect(own[Number(giver)]!.factors[factor]).toBeGreaterThanOrEqual(500);
					}
			}),
			{ numRuns: 100 }
		);
	});
});

test.each([
	[null, 'no_programme'],
	['  ', 'no_programme'],
	['高标准农田建设 2026', 'programme']
])('a project area of “%s” is not yet told: projects are not kept', (programme, reason) => {
	const found = projectAreaOf(programme);
	expect(found.state).toBe('not_yet');
	expect(found.findings.map((each) => each.reason)).toEqual([reason, 'no_projects']);
});
