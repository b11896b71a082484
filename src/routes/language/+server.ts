import { error, redirect } from '@sveltejs/kit';
import { LANGUAGE_COOKIE, languages, languageOf } from '#core/language.ts';
import type { RequestHandler } from './$types';

/** Remembers a person's language and returns to where they were. A form, so that it works before any script has loaded. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const chosen = languages.find((language) => language === form.get('language'));
	if (!chosen) error(400, { message: `expected one of ${languages.join(', ')}`, reason: 'language.unknown' });
	cookies.set(LANGUAGE_COOKIE, languageOf(chosen), {
		path: '/',
		maxAge: 60 * 60 * 24 * 365,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
	const back = new URL(String(form.get('back') ?? '/'), url);
	redirect(303, back.origin === url.origin ? back.pathname + back.search : '/');
};
