import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { maskedText } from '#core/masks.ts';

export const linkStates = ['active', 'expired', 'revoked'] as const;
export type LinkState = (typeof linkStates)[number];

/** A link to one frozen version, as its list shows it: its word is nowhere. */
export interface PlanLink {
	readonly id: string;
	readonly label: string;
	readonly serial: number;
	readonly until: Date;
	readonly revoked: boolean;
	readonly opened: number;
	readonly lastOpened: Date | null;
	readonly by: string;
}

export const linkState = ({ revoked, until }: Pick<PlanLink, 'revoked' | 'until'>, now: Date): LinkState =>
	revoked ? 'revoked' : until > now ? 'active' : 'expired';

const LONGEST = 40;

/** For whom a link is and for how many days, as they are kept. @param most days a link may be good */
export function linkAsked(label: string, days: number, most: number): Outcome<{ label: string; days: number }> {
	const kept = maskedText(label.trim());
	const length = [...kept].length;
	if (length < 1 || length > LONGEST)
		return refused('link.label', { field: 'label', expected: `1–${LONGEST}`, got: length });
	if (!Number.isInteger(days) || days < 1 || days > most)
		return refused('link.days', { field: 'days', expected: `1–${most}`, got: Number.isFinite(days) ? days : '—' });
	return accepted({ label: kept, days });
}
