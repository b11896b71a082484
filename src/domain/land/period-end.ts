/**
 * Files name the last day of a period (CBQXZ); tables hold half-open periods [from, to), so what is stored is the day
 * after, and what is shown is the day before what is stored.
 */
const shifted = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const endAfter = (lastDay: string): string => shifted(lastDay, 1);
export const lastDayOf = (endsOn: string): string => shifted(endsOn, -1);
