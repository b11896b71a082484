import { error, redirect } from '@sveltejs/kit';
import { localAddress } from '#core/local-address.ts';
import { house } from '#door/house.server.ts';
import { endOutside } from '#door/outside-sign-in.server.ts';
import type { RequestHandler } from './$types';

/** The provider of the settings sends somebody back: signed in, or to the sign-in page with the reason why not. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const opened = await house();
	if (!opened.settings.outside) error(404, { message: 'no provider is set', reason: 'outside.off' });
	const outcome = await endOutside(opened, locals.place, locals.knock, url.searchParams);
	if (!outcome.ok) redirect(303, `/sign-in?outside=${outcome.reason}`);
	locals.setCookies.push(...outcome.value.cookies);
	redirect(303, localAddress(outcome.value.next, url));
};
