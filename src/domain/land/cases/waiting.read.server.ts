import type { Asker } from '#core/steps.ts';
import type { ReadDb } from '#db/read.server.ts';
import { waitingList, type WaitingList } from '#land/home/waiting.ts';
import { listCases } from './case-list.read.server.ts';
import { caseNumber } from './case.ts';
import { isOver } from './course.ts';

/** Cases whose next step is the asker's office's. */
export async function casesThatWait(db: ReadDb, asker: Asker, today: string): Promise<WaitingList> {
	const rows = await listCases(db, asker);
	return waitingList(
		'case',
		rows
			.filter(({ mine, state }) => mine && !isOver(state))
			.map(({ number, state, village, dueOn }) => ({
				...{ kind: 'case' as const, name: caseNumber(number), href: `/land/cases/${number}` },
				...{ ask: state, village, dueOn }
			})),
		today
	);
}
