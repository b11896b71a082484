import type { ZoneInForce } from '#zones/plans/compare.ts';
import type { PlanContent } from '#zones/plans/plan.ts';

/** Places that are asked about a plan: codes of townships and of villages, each once, in order. */
export interface AskedPlaces {
	townships: string[];
	villages: string[];
}

/**
 * Every village that is in a zone of the plan with all its land or with a grid, or in one in force and no longer, and each
 * township such a village lies in.
 */
export function askedPlaces(
	content: PlanContent,
	inForce: readonly Pick<ZoneInForce, 'villages' | 'grids'>[],
	townshipOf: (village: string) => string | null,
	villageOf: (grid: string) => string | null = () => null
): AskedPlaces {
	const zones = [...content, ...inForce];
	const ofGrids = zones.flatMap(({ grids = [] }) => grids.map(villageOf).filter((code) => code !== null));
	const villages = new Set([...zones.flatMap((zone) => [...zone.villages]), ...ofGrids]);
	const townships = new Set([...villages].map(townshipOf).filter((code) => code !== null));
	return { townships: [...townships].sort(), villages: [...villages].sort() };
}

/** The name of the first zone without villages and grids; null where each has some. Such a plan has nothing to be asked about there. */
export const emptyZone = (content: PlanContent): string | null =>
	content.find(({ villages, grids }) => villages.size === 0 && !grids)?.name ?? null;
