import type { ReadDb } from '#db/read.server.ts';
import { landProgress } from '#land/home/progress.read.server.ts';
import { measuresFor, progressBelow, sumProgress, type LandProgress, type Measure } from '#land/home/progress.ts';
import { villageLand } from '#land/overview.read.server.ts';
import { byTownship, type VillageLand } from '#screen/townships.ts';
import { townshipNames } from '#territory/townships.read.server.ts';

export interface TownshipProgress extends LandProgress {
	code: string;
	name: string;
}

/** 清化收 on the wall: the county's sums and each township's. Counts, 亩 and money by signed papers; no estimate, nothing handed over, nobody's name. */
export interface LandBoard {
	sums: LandProgress;
	shown: Measure[];
	townships: TownshipProgress[];
	villages: VillageLand[];
}

/** @param seesDebts whether the two ledgers are for whoever looks: sums alone */
export async function landBoard(db: ReadDb, today: string, seesDebts: boolean): Promise<LandBoard> {
	const [progress, villages, names] = await Promise.all([
		landProgress(db, today, seesDebts),
		villageLand(db),
		townshipNames(db)
	]);
	const order = new Map(
		byTownship(villages, names)
			.map(({ code }) => code)
			.sort()
			.map((code, at) => [code, at])
	);
	return {
		sums: sumProgress(progress),
		shown: measuresFor(seesDebts),
		townships: progressBelow(progress, '', order)
			.filter(({ code }) => code !== '')
			.map((row) => ({ ...row, name: names.get(row.code) ?? row.code })),
		villages
	};
}
