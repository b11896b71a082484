import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { shownAsset } from '#land/reclaimed/reclaimed.read.server.ts';
import { rentsAround } from '#land/reclaimed/rents.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, depends }) => {
	depends('land:asset');
	const { read, actor } = locals;
	const number = recordNumber(params.number) ?? 0;
	const found = await shownAsset(read, number, askerOf(actor));
	if (!found) error(404, { message: 'no such record', reason: 'reclaimed.unknown' });
	const today = dayOf(new Date());
	return {
		...{ asset: found.asset, record: found.id, today },
		rents: found.asset.steps.includes('draft') ? await rentsAround(read, found.asset, today) : null,
		keeps: actor.permissions.has('land.reclaimed.keep')
	};
};
