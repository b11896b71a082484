import type { RequestHandler } from './$types';
import { house } from '#door/house.server.ts';
import { listen } from '#door/live.server.ts';
import { visitorsOf } from '#door/visitor.server.ts';

/** How often it is asked whether who listens is still let in, ms: whoever was shut out hears no more within that. */
const STILL_IN = 2_000;

/**
 * Server-sent events: what changed in the county, by kind, ids and village. `Last-Event-ID` is the seq of the trail. The
 * stream ends with the session it was asked by.
 */
export const GET: RequestHandler = async ({ locals, request }) => {
	const last = request.headers.get('last-event-id');
	const after = last && /^\d{1,15}$/.test(last) ? Number(last) : null;
	const visitors = visitorsOf(await house());
	const encoder = new TextEncoder();
	let end = () => {};
	const body = new ReadableStream<Uint8Array>({
		async start(controller) {
			controller.enqueue(encoder.encode('retry: 2000\n\n'));
			const beat = setInterval(() => controller.enqueue(encoder.encode(':\n\n')), 20_000);
			const stop = await listen(locals.county, locals.actor.scope, after, (events) => {
				for (const event of events)
					controller.enqueue(encoder.encode(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`));
			});
			let ended = false;
			const watch = setInterval(async () => {
				// An engine that cannot be asked now is asked again.
				const visitor = await visitors.of(locals.knock).catch(() => undefined);
				if (ended || visitor === undefined || visitor?.actor.id === locals.actor.id) return;
				end();
				controller.close();
			}, STILL_IN);
			end = () => {
				ended = true;
				clearInterval(beat);
				clearInterval(watch);
				stop();
			};
			if (request.signal.aborted) end();
			request.signal.addEventListener('abort', () => end());
		},
		cancel: () => end()
	});
	return new Response(body, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
};
