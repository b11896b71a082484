import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Sends each person home: to the map whoever may see land, to the accounts whoever keeps them, else to their own page. */
export const load: PageServerLoad = ({ locals: { actor } }) => {
	const may = (permission: Parameters<typeof actor.permissions.has>[0]) => actor.permissions.has(permission);
	if (actor.role === 'county_leader' || actor.role === 'wall') redirect(307, '/screen');
	if (may('land.see')) redirect(307, '/map');
	redirect(307, may('people.change') ? '/admin/users' : may('audit.read') ? '/admin/audit' : '/me');
};
