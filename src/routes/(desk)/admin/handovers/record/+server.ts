import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import { handoverFields } from '#land/handovers/handover.ts';
import { addHandover, mendHandover, seeHandovers } from '#land/handovers/handovers.write.server.ts';
import type { RequestHandler } from './$types';

const values = v.partial(
	v.object(v.entriesFromList(handoverFields, v.nullable(v.pipe(v.string(), v.maxLength(4000)))))
);
const asked = v.variant('act', [
	v.object({ act: v.literal('look'), why: v.pipe(v.string(), v.maxLength(4000)) }),
	v.object({ act: v.literal('add'), values }),
	v.object({
		...{ act: v.literal('mend'), id: v.pipe(v.string(), v.uuid()), values },
		version: v.pipe(v.number(), v.integer(), v.minValue(1))
	})
]);

/** Looks at the restricted ledger for a written reason, enters a line, records its receipt. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('handover.unknown'), { status: 400 });
	const body = given.output;
	const outcome: Outcome<unknown> =
		body.act === 'look'
			? await locals.write('land.handover.see', (tx, actor) => seeHandovers(tx, actor, body.why), {
					...{ action: 'land.handover.see', result: 'read' }
				})
			: await locals.write(
					'land.handover.change',
					(tx, actor): Promise<Outcome<unknown>> =>
						body.act === 'add' ? addHandover(tx, actor, body.values) : mendHandover(tx, actor, body),
					{ action: `land.handover.${body.act}` }
				);
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};
