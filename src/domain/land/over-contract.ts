import { muFromDecimal, muFromSquareMetres, type Mu } from '#core/mu.ts';
import type { LandValues } from '#land/settings.ts';

/** One line of the ledger that measured land is held against: a contract's parcel, or a contract as a whole. */
export interface LedgerUnit {
	contractedMu: Mu;
	/** Ellipsoidal areas of the occupations that belong to it, m². */
	measuredM2: readonly number[];
}

export interface Comparison {
	measuredMu: Mu;
	contractedMu: Mu;
	toleranceMu: Mu;
	/** Measured − contracted; negative is a short area. */
	overMu: Mu;
	verdict: 'over_area' | 'short_area' | 'within';
}

/**
 * max(absolute, relative × contracted), 亩 in whole hundredths, what is less than one let fall: land counted in hundredths
 * exceeds 0.425 亩 exactly when it exceeds 0.42 (domain.md I1).
 */
export function toleranceOf(contractedMu: Mu, values: LandValues): Mu {
	const absolute = muFromDecimal(values['over_contract.tolerance_absolute_mu']) ?? 0;
	// A share has at most six places; scaled, so that 1 % of 42.50 亩 is 0.425 exactly and not 0.42499…
	const share = Math.round(values['over_contract.tolerance_relative'] * 1e6);
	return Math.max(absolute, Math.floor((contractedMu * share) / 1e6));
}

/**
 * Holds the measured land of one ledger unit against its contracted 亩. Several occupations of one unit are one figure:
 * their m² are added, then turned into 亩 once (the sum of rounded is not the rounded sum, domain.md finding 8). Over and
 * short of different units are never netted.
 */
export function compare({ contractedMu, measuredM2 }: LedgerUnit, values: LandValues): Comparison {
	const measuredMu = muFromSquareMetres(measuredM2.reduce((sum, m2) => sum + m2, 0));
	const toleranceMu = toleranceOf(contractedMu, values);
	const overMu = measuredMu - contractedMu;
	const verdict = overMu > toleranceMu ? 'over_area' : -overMu > toleranceMu ? 'short_area' : 'within';
	return { measuredMu, contractedMu, toleranceMu, overMu, verdict };
}

/** A piece's two measures, held against the two thresholds of a sliver. */
export interface SliverVerdict {
	sliver: boolean;
	/** So near a threshold (0.02 m², 0.01 m) that another engine may see it on the other side. */
	borderline: boolean;
}

const near = (value: number, threshold: number, distance: number): boolean =>
	Math.abs(value - threshold) <= distance + 1e-9;

/** Sliver: area < 1 m² or mean width < 0.25 m, in gk, the area rounded to 0.01 m² first (DESIGN §6). */
export function sliverOf(areaM2: number, widthM: number, values: LandValues): SliverVerdict {
	const area = Math.round(areaM2 * 100) / 100;
	const [leastArea, leastWidth] = [values['over_contract.sliver_area_m2'], values['over_contract.sliver_width_m']];
	return {
		sliver: area < leastArea || widthM < leastWidth,
		borderline: near(area, leastArea, 0.02) || near(widthM, leastWidth, 0.01)
	};
}
