import type { Actor } from '#core/permission.ts';
import { askerOf } from '#core/office.ts';
import { openSteps } from '#core/steps.ts';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { waitingList, type Waiting, type WaitingList } from '#land/home/waiting.ts';
import { listPlans } from '#zones/plans/plans.read.server.ts';
import { isOnCourse, planCourse } from './course.ts';
import { freezesOf } from './frozen.read.server.ts';
import { opinionsHave } from './opinion.ts';
import { askedOf, opinionsOn } from './opinions.read.server.ts';
import { isOwn } from './whose.ts';

/** Opinions that are asked of whoever looks and were not given yet. */
export async function opinionsThatWait(db: ReadDb, actor: Actor, today: string): Promise<WaitingList> {
	const gives = actor.permissions.has('zones.plan.opinion');
	const offices = gives ? await ownOffices(db, actor.id, today) : new Set<string>();
	const asked = gives ? await askedOf(db, { all: false, offices }) : [];
	return waitingList(
		'opinion',
		asked
			.filter((each) => each.open && each.stance === null && isOwn(each, actor, offices))
			.map(({ id, kind, place, plan, answerBy }) => ({
				...{ kind: 'opinion' as const, name: plan.code, href: `/zones/opinions/${id}`, ask: 'give' },
				...{ village: kind === 'village' ? place : null, dueOn: answerBy }
			})),
		today
	);
}

/** Plans whose next step is the asker's: remarks to answer, then the leading group, the decision, publication. */
export async function plansThatWait(db: ReadDb, actor: Actor, today: string): Promise<WaitingList> {
	const asker = askerOf(actor);
	const moves = actor.permissions.has('zones.plan.decide') || actor.permissions.has('zones.plan.ask');
	const rows: Waiting[] = [];
	for (const plan of moves ? await listPlans(db) : []) {
		if (!isOnCourse(plan.status)) continue;
		const steps = openSteps(planCourse, { state: plan.status, lastActor: plan.lastActor }, asker);
		let ask: string | null = steps.find(({ name }) => name === 'decide' || name === 'publish')?.name ?? null;
		if (plan.status === 'asked') {
			const freeze = (await freezesOf(db, plan.id)).at(-1)!;
			const said = await opinionsOn(db, freeze.id, { all: true, offices: new Set() });
			const have = opinionsHave(said, freeze.answerBy, today);
			if (!have.has('opinions.answered')) ask = actor.permissions.has('zones.plan.ask') ? 'answer' : null;
			else if (have.has('opinions.heard')) ask = steps.some(({ name }) => name === 'review') ? 'review' : null;
		}
		if (ask === null) continue;
		rows.push({
			...{ kind: 'plan', name: plan.code, href: `/zones/plans/${plan.number}/course`, ask },
			...{ village: null, dueOn: plan.dueOn }
		});
	}
	return waitingList('plan', rows, today);
}
