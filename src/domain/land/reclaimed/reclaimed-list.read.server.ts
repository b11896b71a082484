import { maskedName } from '#core/masked-name.ts';
import { openSteps, type Asker } from '#core/steps.ts';
import type { ReadDb } from '#db/read.server.ts';
import { offerCourse } from './course.ts';
import { storedAssets } from './reclaimed.read.server.ts';
import type { AssetRow } from './reclaimed-list.ts';

/** Everything taken back that is in scope, names masked, in the order of its numbers. */
export async function listAssets(db: ReadDb, asker: Asker): Promise<AssetRow[]> {
	return (await storedAssets(db)).map(({ id: _, lastActor, ...row }) => ({
		...{ ...row, winner: maskedName(row.winner) },
		// A way back is always open to somebody; what waits is a step on.
		mine: openSteps(offerCourse, { state: row.state, lastActor }, asker).some(({ reason }) => !reason)
	}));
}
