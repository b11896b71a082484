/**
 * How long a name or an address waits after failing to sign in. Five failures cost nothing; each further one doubles the
 * wait from half a minute up to an hour. After a day without a failure all is forgotten. An account is never shut for good:
 * that would let anybody lock out anybody.
 */
export const FREE_FAILURES = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;
const FORGOTTEN_AFTER = 86_400_000;

/** An office behind one address has many people, so an address may fail more often than a name. */
export const FREE_FAILURES_OF_ADDRESS = 30;

export interface Failures {
	readonly failures: number;
	readonly lastAt: Date;
}

/** Milliseconds from `now` until another try is looked at; 0: at once. */
export function waitOf(present: Failures | null, now: Date, free: number = FREE_FAILURES): number {
	if (!present || present.failures < free) return 0;
	const since = now.getTime() - present.lastAt.getTime();
	if (since >= FORGOTTEN_AFTER) return 0;
	const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(20, present.failures - free));
	return Math.max(0, wait - since);
}

/** What is kept after one more failure. */
export function afterFailure(present: Failures | null, now: Date): Failures {
	const old = present !== null && now.getTime() - present.lastAt.getTime() >= FORGOTTEN_AFTER;
	return { failures: (old ? 0 : (present?.failures ?? 0)) + 1, lastAt: now };
}
