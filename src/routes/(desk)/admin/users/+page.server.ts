import { departmentNames, listPeople } from '#auth/people-list.read.server.ts';
import { boxesOf, placeChoicesOf } from '#auth/view/place-choices.ts';
import { dayOf } from '#core/period.ts';
import { house } from '#door/house.server.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('people:list');
	const { read, actor, place } = locals;
	const changes = actor.permissions.has('people.change');
	const { keys, settings } = await house();
	const provider = changes ? (settings.outside?.label ?? null) : null;
	const { villages } = await listPlaces(read);
	return {
		rows: await listPeople(read, keys, dayOf(new Date()), provider !== null),
		provider,
		places: placeChoicesOf(place, [...(await placesByCode(read)).values()]),
		departments: await departmentNames(read, dayOf(new Date())),
		map: { boxes: boxesOf(villages) },
		self: actor.id,
		day: dayOf(new Date()),
		seesFull: actor.permissions.has('people.full.see'),
		changes
	};
};
