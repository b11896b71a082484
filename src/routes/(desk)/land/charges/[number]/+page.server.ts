import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { dayOf } from '#core/period.ts';
import { chargeValues } from '#land/charges/charge.read.server.ts';
import { shownCharge } from '#land/charges/shown-charge.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('land:charge');
	const today = dayOf(new Date());
	const number = recordNumber(params.number);
	const found = number === null ? null : await shownCharge(locals.read, number, today);
	if (!found) error(404, { message: `no charge ${params.number.slice(0, 20)}`, reason: 'charge.unknown' });
	const { permissions } = locals.actor;
	const { receiptName, receiptNameSet } = await chargeValues(locals.read, today);
	return {
		charge: found.charge,
		record: found.id,
		today,
		receiptName,
		receiptNameSet,
		may: {
			pay: permissions.has('land.charge.pay'),
			ask: permissions.has('land.charge.set'),
			grant: permissions.has('land.charge.waive')
		}
	};
};
