import type { ZoneInForce } from '#zones/plans/compare.ts';
import type { PlanContent } from '#zones/plans/plan.ts';

/** Places that are asked about a plan: codes of townships and of villages, each once, in order. */
export interface AskedPlaces {
	townships: string[];
	villages: string[];
}

/**
 * Every village that is in a zone of the plan, or in one in force and no longer, whoever's land is drawn on without their
 * being members, and each township such a village lies in.
 */
export function askedPlaces(
	content: PlanContent,
	inForce: readonly Pick<ZoneInForce, 'villages'>[],
	under: readonly string[],
	townshipOf: (village: string) => string | null
): AskedPlaces {
	const villages = new Set([...[...content, ...inForce].flatMap((zone) => [...zone.villages]), ...under]);
	const townships = new Set([...villages].map(townshipOf).filter((code) => code !== null));
	return { townships: [...townships].sort(), villages: [...villages].sort() };
}

/**
 * The name of the first zone that is nobody's land; null where each has villages, or parts drawn on some. Of such a plan there
 * is nobody to be asked there.
 * @param touching ids of the zones whose drawn parts lie in a village
 */
export const landlessZone = (content: PlanContent, touching: ReadonlySet<string>): string | null =>
	content.find(({ id, villages }) => villages.size === 0 && !touching.has(id))?.name ?? null;
