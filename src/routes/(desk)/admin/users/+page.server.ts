import { departmentNames, listPeople } from '#auth/people-list.read.server.ts';
import { placeChoicesOf } from '#auth/view/place-choices.ts';
import { dayOf } from '#core/period.ts';
import { house } from '#door/house.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('people:list');
	const { read, actor, place } = locals;
	return {
		rows: await listPeople(read, (await house()).keys, dayOf(new Date())),
		places: placeChoicesOf(place, [...(await placesByCode(read)).values()]),
		departments: await departmentNames(read),
		self: actor.id,
		day: dayOf(new Date()),
		changes: actor.permissions.has('people.change')
	};
};
