import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { changeMapReview } from '#zones/plans/sheet/review.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({ review: v.pipe(v.string(), v.maxLength(200)) });

/** Sets the 审图号 of the county's sheets of plans. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('settings.value', {}), { status: 400 });
	return json(
		await locals.write('settings.change', (tx, actor) => changeMapReview(tx, actor, given.output), {
			action: 'zones.plan.review'
		})
	);
};
