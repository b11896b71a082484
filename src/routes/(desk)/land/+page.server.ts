import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { namedPlaces } from '#land/contracts/places.read.server.ts';
import { waitingLists } from '#land/home/waiting-lists.read.server.ts';
import { landProgress } from '#land/home/progress.read.server.ts';
import { opinionsThatWait, plansThatWait } from '#zones/plans/course/waiting.read.server.ts';
import { projectsThatWait } from '#projects/waiting.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('land:home');
	const { read, actor, place } = locals;
	const today = dayOf(new Date());
	const seesDebts = actor.permissions.has('land.debt.see');
	const { townships, villages } = await namedPlaces(read);
	return {
		lists: [
			...(await waitingLists(read, askerOf(actor), today)),
			await plansThatWait(read, actor, today),
			await opinionsThatWait(read, actor, today),
			await projectsThatWait(read, actor, today)
		],
		progress: await landProgress(read, today, seesDebts),
		townships: townships.map(({ code, name }) => ({ code, name })),
		villages: villages.map(({ code, name, township }) => ({ code, name, township })),
		place: place.name,
		...{ today, seesDebts, exports: actor.permissions.has('land.export') }
	};
};
