import * as v from 'valibot';
import { valueOn, type DatedValue } from '#core/dated.ts';
import { isDay } from '#core/period.ts';
import type { WorkCalendar } from '#core/steps.ts';

const dayList = v.pipe(v.array(v.pipe(v.string(), v.check(isDay))), v.maxLength(400));

/** The days a county's offices are closed on beside weekends, and the weekend days they work: one for every clock of land. */
export const calendarSettings = { 'calendar.holidays': dayList, 'calendar.worked': dayList } as const;
export const calendarKeys = Object.keys(calendarSettings) as (keyof typeof calendarSettings)[];

/** The calendar in force on a day. */
export function calendarOn(day: string, dated: readonly DatedValue[]): WorkCalendar {
	const list = (key: keyof typeof calendarSettings) => new Set(v.parse(dayList, valueOn(key, day, dated)?.value ?? []));
	return { holidays: list('calendar.holidays'), worked: list('calendar.worked') };
}
