import type { RequestHandler } from './$types';
import { listen } from '#door/live.server.ts';

/** Server-sent events: what changed in the county, by kind, ids and village. `Last-Event-ID` is the seq of the trail. */
export const GET: RequestHandler = ({ locals, request }) => {
	const last = request.headers.get('last-event-id');
	const after = last && /^\d{1,15}$/.test(last) ? Number(last) : null;
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
			end = () => {
				clearInterval(beat);
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
