import { fail, redirect } from '@sveltejs/kit';
import { DEVICE_LINK_GOOD_FOR } from '#auth/devices.ts';
import { deviceByLink } from '#auth/devices.read.server.ts';
import { digestOf } from '#auth/one-time-link.server.ts';
import { enterAsDevice } from '#door/entry.server.ts';
import { house } from '#door/house.server.ts';
import { DEVICE_COOKIE } from '#door/visitor.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing, since previews of messages open links too; the button takes it up. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await deviceByLink(locals.read, digestOf(params.word.trim().toLowerCase()), new Date());
	return {
		device: found && !found.over ? { name: found.device.name, purpose: found.device.purpose } : null,
		over: found ? found.over : ('unknown' as const),
		minutes: DEVICE_LINK_GOOD_FOR / 60_000
	};
};

export const actions: Actions = {
	default: async ({ locals, params, cookies, url }) => {
		const taken = await enterAsDevice(await house(), locals.place, locals.knock, params.word);
		// The page itself says why the link is over.
		if (!taken.ok) return fail(400, { refused: true });
		cookies.set(DEVICE_COOKIE, taken.value.key, {
			...{ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' },
			expires: taken.value.until
		});
		redirect(303, '/');
	}
};
