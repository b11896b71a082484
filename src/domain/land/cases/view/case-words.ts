import type { Family } from '#ui/status.ts';
import type { CaseState } from '../course.ts';

/** Which family of status a step of a case belongs to (look.md). */
export const caseFamilies: Readonly<Record<CaseState, Family>> = {
	...({ suspected: 'suspect', assigned: 'work', measured: 'work', publicised: 'work', objected: 'dispute' } as const),
	...({ negotiating: 'work', resolving: 'work', supplemented: 'done', re_signed: 'done', reclaimed: 'done' } as const),
	...({ to_equity: 'done', legal_review: 'dispute', dismissed: 'none', closed: 'done', escalated: 'dispute' } as const)
};

/** Days between two days, as a text. */
export const daysLate = (dueOn: string, today: string): string =>
	String(Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000));
