import { muFromDecimal, type Mu } from '#core/mu.ts';
import type { LandSetting, LandValues } from '#land/settings.ts';
import { leastSure, surveyMethods, type SurveyMethod } from '#land/survey-method.ts';

/** One surveyed shape as the comparison sees it. */
export interface SurveyMeasure {
	/** Ellipsoidal area, m². */
	m2: number;
	perimeterM: number;
	method: SurveyMethod;
}

/** Which two settings make the tolerance of a method; the second is a share of the contracted area or, of a walk, metres. */
export const toleranceSettings: Record<SurveyMethod, readonly [absolute: LandSetting, second: LandSetting]> = {
	instrument: ['over_contract.instrument_absolute_mu', 'over_contract.instrument_relative'],
	imagery: ['over_contract.imagery_absolute_mu', 'over_contract.imagery_relative'],
	walk: ['over_contract.walk_absolute_mu', 'over_contract.walk_accuracy_m'],
	unknown: ['over_contract.tolerance_absolute_mu', 'over_contract.tolerance_relative']
};

export interface Tolerance {
	/** Whose tolerance it is. */
	method: SurveyMethod;
	mu: Mu;
	/** As set, 亩. */
	absoluteMu: number;
	/** As set, a share; null for a walk. */
	relative: number | null;
	/** As set, and the edge that was walked, m; null but for a walk. */
	accuracyM: number | null;
	perimeterM: number | null;
}

/**
 * max(absolute, relative × contracted), 亩 in whole hundredths, what is less than one let fall: land counted in hundredths
 * exceeds 0.425 亩 exactly when it exceeds 0.42 (domain.md I1). For a walk, max(absolute, perimeter × accuracy).
 * @param perimeterM of what was walked
 */
export function toleranceOf(
	method: SurveyMethod,
	{ contractedMu, perimeterM }: { contractedMu: Mu; perimeterM: number },
	values: LandValues
): Tolerance {
	const [first, second] = toleranceSettings[method];
	const absoluteMu = values[first];
	const absolute = muFromDecimal(absoluteMu) ?? 0;
	if (method === 'walk') {
		// Both in whole centimetres, so that an edge of 440 m is not 439.99…: cm × cm × 15 / 10⁶ hundredths of 亩.
		const area = Math.round(perimeterM * 100) * Math.round(values[second] * 100) * 15;
		const mu = Math.max(absolute, Math.floor(area / 1e6));
		return { method, mu, absoluteMu, relative: null, accuracyM: values[second], perimeterM };
	}
	// A share has at most six places; scaled, so that 1 % of 42.50 亩 is 0.425 exactly and not 0.42499…
	const share = Math.round(values[second] * 1e6);
	const mu = Math.max(absolute, Math.floor((contractedMu * share) / 1e6));
	return { method, mu, absoluteMu, relative: values[second], accuracyM: null, perimeterM: null };
}

/** The tolerance of several surveys of one ledger unit: the widest there is among their methods. */
export function toleranceOfSurveys(surveys: readonly SurveyMeasure[], contractedMu: Mu, values: LandValues): Tolerance {
	const present = surveyMethods.filter((method) => surveys.some((survey) => survey.method === method));
	const tolerances = (present.length > 0 ? present : (['unknown'] as const)).map((method) => {
		const walked = surveys.filter((survey) => survey.method === method);
		return toleranceOf(
			method,
			{ contractedMu, perimeterM: walked.reduce((sum, each) => sum + each.perimeterM, 0) },
			values
		);
	});
	const widest = Math.max(...tolerances.map(({ mu }) => mu));
	const wide = tolerances.filter(({ mu }) => mu === widest);
	const governing = leastSure(wide.map(({ method }) => method));
	return wide.find(({ method }) => method === governing)!;
}
