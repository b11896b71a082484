/**
 * Kinds of notes in the trail that are nobody's news: that there is one at all is told through its own permission alone, so
 * that no live listener hears of it, wherever it lies.
 */
export const restrictedKinds: ReadonlySet<string> = new Set([
	'handover',
	'village_label',
	'contract_interest',
	'zone_plan'
]);
