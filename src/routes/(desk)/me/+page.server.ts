import { fail, redirect } from '@sveltejs/kit';
import { setPreferences } from '#auth/preferences.write.server.ts';
import { needsSecondFactor } from '#auth/roles.ts';
import { LANGUAGE_COOKIE } from '#core/language.ts';
import { fileToTake } from '#core/local-address.ts';
import { refused } from '#core/outcome.ts';
import { house } from '#door/house.server.ts';
import { changeOwnPassword, endOwnSession, endSecondFactor, ownSessions } from '#door/own-account.server.ts';
import { placeNames } from '#auth/place-names.read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { visitor, read } = locals;
	const person = visitor!.person!;
	const codes = person.roles.flatMap(({ places }) => places);
	return {
		person: { name: person.name, organisation: person.organisation, post: person.post, demo: person.demo },
		roles: person.roles.map(({ id, role, places, department, to }) => ({ id, role, places, department, to })),
		present: visitor!.role?.id ?? null,
		places: await placeNames(read, codes),
		sessions: await ownSessions(await house(), locals.knock, visitor!.session?.id ?? null),
		secondFactor: { has: visitor!.hasSecondFactor, asked: person.roles.some(({ role }) => needsSecondFactor(role)) },
		preferences: { language: locals.language, textSize: person.textSize ?? 'normal' },
		/** The file that was asked for before the second factor was set up. */
		file: fileToTake(url),
		policy: (await house()).settings.authPolicy
	};
};

const fieldsOf = async (request: Request) => {
	const form = await request.formData();
	return (name: string) => String(form.get(name) ?? '').slice(0, 200);
};

export const actions: Actions = {
	preferences: async ({ locals, request, cookies, url }) => {
		const field = await fieldsOf(request);
		const asked = { language: field('language'), textSize: field('textSize') };
		const outcome = await locals.write('self.change', (tx, actor) => setPreferences(tx, actor, asked));
		if (!outcome.ok) return fail(400, { at: 'preferences' as const, refusal: outcome });
		cookies.set(LANGUAGE_COOKIE, outcome.value.language, {
			...{ path: '/', maxAge: 60 * 60 * 24 * 365, httpOnly: true, sameSite: 'lax' },
			secure: url.protocol === 'https:'
		});
		redirect(303, '/me?saved=preferences');
	},
	password: async ({ locals, request }) => {
		const field = await fieldsOf(request);
		if (field('next') !== field('again'))
			return fail(400, { at: 'password' as const, refusal: refused('password.differ') });
		const own = ['mutu', '亩图', locals.place.name, locals.actor.name];
		const asked = { current: field('current'), next: field('next'), own };
		const outcome = await changeOwnPassword(await house(), locals.knock, asked);
		if (!outcome.ok) return fail(400, { at: 'password' as const, refusal: outcome });
		locals.setCookies.push(...outcome.value);
		redirect(303, '/me?saved=password');
	},
	session: async ({ locals, request }) => {
		const outcome = await endOwnSession(await house(), locals.knock, (await fieldsOf(request))('session'));
		return outcome.ok
			? { at: 'sessions' as const, refusal: null }
			: fail(404, { at: 'sessions' as const, refusal: outcome });
	},
	withoutFactor: async ({ locals, request }) => {
		const asked = locals.visitor!.person!.roles.some(({ role }) => needsSecondFactor(role));
		if (asked) return fail(403, { at: 'factor' as const, refusal: refused('second_factor.asked') });
		const outcome = await endSecondFactor(await house(), locals.knock, (await fieldsOf(request))('password'));
		if (!outcome.ok) return fail(400, { at: 'factor' as const, refusal: outcome });
		locals.setCookies.push(...outcome.value);
		redirect(303, '/me?saved=factor');
	}
};
