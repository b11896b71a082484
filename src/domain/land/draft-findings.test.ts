import { expect, test } from 'vitest';
import { draftFindings } from '#land/draft-findings.ts';
import type { DividedPiece, Linked } from '#land/linked.ts';
import { valuesOn } from '#land/settings.ts';

const standard = { basis: 'standard', ratio: null, surface: 'horizontal' } as const;
const unsaid = { basis: 'unknown', ratio: null, surface: null } as const;

const survey = (given: Partial<Linked> = {}): Linked => ({
	occupationId: 'o1',
	occupationVersion: 3,
	occupationCode: 'S1',
	village: '149901100200',
	day: '2026-05-01',
	linkedBy: 'contract_number',
	contractId: 'c1',
	contractVersion: 2,
	contractNumber: 'N1',
	contractFile: 'ledger.csv',
	contractRow: 8,
	contractMu: 4240,
	contractArea: standard,
	contractEndsOn: null,
	plotId: null,
	plotMu: null,
	plotArea: standard,
	method: 'RTK',
	perimeterM: 700,
	measuredMu: 4562,
	planarM2: 30_416,
	ellipsoidalM2: 45.62 / 0.0015,
	file: 'survey.zip',
	row: 17,
	...given
});
const piece = (kind: DividedPiece['kind'], legalMu: number, given: Partial<DividedPiece> = {}): DividedPiece => ({
	occupationId: 'o1',
	kind,
	otherContractId: null,
	otherContractVersion: null,
	otherContractNumber: null,
	planarM2: legalMu / 0.15,
	legalMu,
	legalM2: legalMu / 0.15,
	sliver: false,
	borderline: false,
	...given
});
const values = (day: string) => valuesOn(day, []);
const drafts = (linked: Linked[], pieces: DividedPiece[] = [], on = values) => draftFindings(linked, pieces, [], on);

test('a finding says its formula with the numbers, its settings, and the files and rows it came from', () => {
	const [over] = drafts([survey()], [piece('own', 4240), piece('on_uncontracted', 322)]);
	expect(over).toMatchObject({ kind: 'over_area', key: 'over_area:c1', overMu: 322, toleranceMu: 42, linkedBy: 'contract_number', surveyMethod: 'instrument', fitForMoney: true }); // prettier-ignore
	expect(over!.explanation).toEqual({
		formula: '45.62 − 42.40 = 3.22 > max(0.05, 1 % × 42.40) = 0.42',
		tolerance: { method: 'instrument', absolute_mu: 0.05, relative: 0.01, accuracy_m: null, perimeter_m: null },
		area: { written_mu: 4240, basis: 'standard', ratio: null, surface: 'horizontal', doubt: null },
		contract: { number: 'N1', file: 'ledger.csv', row: 8 },
		occupations: [{ id: 'o1', version: 3, code: 'S1', mu: 4562, method: 'RTK', file: 'survey.zip', row: 17 }],
		pieces: [
			{ kind: 'own', other: null, mu: 4240, m2: 28266.67, sliver: false },
			{ kind: 'on_uncontracted', other: null, mu: 322, m2: 2146.67, sliver: false }
		]
	});
});

test('the settings are those of the survey date', () => {
	const dated = [{ key: 'over_contract.instrument_relative', validFrom: '2026-06-01', value: 0.1 }];
	const on = (day: string) => valuesOn(day, dated);
	expect(drafts([survey()], [], on).map(({ kind }) => kind)).toEqual(['over_area']);
	expect(drafts([survey({ day: '2026-06-01' })], [], on)).toEqual([]);
});

test('land without a contract leaves out what of it is state-owned; all of it state-owned is nothing', () => {
	const free = survey({ contractId: null, contractMu: null, linkedBy: null });
	const road = piece('state_owned', 562);
	expect(drafts([free], [piece('on_uncontracted', 4000), road])).toMatchObject([
		{ kind: 'no_contract', overMu: 4000, explanation: { formula: '45.62 − 5.62 = 40.00' } },
		{ kind: 'on_uncontracted', overMu: 4000 }
	]);
	expect(drafts([free], [piece('state_owned', 4562)])).toEqual([]);
	expect(drafts([free], [piece('state_owned', 4560), piece('on_uncontracted', 2, { sliver: true })])).toEqual([]);
});

test('a named plot is a line of its own, and what is left of the contract another', () => {
	const lines = drafts([
		survey({ contractMu: 6000, plotId: 'p1', plotMu: 2000, measuredMu: 2500, ellipsoidalM2: 25 / 0.0015 }),
		survey({ occupationId: 'o2', occupationCode: 'S2', contractMu: 6000, measuredMu: 3500, ellipsoidalM2: 35 / 0.0015 })
	]);
	expect(lines.map(({ key, contractedMu, overMu }) => [key, contractedMu, overMu])).toEqual([
		['over_area:c1:p1', 2000, 500],
		['short_area:c1', 4000, -500]
	]);
});

test('held on from the day a contract has ended', () => {
	const ended = (contractEndsOn: string) => drafts([survey({ contractMu: 4562, contractEndsOn })]).map(({ kind }) => kind); // prettier-ignore
	expect(ended('2026-05-02')).toEqual([]);
	expect(ended('2026-05-01')).toEqual(['expired_held']);
});

test.each([
	['unsaid', { contractArea: unsaid }, 322, 'basis'],
	['along the slope', { contractArea: { ...standard, surface: 'slope' } }, 322, 'slope'],
	['in 习惯亩 of no known size', { contractArea: { ...standard, basis: 'customary' } }, 322, 'ratio'],
	['unsaid, and short', { contractArea: unsaid, measuredMu: 4000, ellipsoidalM2: 40 / 0.0015 }, -240, 'basis']
] as const)('of 亩 that are %s a difference is a request and no lead', (_, given, overMu, doubt) => {
	expect(drafts([survey(given)])).toMatchObject([
		{ kind: 'area_request', key: 'area_request:c1', overMu, explanation: { area: { doubt, written_mu: 4240 } } }
	]);
});

test('within the tolerance nobody is asked', () => {
	expect(drafts([survey({ contractArea: unsaid, measuredMu: 4250, ellipsoidalM2: 42.5 / 0.0015 })])).toEqual([]);
});

test('习惯亩 of a known size are turned into 标准亩 first', () => {
	const customary = { basis: 'customary', ratio: 13_000, surface: null } as const;
	const [over] = drafts([survey({ contractMu: 3000, contractArea: customary })]);
	expect(over).toMatchObject({ kind: 'over_area', contractedMu: 3900, overMu: 662, toleranceMu: 39 });
	expect(over!.explanation.formula).toBe('30.00 × 1.3 = 39.00; 45.62 − 39.00 = 6.62 > max(0.05, 1 % × 39.00) = 0.39');
	expect(drafts([survey({ contractMu: 3500, contractArea: customary })])).toEqual([]);
});

test('nothing is certain of the rest of a contract when the plot taken away is not', () => {
	const plot = { contractMu: 6000, plotId: 'p1', plotMu: 2000, measuredMu: 2000, ellipsoidalM2: 20 / 0.0015 };
	const rest = survey({ occupationId: 'o2', occupationCode: 'S2', contractMu: 6000 });
	expect(drafts([survey({ ...plot, plotArea: unsaid }), rest]).map(({ key }) => key)).toEqual(['area_request:c1']);
	expect(drafts([survey(plot), rest]).map(({ key }) => key)).toEqual(['over_area:c1']);
});

test('a walk says its edge, and never asks for money; nor does anything else that rests on it', () => {
	const [over] = drafts([survey({ method: '手机绕行', contractMu: 3000 })]);
	expect(over).toMatchObject({ kind: 'over_area', toleranceMu: 315, surveyMethod: 'walk', fitForMoney: false });
	expect(over!.explanation.formula).toBe('45.62 − 30.00 = 15.62 > max(0.3, 700.0 m × 3 m) = 3.15');
	const free = { contractId: null, contractMu: null, linkedBy: null };
	expect(drafts([survey({ ...free, method: null })], [piece('on_uncontracted', 4562)])).toMatchObject([
		{ kind: 'no_contract', surveyMethod: 'unknown', fitForMoney: false },
		{ kind: 'on_uncontracted', surveyMethod: 'unknown', fitForMoney: false }
	]);
});
