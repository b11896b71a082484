import { fail, redirect } from '@sveltejs/kit';
import { fileToTake } from '#core/local-address.ts';
import { house } from '#door/house.server.ts';
import { beginSecondFactor, proveSecondFactor } from '#door/own-account.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.visitor?.hasSecondFactor) redirect(303, '/me');
	return { asked: locals.visitor?.lacksSecondFactor ?? false, file: fileToTake(url) };
};

export const actions: Actions = {
	begin: async ({ locals, request }) => {
		const password = String((await request.formData()).get('password') ?? '');
		const made = await beginSecondFactor(await house(), locals.knock, password, locals.actor.name);
		return made.ok ? { made: made.value, refusal: null } : fail(400, { made: null, refusal: made });
	},
	prove: async ({ locals, request, url }) => {
		const form = await request.formData();
		const proved = await proveSecondFactor(await house(), locals.knock, String(form.get('code') ?? ''));
		if (!proved.ok) return fail(400, { made: null, refusal: proved });
		locals.setCookies.push(...proved.value);
		const file = fileToTake(url);
		redirect(303, file ? `/me?saved=on&file=${encodeURIComponent(file)}` : '/');
	}
};
