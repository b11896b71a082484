import { ownOffices } from '#auth/own-offices.read.server.ts';
import { dayOf } from '#core/period.ts';
import { askedOf } from '#zones/plans/course/opinions.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { read, actor } }) => {
	const today = dayOf(new Date());
	return { today, opinions: await askedOf(read, { all: false, offices: await ownOffices(read, actor.id, today) }) };
};
