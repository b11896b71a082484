import { redirect } from '@sveltejs/kit';
import { deviceUntil } from '#auth/devices.read.server.ts';
import { isDevice } from '#auth/devices.ts';
import type { PageServerLoad } from './$types';

/** What a device is and until when, where it has no page of its own yet. */
export const load: PageServerLoad = async ({ locals: { actor, read } }) => {
	if (!isDevice(actor.role)) redirect(303, '/');
	return {
		name: actor.name,
		purpose: actor.role,
		until: await deviceUntil(read, actor.id),
		wall: actor.permissions.has('screen.see')
	};
};
