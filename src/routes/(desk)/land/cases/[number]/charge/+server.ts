import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordNumber } from '#core/record-number.ts';
import { refused } from '#core/outcome.ts';
import { setCharge } from '#land/charges/charge.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** 核定应缴 of a case. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const number = recordNumber(params.number);
	if (!given.success || number === null) return json(refused('case.unknown'), { status: 400 });
	const { version } = given.output;
	return json(await locals.write('land.charge.set', (tx, actor) => setCharge(tx, actor, { number, version })));
};
