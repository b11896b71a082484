import { type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { auditJobs } from '#cli/audit-jobs.server.ts';
import { compareJobs } from '#cli/compare-jobs.server.ts';
import { irregularityJobs } from '#cli/irregularity-jobs.server.ts';
import { imageryJob } from '#cli/imagery-job.server.ts';
import { importJobs } from '#cli/import-job.server.ts';
import { pictureJob } from '#cli/picture-job.server.ts';
import { sweepJob } from '#cli/sweep-job.server.ts';
import { villageLandJob } from '#cli/village-land-job.server.ts';
import { newId } from '#core/ids.ts';
import { startJobs, type JobHandler } from '#door/job-runner.server.ts';
import { LANGUAGE_COOKIE, languageOf } from '#core/language.ts';
import { log } from '#core/log.server.ts';
import { isEngineRestarted, PAGE_DEADLINE } from '#db/engine/types.ts';
import { house } from '#door/house.server.ts';
import { knock } from '#door/knock.server.ts';
import { session, workingCounty } from '#door/request.server.ts';
import { visitorsOf } from '#door/visitor.server.ts';
import { nobody, stopped } from './permit.ts';
import { atTheWall, heldUpPerson, refuse } from './wall.ts';

/** Long work that pages ask for; each step is one write through the door. */
const handlers: readonly JobHandler[] = [
	...importJobs,
	...compareJobs,
	...irregularityJobs,
	villageLandJob,
	sweepJob,
	...[pictureJob, imageryJob].map((each) => each as JobHandler)
];

export const init: ServerInit = async () => {
	const opened = await house();
	startJobs(opened, [...handlers, ...auditJobs(opened.settings)]);
};

const inTheHouse: Handle = async ({ event, resolve }) => {
	const opened = await house();
	const place = await workingCounty(opened);
	if (!place) return refuse(event, { status: 503, reason: 'county.none' });
	const { headers } = event.request;
	const { address } = event.locals.record;
	event.locals.language = languageOf(event.cookies.get(LANGUAGE_COOKIE));
	event.locals.knock = knock(headers.get('cookie'), headers.get('user-agent'), address);
	event.locals.setCookies = [];
	const visitor = await visitorsOf(opened).of(
		event.locals.knock,
		(cookies) => void event.locals.setCookies.push(...cookies)
	);
	const held = visitor && (await heldUpPerson(event, visitor.actor.id));
	if (held) return held;
	event.locals.county = place.code;
	event.locals.place = place;
	event.locals.demo = place.demo;
	event.locals.visitor = visitor;
	if (visitor?.person?.language) event.locals.language = visitor.person.language;
	const stop = await stopped(event, visitor);
	if (stop) return stop;
	const current = session(opened, place, { ...(visitor?.actor ?? nobody(place.code)), address });
	event.locals.actor = current.actor;
	event.locals.folders = opened.folders;
	event.locals.write = current.write;
	Object.defineProperty(event.locals, 'read', { get: () => current.read, configurable: true, enumerable: true });
	const render = () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html
					.replace('%mutu.language%', event.locals.language === 'zh' ? 'zh-CN' : 'en')
					.replace('%mutu.textSize%', visitor?.person?.textSize ?? 'normal'),
			preload: ({ type }) => type === 'js' || type === 'css'
		});
	const response = await opened.engine.withDeadline(PAGE_DEADLINE, async () => render());
	for (const cookie of event.locals.setCookies) response.headers.append('set-cookie', cookie);
	return response;
};

export const handle = sequence(atTheWall, inTheHouse);

export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
	const id = event.locals.record?.id ?? newId();
	if (status !== 404) log.error({ request: id, method: event.request.method, route: event.route.id, err: thrown });
	if (isEngineRestarted(thrown)) return { message, id, reason: thrown.code };
	return { message, id };
};
