import { isDevice } from '#auth/devices.ts';
import type { PageServerLoad } from './$types';

/** What a person reads where their role does not reach; the door shows it in the place of the page (hooks.server.ts). */
export const load: PageServerLoad = ({ locals }) => ({
	role: locals.actor.role,
	device: isDevice(locals.actor.role),
	roles: (locals.visitor?.person?.roles ?? []).length
});
