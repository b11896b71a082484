import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordNumber } from '#core/record-number.ts';
import { gridsByName, gridsInSight, gridsOfPlan } from '#zones/plans/grids/grid-figures.read.server.ts';
import { planByNumber, planSteps } from '#zones/plans/plans.read.server.ts';
import type { RequestHandler } from './$types';

const degrees = v.pipe(v.string(), v.maxLength(24), v.transform(Number), v.number(), v.finite(), v.minValue(-180), v.maxValue(180)); // prettier-ignore
const level = v.pipe(
	v.picklist(['leaf', '1', '2', '3']),
	v.transform((text) => (text === 'leaf' ? text : (Number(text) as 1 | 2 | 3)))
);
const asked = v.union([
	v.strictObject({ west: degrees, south: degrees, east: degrees, north: degrees, level }),
	v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)) }),
	v.strictObject({})
]);

/** Grids with what they bring: round a place of a plan, by a name, or all that its steps name. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const number = recordNumber(params.number);
	const plan = number === null ? null : await planByNumber(locals.read, number);
	if (!plan) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const given = v.safeParse(asked, Object.fromEntries(url.searchParams));
	if (!given.success)
		error(400, {
			message: 'expected west, south, east and north in degrees with a level, or a name, or nothing',
			reason: 'plan.unfit'
		});
	const { read } = locals;
	const ask = given.output;
	const grids =
		'west' in ask
			? await gridsInSight(read, ask, ask.level)
			: {
					bounds: null,
					grids:
						'name' in ask ? await gridsByName(read, ask.name) : await gridsOfPlan(read, await planSteps(read, plan.id))
				};
	return json(grids, { headers: { 'cache-control': 'no-store' } });
};
