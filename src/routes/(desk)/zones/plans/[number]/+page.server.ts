import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { dayOf } from '#core/period.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { listEnterprises } from '#zones/enterprises/enterprises.read.server.ts';
import { factorsToday } from '#zones/factors/profiles.read.server.ts';
import { withFactors } from '#zones/plans/basis/basis.ts';
import { planComments } from '#zones/plans/comments/comments.read.server.ts';
import { groundRound } from '#zones/plans/drawn/ground.read.server.ts';
import { gridLevelsOf, gridsOfPlan } from '#zones/plans/grids/grid-figures.read.server.ts';
import { contentOf } from '#zones/plans/journal.ts';
import { planBorders } from '#zones/plans/plan-borders.read.server.ts';
import { planByNumber, planSteps, zonesInForce } from '#zones/plans/plans.read.server.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const number = recordNumber(params.number);
	const plan = number === null ? null : await planByNumber(locals.read, number);
	if (!plan) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const stated = await factorsToday(locals.read, new Date());
	const { west, south, east, north } = locals.place;
	const steps = await planSteps(locals.read, plan.id);
	const inForce = await zonesInForce(locals.read);
	const grids = await gridsOfPlan(locals.read, steps, inForce.flatMap((zone) => zone.grids ?? [])); // prettier-ignore
	const content = contentOf(steps);
	const held = new Set(content.flatMap((zone) => zone.grids ?? []));
	return {
		plan,
		steps,
		ground: await groundRound(
			locals.read,
			[...content, ...inForce].flatMap(({ drawn }) => drawn ?? []),
			grids.filter(({ code }) => held.has(code)).map(({ shape }) => shape)
		),
		inForce,
		grids,
		gridLevels: await gridLevelsOf(locals.read),
		figures: withFactors(await villageFigures(locals.read), stated?.known ?? null),
		basis: {
			lacking: stated?.rules.lacking ?? null,
			enterprises: await listEnterprises(locals.read),
			whole: seesWholeCounty(locals.actor.scope, locals.actor.county),
			today: dayOf(new Date())
		},
		borders: await planBorders(locals.read),
		comments: await planComments(locals.read, plan.id, locals.actor.id),
		draws: locals.actor.permissions.has('zones.plan.change'),
		person: locals.actor.id,
		bounds: { west, south, east, north }
	};
};
