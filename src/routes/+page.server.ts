import { redirect } from '@sveltejs/kit';
import { isDevice } from '#auth/devices.ts';
import type { PageServerLoad } from './$types';

/** Sends each person home, and a device to what it is for: to the map whoever may see land, to the accounts whoever keeps them, to their appraisals whoever was commissioned, else to their own page. */
export const load: PageServerLoad = ({ locals: { actor } }) => {
	if (isDevice(actor.role)) redirect(307, actor.permissions.has('screen.see') ? '/screen' : '/device');
	const may = (permission: Parameters<typeof actor.permissions.has>[0]) => actor.permissions.has(permission);
	if (actor.role === 'county_leader') redirect(307, '/screen');
	if (may('land.see')) redirect(307, '/map');
	redirect(
		307,
		may('projects.score')
			? '/appraisals'
			: may('people.change')
				? '/admin/users'
				: may('audit.read')
					? '/admin/audit'
					: '/me'
	);
};
