import { error } from '@sveltejs/kit';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import { dayOf } from '#core/period.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { frozenPlan } from '#zones/plans/course/frozen.read.server.ts';
import { opinionById } from '#zones/plans/course/opinions.read.server.ts';
import { isOwn } from '#zones/plans/course/whose.ts';
import { mapReview } from '#zones/plans/sheet/review.read.server.ts';
import type { PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const load: PageServerLoad = async ({ locals: { read, actor }, params, depends }) => {
	depends('zones:opinion');
	const today = dayOf(new Date());
	const offices = await ownOffices(read, actor.id, today);
	const opinion = UUID.test(params.id) ? await opinionById(read, params.id, { all: false, offices }) : null;
	if (!opinion) error(404, { message: 'no such opinion', reason: 'opinion.unknown' });
	return {
		...{ opinion, today },
		frozen: await frozenPlan(read, opinion.freeze),
		review: await mapReview(read, today),
		whole: seesWholeCounty(actor.scope, actor.county),
		own: isOwn(opinion, actor, offices)
	};
};
