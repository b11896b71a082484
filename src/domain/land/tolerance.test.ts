import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valuesOn } from './settings.ts';
import { surveyMethods, type SurveyMethod } from './survey-method.ts';
import { toleranceOf, toleranceOfSurveys, type SurveyMeasure } from './tolerance.ts';

const values = valuesOn('2026-01-01', []);

describe('an RTK’s tolerance is the larger of 0.05 亩 and 1 % of the contract, as is that of no stated method', () => {
	test.each([
		[0, 5],
		[500, 5],
		[549, 5],
		[550, 5],
		[599, 5],
		[600, 6],
		[4240, 42],
		[4250, 42],
		[4299, 42],
		[100_000, 1000]
	])('contracted %i → %i hundredths', (contractedMu, tolerance) => {
		for (const method of ['instrument', 'unknown'] as const)
			expect(toleranceOf(method, { contractedMu, perimeterM: 900 }, values).mu).toBe(tolerance);
	});
});

test.each([
	[0, 20],
	[600, 20],
	[666, 20],
	[700, 21],
	[4240, 127]
])('digitised on imagery: contracted %i → %i hundredths', (contractedMu, tolerance) => {
	expect(toleranceOf('imagery', { contractedMu, perimeterM: 900 }, values)).toMatchObject({
		mu: tolerance,
		absoluteMu: 0.2,
		relative: 0.03
	});
});

test.each([
	[0, 30],
	[66, 30],
	[67, 30],
	[70, 31],
	[400, 180],
	[1000, 450]
])('walked with a phone round an edge of %i m: %i hundredths, whatever the contract says', (perimeterM, tolerance) => {
	for (const contractedMu of [0, 4240])
		expect(toleranceOf('walk', { contractedMu, perimeterM }, values)).toMatchObject({
			mu: tolerance,
			accuracyM: 3,
			perimeterM
		});
});

const surveyOf: fc.Arbitrary<SurveyMeasure> = fc.record({
	m2: fc.double({ min: 0, max: 1e6, noNaN: true }),
	perimeterM: fc.double({ min: 0, max: 1e5, noNaN: true }),
	method: fc.constantFrom<SurveyMethod>(...surveyMethods)
});

test('of several surveys the widest tolerance holds, and adding a survey never narrows it', () => {
	fc.assert(
		fc.property(
			fc.array(surveyOf, { minLength: 1, maxLength: 6 }),
			surveyOf,
			fc.nat(1e6),
			(surveys, more, contractedMu) => {
				const widest = toleranceOfSurveys(surveys, contractedMu, values);
				for (const { method, perimeterM } of surveys)
					expect(widest.mu).toBeGreaterThanOrEqual(toleranceOf(method, { contractedMu, perimeterM }, values).mu);
				expect(surveys.map(({ method }) => method)).toContain(widest.method);
				expect(toleranceOfSurveys([...surveys, more], contractedMu, values).mu).toBeGreaterThanOrEqual(widest.mu);
			}
		)
	);
});

test('a wider setting never makes a narrower tolerance', () => {
	fc.assert(
		fc.property(
			fc.constantFrom<SurveyMethod>(...surveyMethods),
			fc.nat(1e6),
			fc.double({ min: 0, max: 1e5, noNaN: true }),
			fc.integer({ min: 0, max: 500 }),
			(method, contractedMu, perimeterM, more) => {
				const dated = valuesOn('2026-01-01', [
					{ key: 'over_contract.walk_accuracy_m', validFrom: '2020-01-01', value: 3 + more / 100 },
					{ key: 'over_contract.imagery_relative', validFrom: '2020-01-01', value: 0.03 + more / 1000 },
					{ key: 'over_contract.instrument_relative', validFrom: '2020-01-01', value: 0.01 + more / 1000 },
					{ key: 'over_contract.tolerance_absolute_mu', validFrom: '2020-01-01', value: 0.05 + more }
				]);
				expect(toleranceOf(method, { contractedMu, perimeterM }, dated).mu).toBeGreaterThanOrEqual(
					toleranceOf(method, { contractedMu, perimeterM }, values).mu
				);
			}
		)
	);
});
