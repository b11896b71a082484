import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { saveContract, takeBackContract } from '#land/contracts/record.write.server.ts';
import type { RequestHandler } from './$types';

const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const asked = v.variant('act', [
	v.object({
		...{ act: v.literal('save'), number: v.nullable(number), version: v.pipe(v.number(), v.integer()) },
		values: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(2000)))
	}),
	v.object({ act: v.literal('undo'), number, version: number })
]);

/** Enters a contract, changes one, or takes its last change back. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('contract.unknown'), { status: 400 });
	const { act, ...rest } = given.output;
	const outcome = await locals.write(
		'land.contract.enter',
		(tx, actor) =>
			act === 'save'
				? saveContract(tx, actor, rest as Parameters<typeof saveContract>[2])
				: takeBackContract(tx, actor, rest as Parameters<typeof takeBackContract>[2]),
		{ action: `land.contract.${act}` }
	);
	return json(outcome);
};
