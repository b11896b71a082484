/**
 * The one order in which the sheet is printed, bottom to top (look.md, Cartography). A layer names its slot; layers of one
 * slot keep the order in which they were given. Selection lies above the borders and under the labels.
 */
export const slots = [
	'ground',
	'base',
	'imagery',
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

/**
 * Switches that are on, the topmost first: where each is drawn highest among the layers that count.
 * @param layers in printing order; a switch that the first list has none of is looked for in the next
 */
export function stackOf(
	layers: readonly (readonly { names: readonly string[] }[])[],
	on: ReadonlySet<string>
): string[] {
	const met = new Set<string>();
	for (const list of layers)
		for (const { names } of [...list].reverse()) for (const name of names) if (on.has(name)) met.add(name);
	return [...met];
}

/** Puts things that name a slot in printing order, stably. */
export function inOrder<T extends { slot: Slot }>(things: readonly T[]): T[] {
	return slots.flatMap((slot) => things.filter((thing) => thing.slot === slot));
}
