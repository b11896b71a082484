import { LOCAL_OPERATOR } from '#auth/local-operator.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { code, name, gk_srid: srid, west, south, east, north } = locals.place;
	return {
		language: locals.language,
		county: { code, name, srid, bounds: { west, south, east, north } },
		demo: locals.demo,
		seesCoordinates: locals.actor.permissions.has('map.coordinates.see'),
		/** The id of the request that this page came with. */
		request: locals.record.id,
		actor: locals.actor.id === LOCAL_OPERATOR ? null : locals.actor.name
	};
};
