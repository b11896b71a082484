import { partsApart, sameFacts, type PlanContent } from './plan.ts';

export interface ApartZone {
	id: string;
	name: string;
	/** What it is called in the other version, where that differs. */
	otherName: string | null;
	/** Codes of villages that only one of both has in it. */
	mine: string[];
	theirs: string[];
	/** How many grids and how many drawn parts only one of both has. */
	mineGrids: number;
	theirsGrids: number;
	mineDrawn: number;
	theirsDrawn: number;
}

/** The zones in which two versions of one plan differ, by what only each of them has. */
export function apartZones(mine: PlanContent, theirs: PlanContent): ApartZone[] {
	const ids = new Set([...mine, ...theirs].map(({ id }) => id));
	return [...ids].flatMap((id) => {
		const [here, there] = [mine, theirs].map((content) => content.find((zone) => zone.id === id));
		const only = (one: typeof here, other: typeof here) =>
			[...(one?.villages ?? [])].filter((code) => !other?.villages.has(code)).sort();
		const gridsApart = (one: typeof here, other: typeof here) =>
			(one?.grids ?? []).filter((code) => !other?.grids?.includes(code)).length;
		const otherName = here && there && here.name !== there.name ? there.name : null;
		const zone = {
			...{ id, name: (here ?? there)!.name, otherName, mine: only(here, there), theirs: only(there, here) },
			mineGrids: gridsApart(here, there),
			theirsGrids: gridsApart(there, here),
			mineDrawn: partsApart(here?.drawn, there?.drawn).length,
			theirsDrawn: partsApart(there?.drawn, here?.drawn).length
		};
		const apart =
			zone.mine.length + zone.theirs.length + zone.mineDrawn + zone.theirsDrawn + zone.mineGrids + zone.theirsGrids;
		const same = here && there && sameFacts(here, there);
		return same && apart === 0 ? [] : [zone];
	});
}
