import { redirect } from '@sveltejs/kit';
import { house } from '#door/house.server.ts';
import { signOut } from '#door/sign-in.server.ts';
import { ROLE_COOKIE } from '#door/visitor.server.ts';
import type { RequestHandler } from './$types';

/** Ends the session. A form, so that it works before any script has loaded. */
export const POST: RequestHandler = async ({ locals, cookies }) => {
	if (locals.visitor?.session) locals.setCookies.push(...(await signOut(await house(), locals.knock)));
	cookies.delete(ROLE_COOKIE, { path: '/' });
	redirect(303, '/sign-in?out');
};
