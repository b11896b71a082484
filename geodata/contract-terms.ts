import type { Random } from '#core/random.ts';
import { day } from './rows.ts';

export interface Terms {
	signed_on: string | null;
	starts_on: string | null;
	ends_on: string | null;
	form: 'written' | 'oral' | 'receipt';
	method: string | null;
}

const LONGEST = 20;

/** The written terms of a collective contract. Live ones end after 2028, so that what is found does not change with the day it is looked for. */
export function terms(random: Random, state: 'live' | 'live_known' | 'ended'): Terms {
	const years = random.pick([5, 10, 10, 15, 20, 20, 20]);
	const last = state === 'ended' ? random.whole(2018, 2025) : random.whole(2029, 2048);
	const starts = Math.min(last - years, 2025);
	// No lease is longer than 20 years (民法典 705) but those that are still to be put right.
	const ends = Math.min(last, starts + LONGEST);
	const [month, date] = [random.pick([1, 3, 3, 4, 10, 11]), random.pick([1, 1, 10, 15, 20])];
	const unknown = (chance: number) => state === 'live' && random.chance(chance);
	return {
		signed_on: unknown(0.06) ? null : day(starts, month, date),
		starts_on: unknown(0.03) ? null : day(starts, month, date),
		ends_on: unknown(0.045) ? null : day(ends, month, date),
		form: 'written',
		method: unknown(0.06) ? null : random.pick(['121', '121', '123', '123', '123', '122', '129'])
	};
}
