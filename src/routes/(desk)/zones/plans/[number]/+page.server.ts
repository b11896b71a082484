import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { planBorders } from '#zones/plans/plan-borders.read.server.ts';
import { planByNumber, planSteps, zonesInForce } from '#zones/plans/plans.read.server.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const number = recordNumber(params.number);
	const plan = number === null ? null : await planByNumber(locals.read, number);
	if (!plan) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const { west, south, east, north } = locals.place;
	return {
		plan,
		steps: await planSteps(locals.read, plan.id),
		inForce: await zonesInForce(locals.read),
		figures: await villageFigures(locals.read),
		borders: await planBorders(locals.read),
		draws: locals.actor.permissions.has('zones.plan.change'),
		person: locals.actor.id,
		bounds: { west, south, east, north }
	};
};
