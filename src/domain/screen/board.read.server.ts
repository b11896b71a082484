import type { ReadDb } from '#db/read.server.ts';
import { collectedFigures } from '#land/charges/charge-list.read.server.ts';
import {
	clearingFigures,
	largestLeads,
	leadFigures,
	reclaimedFigures,
	villageLand,
	type ClearingFigures,
	type LeadFigures,
	type ReclaimedFigures,
	type WaitingLead
} from '#land/overview.read.server.ts';
import { byTownship, type TownshipLand, type VillageLand } from '#screen/townships.ts';
import { townshipNames } from '#territory/townships.read.server.ts';

export interface Board {
	clearing: ClearingFigures;
	reclaimed: ReclaimedFigures;
	/** Fen that came in, of what is due; never an estimate. */
	collected: { due: number; paid: number; mu: number };
	leads: LeadFigures;
	villages: VillageLand[];
	townships: TownshipLand[];
	waiting: WaitingLead[];
}

/** Everything the overview board shows, from the subjects' own reads: the screen owns no numbers. */
export async function overviewBoard(db: ReadDb, waiting: number): Promise<Board> {
	const [clearing, reclaimed, collected, leads, villages, names, list] = await Promise.all([
		clearingFigures(db),
		reclaimedFigures(db),
		collectedFigures(db),
		leadFigures(db),
		villageLand(db),
		townshipNames(db),
		largestLeads(db, waiting)
	]);
	return { clearing, reclaimed, collected, leads, villages, townships: byTownship(villages, names), waiting: list };
}
