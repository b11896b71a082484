import type { Asker } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { MOST, type WaitingList } from '#land/home/waiting.ts';
import { landlessKinds } from '#land/leads.ts';

/** Leads nobody has looked into, the largest first: they have no day yet. */
export async function findingsThatWait(db: ReadDb, asker: Asker): Promise<WaitingList> {
	const none: WaitingList = { kind: 'finding', count: 0, late: 0, rows: [] };
	if (!asker.permissions.has('land.case.open')) return none;
	const suspected = db.query
		.selectFrom('finding')
		.where('county_code', '=', db.county)
		.where('status', '=', 'suspected')
		.where('kind', 'not in', [...landlessKinds])
		.where(inScope(db, 'finding.village_code'));
	const { count } = await suspected
		.select((select) => select.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	const rows = await suspected
		.select(['feature_no as number', 'kind', 'village_code as village'])
		.orderBy('over_mu', 'desc')
		.orderBy('feature_no')
		.limit(MOST)
		.execute();
	return {
		...none,
		count,
		rows: rows.map(({ number, kind, village }) => ({
			...{ kind: 'finding', name: String(number), href: `/land/findings/${number}` },
			...{ ask: kind, village, dueOn: null }
		}))
	};
}
