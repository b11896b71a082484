import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftFindings } from './draft-findings.ts';
import type { Linked } from './linked.ts';
import type { DatedValue } from '#core/dated.ts';
import { valuesOn } from './settings.ts';
import { surveyMethods, type SurveyMethod } from './survey-method.ts';
import { askedOf, searchOfAsked } from './what-if-address.ts';
import { datedWith, decidedKinds, whatIf, type AskedTolerance } from './what-if.ts';

const WORDS: Record<SurveyMethod, string | null> = { instrument: 'RTK', imagery: '航片', walk: '步测', unknown: null };
const VILLAGES = ['149901100200', '149901100201'];

const surveyOf = (
	of: { contract: number; mu: number; over: number; method: SurveyMethod; unsaid: boolean; late: boolean },
	index: number
): Linked => ({
	occupationId: `o${index}`,
	occupationVersion: 1,
	occupationCode: `S${index}`,
	village: VILLAGES[of.contract % 2]!,
	day: of.late ? '2026-09-01' : '2026-03-01',
	linkedBy: 'contract_number',
	contractId: `c${of.contract}`,
	contractVersion: 1,
	contractNumber: `N${of.contract}`,
	contractFile: null,
	contractRow: null,
	contractMu: of.mu,
	contractArea: { basis: of.unsaid ? 'unknown' : 'standard', ratio: null, surface: null },
	contractEndsOn: null,
	plotId: null,
	plotMu: null,
	plotArea: { basis: 'unknown', ratio: null, surface: null },
	method: WORDS[of.method],
	measuredMu: Math.max(0, of.mu + of.over),
	perimeterM: 400,
	planarM2: Math.max(0, of.mu + of.over) / 0.15,
	ellipsoidalM2: Math.max(0, of.mu + of.over) / 0.15,
	file: null,
	row: null
});
const worldOf = fc
	.array(
		fc.record({
			contract: fc.nat(5),
			mu: fc.nat(8_000),
			over: fc.integer({ min: -400, max: 400 }),
			method: fc.constantFrom<SurveyMethod>(...surveyMethods),
			unsaid: fc.boolean(),
			late: fc.boolean()
		}),
		{ maxLength: 12 }
	)
	.map((rows) => rows.map(surveyOf));
const askedArbitrary: fc.Arbitrary<AskedTolerance> = fc.record({
	method: fc.constantFrom<SurveyMethod>(...surveyMethods),
	absoluteMu: fc.integer({ min: 0, max: 400 }).map((hundredths) => hundredths / 100),
	second: fc.integer({ min: 0, max: 30 }).map((hundredths) => hundredths / 100),
	validFrom: fc.constantFrom('2026-01-01', '2026-06-01', '2027-01-01')
});
const everywhere = () => true;

/** What the comparison itself drafts of these kinds. */
const drafted = (linked: Linked[], dated: DatedValue[]) =>
	draftFindings(linked, [], [], (day) => valuesOn(day, dated)).filter(({ kind }) =>
		(decidedKinds as readonly string[]).includes(kind)
	);

describe('a tolerance tried', () => {
	test('leaves out what somebody has dismissed, which is listed with no tolerance', () => {
		fc.assert(
			fc.property(worldOf, askedArbitrary, fc.nat(), (linked, asked, at) => {
				const drafts = drafted(linked, []);
				if (drafts.length === 0) return;
				const { key, kind, overMu } = drafts[at % drafts.length]!;
				const [all, told] = [
					whatIf(linked, [], asked, everywhere),
					whatIf(linked, [], asked, everywhere, new Set([key]))
				];
				const tally = ({ kinds }: typeof all) => kinds.find((each) => each.kind === kind)!.now;
				expect(tally(told)).toEqual({ count: tally(all).count - 1, mu: tally(all).mu - overMu });
				expect(told.moved.map((lead) => lead.key)).not.toContain(key);
			})
		);
	});

	test('counts what the comparison lists now, and what it would list once it is set', () => {
		fc.assert(
			fc.property(worldOf, askedArbitrary, (linked, asked) => {
				const told = whatIf(linked, [], asked, everywhere);
				for (const [side, dated] of [
					['now', []],
					['then', datedWith([], asked)]
				] as const) {
					const drafts = drafted(linked, dated as DatedValue[]);
					for (const tally of told.kinds) {
						const of = drafts.filter(({ kind }) => kind === tally.kind);
						expect(tally[side]).toEqual({ count: of.length, mu: of.reduce((sum, { overMu }) => sum + overMu, 0) });
					}
				}
				const keys = (dated: DatedValue[]) => new Set(drafted(linked, dated).map(({ key }) => key));
				const [now, then] = [keys([]), keys(datedWith([], asked))];
				const moving = (moves: string) => told.moved.filter((lead) => lead.moves === moves).map(({ key }) => key);
				const without = (all: Set<string>, some: Set<string>) => [...all].filter((key) => !some.has(key)).sort();
				expect(moving('comes').sort()).toEqual(without(then, now));
				expect(moving('goes').sort()).toEqual(without(now, then));
			})
		);
	});

	test('moves only what was surveyed that way, from that day on, and nothing out of sight', () => {
		fc.assert(
			fc.property(worldOf, askedArbitrary, (linked, asked) => {
				const told = whatIf(linked, [], asked, (village) => village === VILLAGES[0]);
				expect(told.moved.every(({ village }) => village === VILLAGES[0])).toBe(true);
				expect(told.villages.every(({ village }) => village === VILLAGES[0])).toBe(true);
				for (const { occupations } of told.moved) {
					const surveys = linked.filter(({ occupationCode }) => occupations.includes(occupationCode));
					expect(surveys.some(({ method }) => method === WORDS[asked.method])).toBe(true);
					expect(surveys.some(({ day }) => day >= asked.validFrom)).toBe(true);
				}
			})
		);
	});

	test('wider, leads only go; the present one moves nothing', () => {
		const linked = [surveyOf({ contract: 1, mu: 4240, over: 200, method: 'imagery', unsaid: false, late: false }, 1)];
		const asked = { method: 'imagery', absoluteMu: 0.2, second: 0.03, validFrom: '2026-01-01' } as const;
		expect(whatIf(linked, [], asked, everywhere).moved).toEqual([]);
		expect(whatIf(linked, [], { ...asked, second: 0.05 }, everywhere)).toMatchObject({
			lines: 1,
			touched: 1,
			moved: [{ moves: 'goes', kind: 'over_area', overMu: 200, toleranceNowMu: 127, toleranceThenMu: 212 }],
			villages: [{ now: { count: 1, mu: 200 }, then: { count: 0, mu: 0 }, comes: 0, goes: 1 }]
		});
		expect(whatIf(linked, [], { ...asked, method: 'walk', second: 0 }, everywhere)).toMatchObject({
			touched: 0,
			moved: []
		});
	});
});

describe('the address of a trial', () => {
	const present = Object.fromEntries(
		surveyMethods.map((method) => [method, { absoluteMu: 0.2, second: method === 'walk' ? 3 : 0.03 }])
	) as Record<SurveyMethod, { absoluteMu: number; second: number }>;

	test('a trial comes back from its address', () => {
		fc.assert(
			fc.property(askedArbitrary, (asked) => {
				const search = new URLSearchParams(searchOfAsked(asked).toString());
				expect(askedOf(search, present, '2026-01-01')).toEqual(asked);
			})
		);
	});

	test('nonsense asks for the present tolerance', () => {
		for (const text of [
			'method=x&absolute=-1&percent=1e9&from=2026-02-30',
			'absolute=&percent=NaN',
			'absolute=Infinity;drop'
		])
			expect(askedOf(new URLSearchParams(text), present, '2026-01-01')).toEqual({
				method: 'imagery',
				absoluteMu: 0.2,
				second: 0.03,
				validFrom: '2026-01-01'
			});
	});
});
