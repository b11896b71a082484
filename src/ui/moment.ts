const clock = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Asia/Shanghai',
	dateStyle: 'short',
	timeStyle: 'short'
});

/** A moment as people write it, in the county's time: 2026-11-22 09:31. */
export const formatMoment = (at: Date): string => clock.format(at);

const hands = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' });

/** The time of a day, in the county's time: 09:31. */
export const formatTime = (at: Date): string => hands.format(at);
