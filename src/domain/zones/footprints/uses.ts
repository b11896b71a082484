/** What is to be done with a piece of ground, by the way it takes the ground. */
export const footprintUses = {
	extent: ['extent'],
	planting: ['grain', 'forage', 'orchard', 'forest'],
	improvement: ['high_standard'],
	building: ['livestock', 'greenhouse_breaking', 'greenhouse_keeping', 'building'],
	digging: ['pond', 'digging']
} as const;

export type Footprint = keyof typeof footprintUses;
export type Use = (typeof footprintUses)[Footprint][number];
/** A use that the table may speak of: a planning extent is never judged. */
export type JudgedUse = Exclude<Use, 'extent'>;

export const footprints = Object.keys(footprintUses) as Footprint[];
export const uses: readonly Use[] = footprints.flatMap((footprint): readonly Use[] => footprintUses[footprint]);
export const judgedUses = uses.filter((use): use is JudgedUse => use !== 'extent');
export const isUse = (name: string): name is Use => (uses as readonly string[]).includes(name);
export const footprintOf = (use: Use): Footprint =>
	footprints.find((each) => (footprintUses[each] as readonly Use[]).includes(use))!;
