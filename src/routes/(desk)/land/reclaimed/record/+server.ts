import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import { assetFields } from '#land/reclaimed/asset-check.ts';
import { addAsset, mendable, mendAsset } from '#land/reclaimed/record.write.server.ts';
import type { RequestHandler } from './$types';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const text = v.nullable(v.pipe(v.string(), v.maxLength(1000)));
const asked = v.variant('act', [
	v.object({ act: v.literal('add'), values: v.partial(v.object(v.entriesFromList(assetFields, text))) }),
	v.object({
		...{ act: v.literal('mend'), number: whole, version: whole },
		values: v.partial(v.object(v.entriesFromList(mendable, text)))
	})
]);

/** Enters what was taken back, and puts right what its record says; its offering goes its own way. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('reclaimed.unknown'), { status: 400 });
	const body = given.output;
	const outcome: Outcome<{ number: number }> = await locals.write(
		'land.reclaimed.keep',
		(tx, actor) => (body.act === 'add' ? addAsset(tx, actor, body.values) : mendAsset(tx, actor, body)),
		{ action: `land.reclaimed.${body.act}` }
	);
	return json(outcome);
};
