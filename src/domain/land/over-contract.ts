import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import type { LandValues } from '#land/settings.ts';
import { isFitForMoney, leastSure, type SurveyMethod } from '#land/survey-method.ts';
import { toleranceOfSurveys, type SurveyMeasure, type Tolerance } from '#land/tolerance.ts';

/** One line of the ledger that measured land is held against: a contract's parcel, or a contract as a whole. */
export interface LedgerUnit {
	/** 标准亩. */
	contractedMu: Mu;
	/** The occupations that belong to it. */
	surveys: readonly SurveyMeasure[];
}

export interface Comparison {
	measuredMu: Mu;
	contractedMu: Mu;
	toleranceMu: Mu;
	tolerance: Tolerance;
	/** Measured − contracted; negative is a short area. */
	overMu: Mu;
	verdict: 'over_area' | 'short_area' | 'within';
	/** The least sure of the surveys, and whether all of them may be the ground for money. */
	method: SurveyMethod;
	fitForMoney: boolean;
}

/**
 * Holds the measured land of one ledger unit against its contracted 亩. Several occupations of one unit are one figure:
 * their m² are added, then turned into 亩 once (the sum of rounded is not the rounded sum, domain.md finding 8). Over and
 * short of different units are never netted.
 */
export function compare({ contractedMu, surveys }: LedgerUnit, values: LandValues): Comparison {
	const measuredMu = muFromSquareMetres(surveys.reduce((sum, { m2 }) => sum + m2, 0));
	const tolerance = toleranceOfSurveys(surveys, contractedMu, values);
	const overMu = measuredMu - contractedMu;
	const verdict = overMu > tolerance.mu ? 'over_area' : -overMu > tolerance.mu ? 'short_area' : 'within';
	const method = leastSure(surveys.map((survey) => survey.method));
	const sure = { method, fitForMoney: isFitForMoney(method) };
	return { measuredMu, contractedMu, toleranceMu: tolerance.mu, tolerance, overMu, verdict, ...sure };
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
