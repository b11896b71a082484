import { eventsAfter, latestSeq } from '#audit/trail.read.server.ts';
import type { ReadDb } from '#db/read.server.ts';

/** When the county's data last changed: the moment of the newest entry of its trail, null before the first. */
export async function changedAt(db: ReadDb): Promise<Date | null> {
	const seq = await latestSeq(db);
	const [newest] = await eventsAfter(db, seq - 1, 1);
	return newest ? new Date(newest.body.at) : null;
}
