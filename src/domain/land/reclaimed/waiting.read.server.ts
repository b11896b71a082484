import type { Asker } from '#core/steps.ts';
import type { ReadDb } from '#db/read.server.ts';
import { waitingList, type WaitingList } from '#land/home/waiting.ts';
import { listAssets } from './reclaimed-list.read.server.ts';
import { isOver } from './reclaimed-list.ts';
import { assetNumber } from './reclaimed.ts';

/** Offerings of what was taken back whose next step is the asker's office's. */
export async function offersThatWait(db: ReadDb, asker: Asker, today: string): Promise<WaitingList> {
	const rows = await listAssets(db, asker);
	return waitingList(
		'offer',
		rows
			.filter(({ mine, state }) => mine && !isOver(state))
			.map(({ number, state, village, dueOn }) => ({
				...{ kind: 'offer' as const, name: assetNumber(number), href: `/land/reclaimed/${number}` },
				...{ ask: state, village, dueOn }
			})),
		today
	);
}
