import { error } from '@sveltejs/kit';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { sideFrom } from '#zones/plans/against/sides.ts';
import { sideOf } from '#zones/plans/against/sides.read.server.ts';
import { planComments } from '#zones/plans/comments/comments.read.server.ts';
import { listPlans, planByNumber } from '#zones/plans/plans.read.server.ts';
import { judgedBy } from '#zones/plans/sheet/judged-by.read.server.ts';
import { planReasons } from '#zones/plans/sheet/reasons.read.server.ts';
import { mapReview } from '#zones/plans/sheet/review.read.server.ts';
import { sheetArcs, sheetRedLines } from '#zones/plans/sheet/shapes.read.server.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	depends('zones:plan-sheet');
	const { read, actor } = locals;
	const number = recordNumber(params.number);
	const plan = number === null ? null : await planByNumber(read, number);
	if (!plan) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const figures = await villageFigures(read);
	const known = new Map(figures.map((village) => [village.code, village]));
	const own = (await sideOf(read, plan.number, known))!;
	const asked = sideFrom(url.searchParams.get('against'), 'zones');
	const against = asked === null ? null : await sideOf(read, asked, known);
	if (!against) error(404, { message: `no plan ${url.search.slice(0, 40)}`, reason: 'plan.unknown' });
	const today = dayOf(new Date());
	return {
		...{ plan, own, against, figures, today },
		by: await judgedBy(read, own, figures, new Date()),
		plans: await listPlans(read),
		arcs: await sheetArcs(read),
		redLines: await sheetRedLines(read),
		reasons: await planReasons(read, plan.id),
		comments: url.searchParams.has('comments') ? await planComments(read, plan.id, actor.id) : null,
		review: await mapReview(read, today),
		paper: url.searchParams.get('paper') === 'a3' ? ('a3' as const) : ('a4' as const),
		draws: actor.permissions.has('zones.plan.change') && plan.status === 'draft',
		sets: actor.permissions.has('settings.change')
	};
};
