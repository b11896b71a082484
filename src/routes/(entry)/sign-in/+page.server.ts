import { fail, redirect } from '@sveltejs/kit';
import { demoPeople, hasAccounts } from '#auth/people.read.server.ts';
import { localAddress } from '#core/local-address.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { countyScope } from '#core/scope.ts';
import { enterDemo, offersDemo } from '#door/entry.server.ts';
import { house } from '#door/house.server.ts';
import { session } from '#door/request.server.ts';
import { beginOutside } from '#door/outside-sign-in.server.ts';
import { signInByCode, signInByPassword } from '#door/sign-in.server.ts';
import { DEVICE_COOKIE } from '#door/visitor.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is being asked for is nobody yet: whether there are accounts, and the demo's people, are read as the house. */
const asHouse = (locals: App.Locals, opened: Awaited<ReturnType<typeof house>>) =>
	session(opened, locals.place, { ...locals.actor, scope: countyScope(locals.county) }).read;

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
	if (locals.visitor && !url.searchParams.has('other')) redirect(303, localAddress(url.searchParams.get('next'), url));
	const opened = await house();
	const read = asHouse(locals, opened);
	const people = offersDemo(opened, locals.place) ? await demoPeople(read, dayOf(new Date())) : [];
	return {
		next: localAddress(url.searchParams.get('next'), url),
		signedOut: url.searchParams.has('out'),
		/** A wall or a scoring phone that is let in no more. */
		shutOut: !locals.visitor && cookies.get(DEVICE_COOKIE) !== undefined,
		/** What the provider that signs people in too is called, and why it did not. */
		provider: opened.settings.outside?.label ?? null,
		outside: url.searchParams.get('outside'),
		ready: await hasAccounts(read),
		demoPeople: people.map(({ id, name, post, organisation, roles }) => ({
			...{ id, name, post, organisation, role: roles[0]?.role ?? 'none' }
		}))
	};
};

const asked = async (request: Request) => {
	const form = await request.formData();
	return (name: string) => String(form.get(name) ?? '').slice(0, 200);
};

/** Keeps the session's cookies and leads on, or tells why not. */
function end(outcome: Outcome<readonly string[]>, locals: App.Locals, url: URL, step: 'password' | 'code') {
	if (!outcome.ok) {
		const waits = outcome.reason === 'sign_in.wait';
		return fail(waits ? 429 : 400, { step: outcome.reason === 'sign_in.again' ? 'password' : step, refusal: outcome });
	}
	locals.setCookies.push(...outcome.value);
	redirect(303, localAddress(url.searchParams.get('next'), url));
}

export const actions: Actions = {
	password: async ({ locals, request, url }) => {
		const field = await asked(request);
		const [name, password] = [field('name').trim(), field('password')];
		if (!name || !password) return fail(400, { step: 'password', refusal: refused('sign_in.empty') });
		const outcome = await signInByPassword(await house(), locals.county, locals.knock, { name, password });
		if (!outcome.ok || outcome.value.next === 'in')
			return end(outcome.ok ? { ok: true, value: outcome.value.cookies } : outcome, locals, url, 'password');
		locals.setCookies.push(...outcome.value.cookies);
		return { step: 'code' as const, refusal: null };
	},
	code: async ({ locals, request, url }) => {
		const field = await asked(request);
		const recovery = field('kind') === 'recovery';
		const outcome = await signInByCode(await house(), locals.knock, { code: field('code'), recovery });
		return end(outcome.ok ? { ok: true, value: outcome.value.cookies } : outcome, locals, url, 'code');
	},
	outside: async ({ locals, url }) => {
		const next = localAddress(url.searchParams.get('next'), url);
		const begun = await beginOutside(await house(), locals.place, locals.knock, next);
		if (!begun.ok) return fail(503, { step: 'password' as const, refusal: begun });
		locals.setCookies.push(...begun.value.cookies);
		// A form may not lead to another site (form-action), a link may.
		return { step: 'password' as const, refusal: null, to: begun.value.to };
	},
	demo: async ({ locals, request, url }) => {
		const field = await asked(request);
		const opened = await house();
		return end(await enterDemo(opened, locals.place, locals.knock, field('person')), locals, url, 'password');
	}
};
