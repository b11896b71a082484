import * as v from 'valibot';
import { valueOn, type DatedValue } from '#core/dated.ts';
import type { WorkCalendar } from '#core/steps.ts';
import type { RuleField } from '#land/rules/rule-forms.ts';
import { calendarKeys, calendarOn } from '#land/work-calendar.ts';
import { planCourse, type CourseState } from './course.ts';

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365));
const count = (shipped: number) => ({ shipped, schema: days });
const shippedDays = (state: CourseState): number => planCourse.steps.find(({ to }) => to === state)?.days ?? 10;

/** What the course of a plan measures by, dated, per county: working days of each stage, and how long a link may be good. */
export const courseSettings = {
	'zones.plan.days.asked': count(shippedDays('asked')),
	'zones.plan.days.reviewed': count(shippedDays('reviewed')),
	'zones.plan.days.approved': count(shippedDays('approved')),
	/** Working days that whoever is asked has at least. */
	'zones.plan.answer_days': count(3),
	/** Calendar days a link to a frozen version may be good at most. */
	'zones.plan.link_days': count(30)
} as const;
export type CourseSetting = keyof typeof courseSettings;
export const courseSettingNames = Object.keys(courseSettings) as CourseSetting[];
/** Nothing else is set by the form of a plan's course; the days off are set with the time limits of cases. */
export const courseSchemas: ReadonlyMap<string, v.GenericSchema> = new Map(
	courseSettingNames.map((key) => [key, courseSettings[key].schema as v.GenericSchema])
);
export const courseFields: readonly RuleField[] = courseSettingNames.map((key) => ({
	...{ key, kind: 'count' as const, shipped: courseSettings[key].shipped },
	schema: courseSettings[key].schema as v.GenericSchema
}));
export const courseSettingKeys = [...courseSettingNames, ...calendarKeys];

export interface CourseValues {
	calendar: WorkCalendar;
	/** Working days for what follows a state; null: no clock. */
	daysIn: (state: CourseState) => number | null;
	/** Working days for an opinion, at least. */
	answerDays: number;
	/** Days a link is good, at most. */
	linkDays: number;
}

/** The values in force on a day. */
export function courseValuesOn(day: string, dated: readonly DatedValue[]): CourseValues {
	const value = (key: CourseSetting): number => Number(valueOn(key, day, dated)?.value ?? courseSettings[key].shipped);
	return {
		calendar: calendarOn(day, dated),
		daysIn: (state) =>
			state === 'asked' || state === 'reviewed' || state === 'approved' ? value(`zones.plan.days.${state}`) : null,
		answerDays: value('zones.plan.answer_days'),
		linkDays: value('zones.plan.link_days')
	};
}
