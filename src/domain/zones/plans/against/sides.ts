import type { DrawnPart } from '#core/parts/parts.ts';
import { recordNumber } from '#core/record-number.ts';
import { compared, type Comparable, type Comparison } from '#zones/plans/compare.ts';
import type { DrawnSum, Figures } from '#zones/plans/figures.ts';

/** What can be held against each other: the zones in force, or a plan by its number. */
export type SideAsked = 'zones' | number;

export interface SideZone extends Comparable {
	id: string;
	/** What is drawn of it beside its villages. */
	drawn?: readonly DrawnPart[] | undefined;
	/** What its layout's rule is judged by; of a plan's zone. */
	anchor?: string | null;
	programme?: string | null;
}

export interface Side {
	asked: SideAsked;
	/** Of a plan; the zones in force have none. */
	plan: { id: string; code: string; name: string; status: string } | null;
	zones: SideZone[];
	/** What drawn parts add to the villages of all zones together. */
	beyond?: DrawnSum | undefined;
	/** Names of zones in force whose shape is drawn: here their whole villages stand for them. */
	shaped: string[];
}

/** A side as an address says it: `usual` where it says nothing, null where what it says is no side. */
export const sideFrom = (text: string | null, usual: SideAsked): SideAsked | null =>
	text === 'zones' ? 'zones' : text === null ? usual : recordNumber(text);

/** Where somebody looks at two plans: side by side, or one over the other. */
export type SidesView = 'side' | 'swipe';
export const viewOf = (text: string | null): SidesView => (text === 'swipe' ? 'swipe' : 'side');

/** The address at which two sides are held against each other. */
export const sidesAddress = (left: SideAsked, right: SideAsked, view: SidesView): string =>
	`/zones/plans/compare?${new URLSearchParams({ left: String(left), right: String(right), view })}`;

/** How many parts are drawn at a side, and what they add to its villages; null where nothing is drawn. */
export function drawnOf({ zones, beyond }: Pick<Side, 'zones' | 'beyond'>): { parts: number; areaMu: number } | null {
	const parts = zones.reduce((sum, { drawn }) => sum + (drawn?.length ?? 0), 0);
	return parts > 0 ? { parts, areaMu: beyond?.areaMu ?? 0 } : null;
}

/** One side held against the other. */
export const sidesCompared = (here: Side, there: Side, figures: ReadonlyMap<string, Figures>): Comparison =>
	compared(here.zones, there.zones, figures, here.beyond, there.beyond);
