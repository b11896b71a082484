import type { Mu } from '#core/mu.ts';

/** One year of a charge, or what is left of one: half-open [from, to). */
export interface ChargeYear {
	no: number;
	from: string;
	to: string;
	past: boolean;
	fen: number;
	dueOn: string;
}

const DAY = 86_400_000;
const dayNumber = (day: string): number => Date.parse(day) / DAY;
export const dayAfter = (day: string, days: number): string =>
	new Date((dayNumber(day) + days) * DAY).toISOString().slice(0, 10);

/** The same day so many years later; 29 February becomes 1 March where the year has none. */
export function yearsAfter(day: string, years: number): string {
	const year = Number(day.slice(0, 4)) + years;
	return new Date(Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))).toISOString().slice(0, 10);
}

/** 亩 (hundredths) × fen per 亩 and year × days of the year it is; half away from zero, in whole fen. */
export function yearFen(mu: Mu, priceFen: number, days: number, ofDays: number): number {
	const product = BigInt(mu) * BigInt(priceFen) * BigInt(days);
	const by = 100n * BigInt(ofDays);
	return Number((2n * product + by) / (2n * by));
}

/**
 * The years of a period, each with its fen: whole years from the day it begins, the last one by its days.
 * @param payFrom the day that the time to pay runs from for all of them; its own first day for each without it
 */
export function chargeYears(asked: {
	mu: Mu;
	priceFen: number;
	from: string;
	to: string;
	past: boolean;
	payDays: number;
	payFrom?: string;
}): ChargeYear[] {
	const years: ChargeYear[] = [];
	for (let at = 0; ; at++) {
		const from = yearsAfter(asked.from, at);
		if (from >= asked.to) break;
		const whole = yearsAfter(asked.from, at + 1);
		const to = whole < asked.to ? whole : asked.to;
		const fen = yearFen(asked.mu, asked.priceFen, dayNumber(to) - dayNumber(from), dayNumber(whole) - dayNumber(from));
		const dueOn = dayAfter(asked.payFrom ?? from, asked.payDays);
		if (fen > 0) years.push({ no: years.length + 1, from, to, past: asked.past, fen, dueOn });
	}
	return years;
}
