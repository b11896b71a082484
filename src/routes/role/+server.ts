import { error, redirect } from '@sveltejs/kit';
import { ROLE_COOKIE } from '#door/visitor.server.ts';
import type { RequestHandler } from './$types';

/** Acts in another of one's roles from now on. */
export const POST: RequestHandler = async ({ locals, cookies, request, url }) => {
	const asked = String((await request.formData()).get('role') ?? '');
	const role = locals.visitor?.person?.roles.find(({ id }) => id === asked);
	if (!role) error(400, { message: 'role', reason: 'role.not_yours' });
	cookies.set(ROLE_COOKIE, role.id, {
		...{ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' },
		maxAge: 60 * 60 * 24 * 365
	});
	redirect(303, '/');
};
