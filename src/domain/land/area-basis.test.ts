import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaBases, areaSurfaces, standardMu, type AreaBasis, type AreaSurface } from './area-basis.ts';

test.each([
	['standard', null, null, 2000, null],
	['standard', null, 'horizontal', 2000, null],
	['standard', null, 'slope', 2000, 'slope'],
	['customary', 13_000, null, 2600, null],
	['customary', 8_333, 'horizontal', 1667, null],
	['customary', null, 'horizontal', 2000, 'ratio'],
	['customary', 13_000, 'slope', 2600, 'slope'],
	['unknown', null, 'horizontal', 2000, 'basis'],
	['unknown', null, null, 2000, 'basis']
] as const)('20 亩 said to be %s at %s on the %s are %i hundredths, doubt: %s', (basis, ratio, surface, mu, doubt) => {
	expect(standardMu(2000, { basis, ratio, surface })).toEqual({ mu, doubt });
});

test('only what is stated whole is free of doubt, and a ratio of one changes nothing', () => {
	fc.assert(
		fc.property(
			fc.nat(10_000_000),
			fc.constantFrom<AreaBasis>(...areaBases),
			fc.option(fc.integer({ min: 1_000, max: 100_000 })),
			fc.option(fc.constantFrom<AreaSurface>(...areaSurfaces)),
			(written, basis, ratio, surface) => {
				const { mu, doubt } = standardMu(written, { basis, ratio, surface });
				expect(Number.isSafeInteger(mu) && mu >= 0).toBe(true);
				const whole = surface !== 'slope' && (basis === 'standard' || (basis === 'customary' && ratio !== null));
				expect(doubt === null).toBe(whole);
				expect(standardMu(written, { basis, ratio: 10_000, surface }).mu).toBe(written);
			}
		)
	);
});
