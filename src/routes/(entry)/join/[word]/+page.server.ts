import { fail, redirect } from '@sveltejs/kit';
import { invitationByDigest } from '#auth/invitations.read.server.ts';
import { digestOf } from '#auth/one-time-link.server.ts';
import { refused } from '#core/outcome.ts';
import { enterByLink } from '#door/entry.server.ts';
import { house } from '#door/house.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const digest = digestOf(params.word.slice(params.word.indexOf('.') + 1));
	const invitation = await invitationByDigest(locals.read, digest, new Date());
	return {
		kind: invitation?.kind ?? null,
		over: invitation ? invitation.over : ('unknown' as const),
		person: invitation?.person?.name ?? null,
		userName: invitation?.userName ?? '',
		/** After a reset the user name stays. */
		named: Boolean(invitation?.person?.userId),
		policy: (await house()).settings.authPolicy
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const field = (name: string) => String(form.get(name) ?? '').slice(0, 200);
		const kept = { personName: field('personName'), userName: field('userName') };
		if (field('password') !== field('again')) return fail(400, { refusal: refused('password.differ'), ...kept });
		const asked = { word: params.word, password: field('password'), ...kept };
		const outcome = await enterByLink(await house(), locals.place, locals.knock, asked);
		if (!outcome.ok) return fail(400, { refusal: outcome, ...kept });
		locals.setCookies.push(...outcome.value);
		redirect(303, '/');
	}
};
