import { error } from '@sveltejs/kit';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { freezesOf } from '#zones/plans/course/frozen.read.server.ts';
import { opinionsOn } from '#zones/plans/course/opinions.read.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { read, actor }, params }) => {
	const number = recordNumber(params.number);
	const plan = number === null ? null : await planByNumber(read, number);
	if (!plan) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const today = dayOf(new Date());
	const asked = (await freezesOf(read, plan.id)).findLast(({ kind }) => kind === 'asked') ?? null;
	const looker = {
		all: actor.permissions.has('zones.plan.ask') || actor.permissions.has('zones.plan.decide'),
		offices: await ownOffices(read, actor.id, today)
	};
	return { plan, asked, today, opinions: asked ? await opinionsOn(read, asked.id, looker) : [] };
};
