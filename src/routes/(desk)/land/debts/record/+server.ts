import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { fenFromYuan } from '#core/money.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import { debtFields } from '#land/debts/debt-check.ts';
import { addDebt, mendable, mendDebt, seeProhibited } from '#land/debts/debt.write.server.ts';
import { recordMovement, reverseMovement } from '#land/debts/movement.write.server.ts';
import type { RequestHandler } from './$types';

const id = v.pipe(v.string(), v.uuid());
const text = v.pipe(v.string(), v.maxLength(1000));
const optional = v.optional(v.nullable(text));
const asked = v.variant('act', [
	v.object({ act: v.literal('add'), values: v.partial(v.object(v.entriesFromList(debtFields, v.nullable(text)))) }),
	v.object({
		...{ act: v.literal('mend'), id, version: v.pipe(v.number(), v.integer(), v.minValue(1)) },
		values: v.partial(v.object(v.entriesFromList(mendable, v.nullable(text))))
	}),
	v.object({
		...{ act: v.literal('move'), debt: id, method: text, on: text, amount: text, voucher: text },
		...{ other: optional, resolvedOn: optional, valuedBy: optional, note: optional },
		valuation: optional
	}),
	v.object({ act: v.literal('reverse'), debt: id, movement: id, reason: text }),
	v.object({ act: v.literal('answer'), id, view: text })
]);

/** Enters, puts right, moves and takes back entries of the two ledgers; the township's answer asks for its own permission. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('debt.unknown'), { status: 400 });
	const body = given.output;
	const permission = body.act === 'answer' ? 'land.debt.answer' : 'land.debt.change';
	const outcome: Outcome<unknown> = await locals.write(
		permission,
		(tx, actor): Promise<Outcome<unknown>> => {
			if (body.act === 'add') return addDebt(tx, actor, body.values);
			if (body.act === 'mend') return mendDebt(tx, actor, body);
			if (body.act === 'answer') return seeProhibited(tx, actor, body);
			if (body.act === 'reverse') return reverseMovement(tx, actor, body);
			const [fen, valuationFen] = [body.amount, body.valuation].map((yuan) => fenFromYuan(yuan ?? ''));
			return recordMovement(tx, actor, { ...body, fen: fen ?? 0, valuationFen });
		},
		{ action: `land.debt.${body.act}` }
	);
	return json(outcome);
};
