import { hundredths, hundredthsOf } from '#core/hundredths.ts';
import { isDay } from '#core/period.ts';
import type { Expectation } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import type { Course } from '#core/steps.ts';
import type { Figures } from './factor-index.ts';
import type { FactorField, FactorUnit } from './fields.ts';

/** 村报、乡审、县核. */
export const stages = ['reported', 'checked', 'verified'] as const;
export type Stage = (typeof stages)[number];
export type StageStep = 'check' | 'verify' | 'return' | 'reopen';

/** The stages of a profile; whoever brought it to one does not bring it to the next. */
export const profileCourse: Course<Stage, StageStep> = {
	states: stages,
	first: 'reported',
	last: [],
	steps: [
		{ name: 'check', from: ['reported'], to: 'checked', permission: 'zones.factor.check', level: 'township' },
		{ name: 'verify', from: ['checked'], to: 'verified', permission: 'zones.factor.verify', level: 'county' },
		{
			...{ name: 'return', from: ['checked'], to: 'reported', permission: 'zones.factor.verify', level: 'county' },
			...{ reason: true, sameHand: true }
		},
		{
			...{ name: 'reopen', from: ['verified'], to: 'reported', permission: 'zones.factor.verify', level: 'county' },
			...{ reason: true, sameHand: true }
		}
	]
};

/** What a village stated on the day of a survey. */
export interface Profile {
	id: string;
	version: number;
	surveyedOn: string;
	figures: Figures;
	source: string;
	stage: Stage;
	/** Who brought it to its stage, and when. */
	stageBy: string;
	stageOn: string;
}

/** A village with its surveys up to a day, and what the register of enterprises knows of it. */
export interface FactorRow {
	village: string;
	villageName: string;
	villageKey: string;
	/** Its number on the map. */
	number: number;
	township: string;
	townshipName: string;
	/** The newest: what is worked on. */
	profile: Profile | null;
	/** The one its figures count by: of those that went furthest (村报、乡审、县核) the newest. */
	counted: Profile | null;
	/** Enterprises that stand in it, buy from it or are paired with it on `registerOn`; 0: the register knows none. */
	register: number;
	/** The day of the survey that counts; without one the day asked for. */
	registerOn: string;
}

export interface ProfileFault extends Expectation {
	field: string;
	got: string | null;
}

/** The largest figure: far above any village's, far below what is exact. */
const MOST = 1e13;

/** What a unit's figures may be followed by, as people write it. */
const WRITTEN: Readonly<Record<FactorUnit, RegExp>> = {
	...{ count: /(个|人|家|处|户|口)$/, money: /元$/, mu: /亩$/, m2: /(平方米|㎡|m2|m²)$/i }
};

/**
 * A figure as a person gives it, in a form or a file: things whole, money in yuan, areas with two decimals; null where it is none.
 */
export function figureFrom(unit: FactorUnit, text: string): number | null {
	const value = hundredthsOf(text.trim().replace(WRITTEN[unit], ''));
	if (value === null || value > MOST) return null;
	if (unit !== 'count') return value;
	return value % 100 === 0 ? value / 100 : null;
}

/** A figure as it is typed again. */
export const figureText = (unit: FactorUnit, value: number): string =>
	unit === 'count' ? String(value) : hundredths(value);

/** Surveys are of this day or later. */
const FIRST_DAY = '2000-01-01';

/** What is wrong with the day of a survey, in a form or a file. */
export function dayFault(surveyedOn: string, today: string): ProfileFault | null {
	const fault = (expected: string, params?: Expectation['params']): ProfileFault => ({
		...{ field: 'surveyed_on', expected, got: surveyedOn.slice(0, 20), ...(params && { params }) }
	});
	if (!isDay(surveyedOn)) return fault('day');
	if (surveyedOn < FIRST_DAY) return fault('day.from', { day: FIRST_DAY });
	return surveyedOn > today ? fault('day.not_after', { day: today }) : null;
}

/** Where figures come from, in a form or a file: 2 to 100 characters. */
export function sourceFrom(text: string): { source: string; fault: ProfileFault | null } {
	const source = maskedText(text.normalize('NFC')).trim().replace(/\s+/g, ' ');
	const length = [...source].length;
	const wrong = length < 2 || length > 100;
	return { source, fault: wrong ? { field: 'source', expected: 'source', got: source.slice(0, 40) } : null };
}

/**
 * A profile as a person gives it: the figures of the county's fields that are filled in, the others missing.
 * @param given by field id, as typed; '' is missing
 * @param kept figures of fields the county has no more: they stay
 */
export function checkProfile(
	given: Readonly<Record<string, string>>,
	rest: { surveyedOn: string; source: string; today: string },
	fields: readonly FactorField[],
	kept: Figures = {}
): { figures: Figures; source: string; faults: ProfileFault[] } {
	const faults: ProfileFault[] = [];
	const asked = new Set(fields.map(({ id }) => id));
	const figures: Record<string, number> = Object.fromEntries(Object.entries(kept).filter(([id]) => !asked.has(id)));
	for (const { id, unit } of fields) {
		const text = (given[id] ?? '').trim();
		if (text === '') continue;
		const value = figureFrom(unit, text);
		if (value === null) faults.push({ field: id, expected: `figure.${unit}`, got: text.slice(0, 40) });
		else figures[id] = value;
	}
	const { source, fault } = sourceFrom(rest.source);
	faults.push(...[dayFault(rest.surveyedOn, rest.today), fault].filter((each) => each !== null));
	return { figures, source, faults };
}
