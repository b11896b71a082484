import { APIError } from 'better-auth/api';
import { OUTSIDE, type Accounts, type OutsideClaims } from '#auth/accounts.server.ts';
import { joining } from '#auth/joining.ts';
import { enterFromOutside } from '#auth/outside.write.server.ts';
import { log } from '#core/log.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { County } from '#db/read.server.ts';
import { accountSettings, outsideAccountsOf } from '#door/accounts.server.ts';
import { throughDoor } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { codeOf } from '#door/sign-in.server.ts';
import { headersOf, type Knock } from '#door/visitor.server.ts';

/** What an account's refusal carries, so that it comes out of the library again as it was. */
const REASON = /^(outside|sign_in)\.\w+$/;

/** Finds whose claims these are, in the county this installation works in. */
const finder =
	(house: House, place: County) =>
	async (claims: OutsideClaims): Promise<string> => {
		const { claim } = house.settings.outside!;
		const identity = claims[claim];
		const outcome =
			typeof identity === 'string' && identity.trim() !== ''
				? await throughDoor(
						house.engine,
						joining(place.code, ''),
						'person.join',
						(tx, actor) =>
							enterFromOutside(tx, actor, accountSettings(house), { identity: identity.trim(), subject: claims.sub }),
						{ action: 'person.outside' }
					)
				: refused('outside.no_claim');
		if (outcome.ok) return outcome.value;
		throw new APIError('FORBIDDEN', { code: outcome.reason, message: outcome.reason });
	};

const accountsWith = (house: House, place: County): Accounts =>
	outsideAccountsOf(house, () => ({ provider: house.settings.outside!, find: finder(house, place) }));

/** Where a person goes to be signed in by the provider, and the cookies that hold the answer to this browser. */
export async function beginOutside(
	house: House,
	place: County,
	knock: Knock,
	next: string
): Promise<Outcome<{ to: string; cookies: readonly string[] }>> {
	if (!house.settings.outside) return refused('outside.off');
	// The library takes few signs in an address; the sign-in page leads on to the one that was asked for.
	const back = `/sign-in?next=${encodeURIComponent(next).replace(/[!'()*~]/g, '')}`;
	try {
		const { response, headers } = await accountsWith(house, place).api.signInSocial({
			body: { provider: OUTSIDE, callbackURL: back, errorCallbackURL: '/sign-in', disableRedirect: true },
			...{ headers: headersOf(knock), returnHeaders: true as const }
		});
		if (response.url) return accepted({ to: response.url, cookies: headers.getSetCookie() });
	} catch (error) {
		if (codeOf(error) === null) throw error;
		log.warn({ err: error }, 'the provider of OIDC_ISSUER could not be asked');
	}
	return refused('outside.unreachable');
}

/** The provider sends somebody back. @returns the session's cookies, and the page that was asked for */
export async function endOutside(
	house: House,
	place: County,
	knock: Knock,
	search: URLSearchParams
): Promise<Outcome<{ next: string; cookies: readonly string[] }>> {
	if (!house.settings.outside) return refused('outside.off');
	const answer = await accountsWith(house, place).api.callbackOAuth({
		...{ method: 'GET', params: { id: OUTSIDE }, query: Object.fromEntries(search), headers: headersOf(knock) },
		asResponse: true
	});
	if (answer.status !== 302) {
		const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
		return refused(code && REASON.test(code) ? code : 'outside.failed');
	}
	const next = answer.headers.get('location') ?? '/';
	const error = URL.parse(next, 'http://127.0.0.1')?.searchParams.get('error');
	if (error) {
		log.info({ error }, 'a sign-in by the provider of OIDC_ISSUER was not finished');
		return refused(error === 'access_denied' ? 'outside.denied' : 'outside.failed');
	}
	return accepted({ next, cookies: answer.headers.getSetCookie() });
}
