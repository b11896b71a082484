/**
 * The one order in which the sheet is printed, bottom to top (look.md, Cartography). A layer names its slot; layers of one
 * slot keep the order in which they were given. Selection lies above the borders and under the labels.
 */
export const slots = [
	'ground',
	'contours',
	'red_line',
	'zone',
	'water',
	'road',
	'parcel',
	'contract',
	'occupation',
	'finding',
	'border',
	'selection',
	'label'
] as const;

export type Slot = (typeof slots)[number];

/** Puts things that name a slot in printing order, stably. */
export function inOrder<T extends { slot: Slot }>(things: readonly T[]): T[] {
	return slots.flatMap((slot) => things.filter((thing) => thing.slot === slot));
}
