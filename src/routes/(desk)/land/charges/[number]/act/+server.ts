import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordNumber } from '#core/record-number.ts';
import { refused } from '#core/outcome.ts';
import { fenFromYuan } from '#core/money.ts';
import { askWaiver, grantWaiver, recordPayment, reversePayment } from '#land/charges/charge.write.server.ts';
import type { RequestHandler } from './$types';

const said = v.pipe(v.string(), v.maxLength(2000));
const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const asked = v.variant('act', [
	v.object({ act: v.literal('pay'), version, paidOn: said, amount: said, receipt: said }),
	v.object({ act: v.literal('ask'), version, amount: said, reason: said, resolvedOn: said, resolutionNumber: said }),
	v.object({ act: v.literal('grant'), version, waiver: v.pipe(v.string(), v.uuid()) }),
	v.object({ act: v.literal('reverse'), version, payment: v.pipe(v.string(), v.uuid()), reason: said })
]);

/** Takes down a payment or takes one back, asks for a waiver, or grants one. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const number = recordNumber(params.number);
	if (!given.success || number === null) return json(refused('charge.unknown'), { status: 400 });
	const { output } = given;
	if (output.act === 'grant') {
		const granted = { number, version: output.version, waiver: output.waiver };
		return json(await locals.write('land.charge.waive', (tx, actor) => grantWaiver(tx, actor, granted)));
	}
	if (output.act === 'reverse') {
		const { version: seen, payment, reason } = output;
		return json(
			await locals.write(
				'land.charge.pay',
				(tx, actor) => reversePayment(tx, actor, { number, version: seen, payment, reason }),
				{ action: 'land.charge.reverse_payment' }
			)
		);
	}
	const fen = fenFromYuan(output.amount) ?? NaN;
	if (output.act === 'pay')
		return json(
			await locals.write('land.charge.pay', (tx, actor) => recordPayment(tx, actor, { ...output, number, fen }))
		);
	const waiver = { ...output, number, fen };
	return json(
		await locals.write('land.charge.set', (tx, actor) => askWaiver(tx, actor, waiver), {
			action: 'land.charge.ask_waiver'
		})
	);
};
