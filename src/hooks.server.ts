import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { auditJobs } from '#cli/audit-jobs.server.ts';
import { compareJobs } from '#cli/compare-jobs.server.ts';
import { imageryJob } from '#cli/imagery-job.server.ts';
import { importJobs } from '#cli/import-job.server.ts';
import { pictureJob } from '#cli/picture-job.server.ts';
import { villageLandJob } from '#cli/village-land-job.server.ts';
import { newId } from '#core/ids.ts';
import { startJobs, type JobHandler } from '#door/job-runner.server.ts';
import { LANGUAGE_COOKIE, languageOf } from '#core/language.ts';
import { isEngineRestarted, PAGE_DEADLINE } from '#db/engine/types.ts';
import { house } from '#door/house.server.ts';
import { session, workingCounty } from '#door/request.server.ts';

/** Long work that pages ask for; each step is one write through the door. */
const handlers: readonly JobHandler[] = [
	...importJobs,
	...compareJobs,
	villageLandJob,
	...[pictureJob, imageryJob].map((each) => each as JobHandler)
];

export const init: ServerInit = async () => {
	const opened = await house();
	startJobs(opened, [...handlers, ...auditJobs(opened.settings)]);
};

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A change asked for by another site's page. Kit checks forms only; this holds for every content type (ASVS 3.5.1). */
const isForeign = (request: Request, origin: string): boolean => {
	if (!CHANGING.has(request.method)) return false;
	const site = request.headers.get('sec-fetch-site');
	if (site) return site !== 'same-origin' && site !== 'none';
	const from = request.headers.get('origin');
	return from !== null && from !== origin;
};

export const handle: Handle = async ({ event, resolve }) => {
	if (isForeign(event.request, event.url.origin)) error(403, { message: 'cross-site', reason: 'request.foreign' });
	const opened = await house();
	const place = await workingCounty(opened);
	if (!place) error(503, { message: 'no county: npm run -s mutu -- demo | init --empty', reason: 'county.none' });
	const current = session(opened, place);
	event.locals.county = place.code;
	event.locals.place = place;
	event.locals.demo = place.demo;
	event.locals.language = languageOf(event.cookies.get(LANGUAGE_COOKIE));
	event.locals.actor = current.actor;
	event.locals.folders = opened.folders;
	event.locals.write = current.write;
	Object.defineProperty(event.locals, 'read', { get: () => current.read, configurable: true, enumerable: true });
	const render = () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%mutu.language%', event.locals.language === 'zh' ? 'zh-CN' : 'en'),
			preload: ({ type }) => type === 'js' || type === 'css'
		});
	const response = await opened.engine.withDeadline(PAGE_DEADLINE, async () => render());
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'same-origin');
	return response;
};

export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
	const id = newId();
	if (status !== 404)
		console.error(`${new Date().toISOString()} ${id} ${event.request.method} ${event.url.pathname}`, thrown);
	if (isEngineRestarted(thrown)) return { message, id, reason: thrown.code };
	return { message, id };
};
