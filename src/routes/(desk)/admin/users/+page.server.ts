import { departmentNames, listPeople } from '#auth/people-list.read.server.ts';
import { dayOf } from '#core/period.ts';
import { house } from '#door/house.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('people:list');
	const { read, actor, county } = locals;
	const places = [...(await placesByCode(read)).values()];
	const villages = places.filter(({ code }) => code.length === 12);
	return {
		rows: await listPeople(read, (await house()).keys, dayOf(new Date())),
		places: {
			county: { code: county, name: locals.place.name },
			townships: places
				.filter(({ code }) => code.length === 9)
				.map(({ code, name }) => ({
					...{ code, name },
					villages: villages
						.filter(({ township }) => township === code)
						.map((village) => ({ code: village.code, name: village.name }))
				}))
		},
		departments: await departmentNames(read),
		self: actor.id,
		day: dayOf(new Date()),
		changes: actor.permissions.has('people.change')
	};
};
