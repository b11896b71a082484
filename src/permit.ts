import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor, Permission } from '#core/permission.ts';
import { accessOf, mayAsk, pages, personalFiles } from '#door/access.ts';
import type { Visitor } from '#door/visitor.server.ts';
import { refuse } from './wall.ts';

/** Whoever has no session: nobody, who sees nothing and may nothing. */
export const nobody = (county: string): Actor => ({
	...{ id: 'nobody', name: '', role: 'none', county },
	...{ scope: { prefixes: [] }, permissions: new Set<Permission>() }
});

/** Where a person sets up what their role asks for, before anything else is shown to them, and what they need for it. */
const SECOND_FACTOR_PAGE = '/me/second-factor';
const WITHOUT_SECOND_FACTOR: ReadonlySet<string> = new Set(['/(entry)/me/second-factor', '/sign-out']);

const WITHOUT_RENEWAL: ReadonlySet<string> = new Set(['/(desk)/me', ...WITHOUT_SECOND_FACTOR]);

const signInAddress = ({ pathname, search }: URL): string =>
	pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname + search)}`;

/** A page's refusal as a page, in its own place: what a person reads there needs their language and their role. */
async function refusedPage(event: RequestEvent): Promise<Response> {
	const { body, headers } = await event.fetch('/refused');
	const kept = ['content-type', 'content-security-policy'].flatMap((name): [string, string][] => {
		const value = headers.get(name);
		return value ? [[name, value]] : [];
	});
	return new Response(body, { status: 403, headers: kept });
}

/**
 * Says no before anything is looked up: without a session pages lead to the sign-in page and programs answer 401; a session
 * that may not come in is told so (403). A foreign row answers 404, which is for its read to say.
 */
export async function stopped(event: RequestEvent, visitor: Visitor | null): Promise<Response | null> {
	const route = event.route.id;
	const access = route === null ? 'public' : accessOf(route);
	if (route === null || access === 'public') return null;
	const isPage = route in pages;
	if (!visitor) {
		if (isPage) redirect(303, signInAddress(event.url));
		return refuse(event, { status: 401, reason: 'session.missing' });
	}
	if (visitor.lacksSecondFactor && !WITHOUT_SECOND_FACTOR.has(route)) {
		if (isPage) redirect(303, SECOND_FACTOR_PAGE);
		return refuse(event, { status: 403, reason: 'second_factor.missing' });
	}
	if (visitor.mustRenewPassword && !WITHOUT_RENEWAL.has(route)) {
		if (isPage) redirect(303, '/me?renew');
		return refuse(event, { status: 403, reason: 'password.outworn' });
	}
	if (access && mayAsk(access, visitor.actor)) {
		// The demo's people have no password, and nothing real to take out.
		if (!personalFiles.has(route) || visitor.hasSecondFactor || visitor.person?.demo) return null;
		const { pathname, search } = event.url;
		if ((event.request.headers.get('accept') ?? '').includes('text/html'))
			redirect(303, `${SECOND_FACTOR_PAGE}?file=${encodeURIComponent(pathname + search)}`);
		return refuse(event, { status: 403, reason: 'second_factor.export' });
	}
	if (isPage && event.request.method === 'GET' && !event.isDataRequest) return refusedPage(event);
	return refuse(event, { status: 403, reason: 'permission.missing' });
}
