import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	language: locals.language,
	county: { code: locals.place.code, name: locals.place.name, srid: locals.place.gk_srid },
	demo: locals.demo,
	actor: locals.actor.name
});
