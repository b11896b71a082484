import type { Handle, RequestEvent } from '@sveltejs/kit';
import { LANGUAGE_COOKIE, languageOf } from '#core/language.ts';
import { heldUp } from '#core/metrics.server.ts';
import { PROBLEM_TYPE, problemOf } from '#core/problem.ts';
import { isProgramAddress } from '#core/program-address.ts';
import { house } from '#door/house.server.ts';
import { limitedBody } from '#door/wall/limited-body.ts';
import { costOf, rateLimits, type RateLimits } from '#door/wall/rate-limits.ts';
import type { Refused } from '#door/wall/refusing.ts';
import { nextRequestId, recordOf } from '#door/wall/request-record.ts';
import { bodyLimitOf } from './body-limits.ts';
import { refusal } from './refusal.ts';

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A change asked for by another site's page. Kit checks forms only; this holds for every content type (ASVS 3.5.1). */
const isForeign = (request: Request, origin: string): boolean => {
	if (!CHANGING.has(request.method)) return false;
	const site = request.headers.get('sec-fetch-site');
	if (site) return site !== 'same-origin' && site !== 'none';
	const from = request.headers.get('origin');
	return from !== null && from !== origin;
};

/** Refuses a request in its asker's form and language. */
export function refuse({ url, request, cookies, locals, isDataRequest }: RequestEvent, refused: Refused): Response {
	const { status, headers, body } = refusal(refused, {
		path: isDataRequest ? `${url.pathname}/__data.json` : url.pathname,
		accept: request.headers.get('accept') ?? '',
		id: locals.record.id,
		language: languageOf(cookies.get(LANGUAGE_COOKIE))
	});
	// What it still brings is not waited for.
	return new Response(body, { status, headers: status === 413 ? { ...headers, connection: 'close' } : headers });
}

/** A program's refusal as application/problem+json; what it said of itself stays beside. */
async function asProblem(response: Response, id: string): Promise<Response> {
	if (response.headers.get('content-type')?.startsWith(PROBLEM_TYPE)) return response;
	const headers = new Headers(response.headers);
	const isJson = headers.get('content-type')?.includes('json') ?? false;
	const said = isJson ? ((await response.json()) as Record<string, unknown>) : {};
	const code = typeof said.reason === 'string' ? said.reason : null;
	const body = JSON.stringify({ ...said, ...problemOf(response.status, id, code) });
	headers.set('content-type', PROBLEM_TYPE);
	headers.delete('content-length');
	headers.delete('etag');
	return new Response(body, { status: response.status, headers });
}

/** The wall as Kit meets it: who asks from elsewhere, how much a body may bring, the form of refusals. */
export const atTheWall: Handle = async ({ event, resolve }) => {
	const record = recordOf(event.platform?.req) ?? {
		...{ id: nextRequestId(), address: event.getClientAddress(), started: performance.now(), route: '' }
	};
	record.route = event.route.id ?? 'none';
	event.locals.record = record;
	if (isForeign(event.request, event.url.origin)) return refuse(event, { status: 403, reason: 'request.foreign' });
	const { request, isOver } = limitedBody(event.request, bodyLimitOf(event.route.id));
	if (isOver()) return refuse(event, { status: 413, reason: 'request.too_large' });
	event.request = request;
	const response = await resolve(event);
	if (isOver()) return refuse(event, { status: 413, reason: 'request.too_large' });
	const isForPeople = event.isDataRequest || (event.request.headers.get('accept') ?? '').includes('text/html');
	if (response.status < 400 || isForPeople || !isProgramAddress(event.url.pathname)) return response;
	return asProblem(response, record.id);
};

let limits: RateLimits | null = null;

/** Takes what a request costs from the bucket of the person who asks; a refusal when that is empty. */
export async function heldUpPerson(event: RequestEvent, person: string): Promise<Response | null> {
	limits ??= rateLimits((await house()).settings.rateLimits);
	const cost = costOf(event.request.method, event.url.pathname);
	const seconds = limits.person(person, cost, performance.now());
	if (seconds === 0) return null;
	heldUp.inc({ by: 'person' });
	return refuse(event, { status: 429, reason: 'request.too_many', seconds });
}
