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
		/** Who acts, and as what. */
		actor: { name: locals.actor.name, role: locals.actor.role, roles: locals.visitor?.person?.roles.length ?? 0 },
		/** What the navigation may lead to. */
		may: [...locals.actor.permissions],
		textSize: locals.visitor?.person?.textSize ?? 'normal'
	};
};
