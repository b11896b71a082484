/** A county's day and month are those of Asia/Shanghai, whatever the machine's clock says. Days are 'YYYY-MM-DD', months 'YYYY-MM'. */
const calendar = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Asia/Shanghai',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

export const dayOf = (instant: Date): string => calendar.format(instant);
export const monthOf = (instant: Date): string => dayOf(instant).slice(0, 7);

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
/** A moment as 2026-11-22 18:00, in Asia/Shanghai. */
export const momentOf = (instant: Date): string => clock.format(instant).replace(',', '');

/** Whether the text is a real calendar day in the form YYYY-MM-DD. */
export function isDay(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return false;
	const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
	return date.toISOString().slice(0, 10) === text;
}

export type Period = { from: string | null; to: string | null };

/** Half-open periods [from, to); an unknown bound is open. */
export const overlaps = (a: Period, b: Period): boolean =>
	(a.from === null || b.to === null || a.from < b.to) && (b.from === null || a.to === null || b.from < a.to);
