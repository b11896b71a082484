import type { Snippet } from 'svelte';

export type Density = 'dense' | 'regular' | 'touch';

/** Heights of rows in px; fixed, so that a list of any length knows where each row lies. */
export const rowHeights: Record<Density, number> = { dense: 28, regular: 31, touch: 48 };

export interface Column<Row> {
	key: string;
	label: string;
	/** CSS width; the columns without one share what is left. */
	width?: string;
	/** Numbers stand at the right. */
	number?: boolean;
	sortable?: boolean;
	/** Left out where the table is not wide (below 740 px), middling (below 600 px), narrow (below 440 px). */
	hide?: 'wide' | 'middling' | 'narrow';
	strong?: boolean;
	/** What stands in a cell: plain text, or a drawing of it. */
	text?: (row: Row) => string;
	cell?: Snippet<[Row]>;
}

export interface Sort {
	key: string;
	descending: boolean;
}

export interface Span {
	first: number;
	last: number;
}

/**
 * Which rows to draw: those in sight and some beyond each edge, so that scrolling never shows the ground.
 * @param top px scrolled away above the first row
 * @param seen px of rows in sight
 * @returns half-open span of row indexes
 */
export function spanInSight(top: number, seen: number, height: number, count: number, beyond = 8): Span {
	const first = Math.max(0, Math.min(count, Math.floor(top / height) - beyond));
	return { first, last: Math.min(count, Math.ceil((top + seen) / height) + beyond) };
}

/** Where to scroll so that a row lies wholly between the head and the lower edge; null when it already does. */
export function scrollToShow(index: number, top: number, seen: number, height: number): number | null {
	const upper = index * height;
	if (upper < top) return upper;
	if (upper + height > top + seen) return upper + height - seen;
	return null;
}

/** The row the keys move to; null for a key that moves nowhere. */
export function rowAfterKey(key: string, index: number, count: number, page: number): number | null {
	const steps: Record<string, number> = {
		ArrowDown: index + 1,
		ArrowUp: index - 1,
		PageDown: index + page,
		PageUp: index - page,
		Home: 0,
		End: count - 1
	};
	const next = steps[key];
	return next === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, next));
}
