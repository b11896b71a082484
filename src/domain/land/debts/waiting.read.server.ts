import type { Asker } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { waitingList, type WaitingList } from '#land/home/waiting.ts';
import { debtSearch, noFilter } from './debt-list.ts';

/** Debts under one of the six prohibitions that their township has not answered: due on the day they arose, for they are shown at once. */
export async function debtsThatWait(db: ReadDb, asker: Asker, today: string): Promise<WaitingList> {
	if (!asker.permissions.has('land.debt.see') || !asker.permissions.has('land.debt.answer'))
		return waitingList('debt', [], today);
	const rows = await db.query
		.selectFrom('debt')
		.select(['number', 'village_code as village', 'arisen_on as dueOn'])
		.where('county_code', '=', db.county)
		.where('side', '=', 'payable')
		.where('prohibition', 'is not', null)
		.where('township_seen_on', 'is', null)
		.where(inScope(db, 'debt.village_code'))
		.execute();
	const unseen = debtSearch('payable', { ...noFilter, standing: 'unseen' }, { by: 'village', down: false });
	return waitingList(
		'debt',
		rows.map(({ number, village, dueOn }) => ({
			...{ kind: 'debt', name: number, href: `/land/debts?${unseen}&debt=${encodeURIComponent(number)}` },
			...{ ask: 'see', village, dueOn }
		})),
		today
	);
}
