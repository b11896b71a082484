import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordNumber } from '#core/record-number.ts';
import { drawnGround } from '#zones/plans/drawn/ground.read.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import type { RequestHandler } from './$types';

const degrees = v.pipe(v.string(), v.maxLength(24), v.transform(Number), v.number(), v.finite(), v.minValue(-180), v.maxValue(180)); // prettier-ignore
const box = v.object({ west: degrees, south: degrees, east: degrees, north: degrees });

/** The villages round a place of a plan, exactly as they are. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const number = recordNumber(params.number);
	const plan = number === null ? null : await planByNumber(locals.read, number);
	if (!plan) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const asked = v.safeParse(box, Object.fromEntries(url.searchParams));
	if (!asked.success) error(400, { message: 'expected west, south, east and north in degrees', reason: 'plan.unfit' });
	return json(await drawnGround(locals.read, asked.output), { headers: { 'cache-control': 'no-store' } });
};
