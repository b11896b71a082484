import { error, json } from '@sveltejs/kit';
import { accepted, refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { footprintValues } from '#zones/footprints/settings.read.server.ts';
import { reportedLayers } from '#zones/lines/layers.ts';
import { planZonePieces } from '#zones/lines/pieces.read.server.ts';
import { atOneHead } from '#zones/plans/at-one-head.read.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import type { RequestHandler } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What one zone of a plan (`?zone=ID`), as it is saved, has in common with the three lines, and after which step that was. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const number = recordNumber(params.number);
	const zone = url.searchParams.get('zone') ?? '';
	const plan = number === null || !UUID.test(zone) ? null : await planByNumber(locals.read, number);
	if (!plan) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const { overlaps } = await footprintValues(locals.read, dayOf(new Date()));
	const layers = reportedLayers(overlaps);
	const found = await atOneHead(locals.read, plan.id, () => planZonePieces(locals.read, plan.id, zone, layers));
	if (!found) return json(refused('plan.moved'), { status: 409 });
	return json(accepted({ head: found.head, overlap: found.value }), { headers: { 'cache-control': 'no-store' } });
};
