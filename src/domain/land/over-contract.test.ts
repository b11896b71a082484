import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { muFromSquareMetres } from '#core/mu.ts';
import { compare, sliverOf } from '#land/over-contract.ts';
import { valuesOn } from '#land/settings.ts';

const values = valuesOn('2026-01-01', []);
const surveys = (...m2: number[]) => m2.map((each) => ({ m2: each, perimeterM: 400, method: 'instrument' as const }));
const squareMetres = (mu: number) => (mu / 100) * (2000 / 3);

describe('measured against contracted', () => {
	test.each([
		[4240, 4562, 'over_area', 322],
		[4240, 4282, 'within', 42],
		[4240, 4283, 'over_area', 43],
		[4240, 4198, 'within', -42],
		[4250, 4293, 'over_area', 43],
		[4240, 4197, 'short_area', -43],
		[300, 305, 'within', 5],
		[300, 306, 'over_area', 6]
	] as const)('contracted %i, measured %i: %s by %i', (contractedMu, measured, verdict, overMu) => {
		expect(compare({ contractedMu, surveys: surveys(squareMetres(measured)) }, values)).toMatchObject({
			verdict,
			overMu,
			measuredMu: measured,
			method: 'instrument',
			fitForMoney: true
		});
	});

	test('the same excess is a lead by RTK, nothing on imagery or of a walk; one walk among them and no money is asked', () => {
		const by = (...methods: ('instrument' | 'imagery' | 'walk' | 'unknown')[]) =>
			compare(
				{
					contractedMu: 4240,
					surveys: methods.map((method) => ({ m2: squareMetres(4300) / methods.length, perimeterM: 700, method }))
				},
				values
			);
		expect(by('instrument')).toMatchObject({ verdict: 'over_area', toleranceMu: 42, fitForMoney: true });
		expect(by('imagery')).toMatchObject({ verdict: 'within', toleranceMu: 127, fitForMoney: true });
		expect(by('walk')).toMatchObject({ verdict: 'within', toleranceMu: 315, fitForMoney: false });
		expect(by('unknown')).toMatchObject({ verdict: 'over_area', toleranceMu: 42, fitForMoney: false });
		expect(by('instrument', 'walk')).toMatchObject({ verdict: 'within', method: 'walk', fitForMoney: false });
	});

	test('several plots of one unit are added in m² and rounded once', () => {
		const thirds = [3.333, 3.333, 3.333].map((m2) => m2 + 100);
		const { measuredMu } = compare({ contractedMu: 0, surveys: surveys(...thirds) }, values);
		expect(measuredMu).toBe(muFromSquareMetres(309.999));
	});

	test('what is over in one unit does not shrink because another is short', () => {
		const area = fc.double({ min: 0, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(area, area, fc.nat(100_000), (a, b, contractedMu) => {
				const one = compare({ contractedMu, surveys: surveys(a) }, values);
				const two = compare({ contractedMu, surveys: surveys(b) }, values);
				expect(one.overMu).toBe(muFromSquareMetres(a) - contractedMu);
				expect(two.overMu).toBe(muFromSquareMetres(b) - contractedMu);
			})
		);
	});
});

describe('slivers', () => {
	test.each([
		[0.99, 1, true, true],
		[1, 1, false, true],
		[1.02, 1, false, true],
		[1.03, 1, false, false],
		[0.994, 1, true, true],
		[0.996, 1, false, true],
		[50, 0.249, true, true],
		[50, 0.25, false, true],
		[50, 0.27, false, false],
		[50, 0.2, true, false]
	])('area %d m², width %d m: sliver %s, borderline %s', (area, width, sliver, borderline) => {
		expect(sliverOf(area, width, values)).toEqual({ sliver, borderline });
	});
});
