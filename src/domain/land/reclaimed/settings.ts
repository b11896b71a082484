import * as v from 'valibot';
import { valueOn, type DatedValue } from '#core/dated.ts';
import type { WorkCalendar } from '#core/steps.ts';
import { calendarKeys, calendarOn } from '#land/work-calendar.ts';
import { offerCourse, offerStates, type OfferState } from './course.ts';

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365));

/** States with a clock, and the working days that are shipped for what follows: dated, per county. */
const clocks = new Map<OfferState, number>(
	offerCourse.steps.flatMap(({ to, days: shipped }) => (shipped === undefined ? [] : [[to, shipped] as const]))
);
export const offerClockStates = offerStates.filter((state) => clocks.has(state));
export const shippedOfferDays = (state: OfferState): number => clocks.get(state)!;
const clockKey = (state: OfferState) => `offer.days.${state}`;

export const offerSettings: Readonly<Record<string, v.GenericSchema>> = Object.fromEntries(
	offerClockStates.map((state) => [clockKey(state), days])
);
export const offerSettingKeys = [...Object.keys(offerSettings), ...calendarKeys];

export interface OfferValues {
	calendar: WorkCalendar;
	/** Working days for what follows a state; null: no clock. */
	daysIn: (state: OfferState) => number | null;
}

/** The values in force on a day. */
export const offerValuesOn = (day: string, dated: readonly DatedValue[]): OfferValues => ({
	calendar: calendarOn(day, dated),
	daysIn: (state) => {
		const shipped = clocks.get(state);
		return shipped === undefined ? null : Number(valueOn(clockKey(state), day, dated)?.value ?? shipped);
	}
});
