import * as v from 'valibot';
import type { WorkCalendar } from '#core/steps.ts';
import { valueOn, type DatedValue } from '#core/dated.ts';
import { calendarOn, calendarSettings } from '#land/work-calendar.ts';
import { caseCourse, caseStates, type CaseState, type CaseStepRule } from './course.ts';

/** How long a case may take for what follows, in working days, and how long it hangs: dated, per county. */
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365));
export const SHIPPED_PUBLICITY_DAYS = 7;

/** States with a clock, and what is shipped for them. */
const clocks = new Map<CaseState, number>(
	caseCourse.steps.flatMap(({ to, days: shipped }) => (shipped === undefined ? [] : [[to, shipped] as const]))
);
export const clockStates = caseStates.filter((state) => clocks.has(state));
export const shippedDays = (state: CaseState): number => clocks.get(state)!;
const clockKey = (state: CaseState) => `case.days.${state}`;

export const caseSettings: Readonly<Record<string, v.GenericSchema>> = {
	/** Calendar days a measurement hangs: no fewer than seven (domain.md I17). */
	'case.publicity_days': v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(60)),
	...calendarSettings,
	...Object.fromEntries(clockStates.map((state) => [clockKey(state), days]))
};
export const caseSettingKeys = Object.keys(caseSettings);

export interface CaseValues {
	publicityDays: number;
	calendar: WorkCalendar;
	/** Working days by the state they begin in; null: no clock. */
	daysIn: (step: Pick<CaseStepRule, 'to' | 'days'>) => number | null;
}

/** The values in force on a day. */
export function caseValuesOn(day: string, dated: readonly DatedValue[]): CaseValues {
	const newest = (key: string): unknown => valueOn(key, day, dated)?.value ?? null;
	return {
		publicityDays: Number(newest('case.publicity_days') ?? SHIPPED_PUBLICITY_DAYS),
		calendar: calendarOn(day, dated),
		daysIn: ({ to, days: shipped }) => (shipped === undefined ? null : Number(newest(clockKey(to)) ?? shipped))
	};
}
