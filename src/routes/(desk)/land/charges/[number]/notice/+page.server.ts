import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { dayOf } from '#core/period.ts';
import { recordSensitiveRead } from '#door/hand-out.server.ts';
import { chargeValues } from '#land/charges/charge.read.server.ts';
import { shownCharge } from '#land/charges/shown-charge.read.server.ts';
import type { PageServerLoad } from './$types';

/** 缴款通知单, the payer masked: they write their name themselves; that it was made stands in the trail. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const today = dayOf(new Date());
	const number = recordNumber(params.number);
	const found = number === null ? null : await shownCharge(locals.read, number, today);
	if (!found) error(404, { message: `no charge ${params.number.slice(0, 20)}`, reason: 'charge.unknown' });
	const { village, balance } = found.charge;
	if (balance.open > 0) {
		const recorded = await recordSensitiveRead(locals, {
			...{ permission: 'land.see', action: 'print.notice' },
			note: { kind: 'charge', ids: [found.id], village, detail: { number, fen: balance.open } }
		});
		if (!recorded.ok) error(403, { message: 'forbidden', reason: recorded.reason });
	}
	const { receiptName } = await chargeValues(locals.read, today);
	return { charge: found.charge, receiptName, today };
};
