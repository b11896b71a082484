import { isDay } from '#core/period.ts';
import { surveyMethods, type SurveyMethod } from '#land/survey-method.ts';
import type { AskedTolerance } from '#land/what-if.ts';

/**
 * The address of a trial of the tolerance: a link shared is a trial shared. 亩, and percent or metres as people write them, under
 * names that the list's own address does not use.
 */

type Present = Record<SurveyMethod, { absoluteMu: number; second: number }>;

/** Most that may be tried: 亩; percent; metres of a walk. */
export const LIMITS = { absoluteMu: 20, percent: 30, metres: 30 } as const;

const within = (text: string | null, most: number, usual: number): number => {
	const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
	return Number.isFinite(value) && value >= 0 && value <= most ? value : usual;
};

/** What is not understood counts as not asked for: the present value. */
export function askedOf(search: URLSearchParams, present: Present, from: string): AskedTolerance {
	const method = surveyMethods.find((each) => each === search.get('method')) ?? 'imagery';
	const usual = present[method];
	const day = search.get('from') ?? '';
	return {
		method,
		absoluteMu: Math.round(within(search.get('absolute'), LIMITS.absoluteMu, usual.absoluteMu) * 100) / 100,
		second:
			method === 'walk'
				? within(search.get('metres'), LIMITS.metres, usual.second)
				: Math.round(within(search.get('percent'), LIMITS.percent, usual.second * 100) * 1e4) / 1e6,
		validFrom: isDay(day) ? day : from
	};
}

export function searchOfAsked({ method, absoluteMu, second, validFrom }: AskedTolerance): URLSearchParams {
	const search = new URLSearchParams({ method, absolute: String(absoluteMu) });
	if (method === 'walk') search.set('metres', String(second));
	else search.set('percent', String(Number((second * 100).toFixed(4))));
	search.set('from', validFrom);
	return search;
}
