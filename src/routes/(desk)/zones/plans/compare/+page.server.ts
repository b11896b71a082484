import { error } from '@sveltejs/kit';
import { sideFrom, viewOf, type SideAsked } from '#zones/plans/against/sides.ts';
import { sideOf } from '#zones/plans/against/sides.read.server.ts';
import { planBorders } from '#zones/plans/plan-borders.read.server.ts';
import { listPlans } from '#zones/plans/plans.read.server.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read } = locals;
	const plans = await listPlans(read);
	const figures = await villageFigures(read);
	const known = new Map(figures.map((village) => [village.code, village]));
	const side = async (name: string, usual: SideAsked) => {
		const asked = sideFrom(url.searchParams.get(name), usual);
		const found = asked === null ? null : await sideOf(read, asked, known);
		if (!found) error(404, { message: `no plan ${url.searchParams.get(name)}`.slice(0, 60), reason: 'plan.unknown' });
		return found;
	};
	const { west, south, east, north } = locals.place;
	return {
		...{ plans, figures, view: viewOf(url.searchParams.get('view')) },
		left: await side('left', plans[0]?.number ?? 'zones'),
		right: await side('right', 'zones'),
		borders: await planBorders(read),
		bounds: { west, south, east, north }
	};
};
