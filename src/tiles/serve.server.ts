import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerTile, type Asker, type TileAnswer } from './answer.server.ts';
import type { TileLayer } from './layer.ts';

/** `/tiles/{layer}/{z}/{x}/{y}.mvt` and `/tiles/on/{day}/{layer}/{z}/{x}/{y}.mvt`. */
const PATH = /^\/tiles\/(?:on\/([^/]+)\/)?([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)\.mvt$/;

export interface TileSource {
	/** The asker of a request; null where there is nobody to ask for, which is left to the pages to say. */
	asker(request: IncomingMessage): Promise<Asker | null>;
	layer(name: string, day?: string): TileLayer | undefined;
	/** Runs what may ask the database, within a page's deadline. */
	within(run: () => Promise<TileAnswer | null>): Promise<TileAnswer | null>;
	/** What every answer of the house carries (core/wall-headers.ts), with the request's id; made anew for each. */
	headers(request: IncomingMessage): Record<string, string>;
	failed(error: unknown, request: IncomingMessage, response: ServerResponse): void;
}

const answers: Record<string, number> = {};

/** How many answers of each status there have been; for /metrics. */
export const tileAnswers = (): Readonly<Record<string, number>> => answers;

/**
 * Answers vector tiles before the pages' router: a tile that is kept costs a fraction of what routing it there does.
 * @returns whether it has taken the request; `pass` is called for one that it gives back
 */
export function serveTile(
	source: TileSource,
	path: string,
	request: IncomingMessage,
	response: ServerResponse,
	pass: () => void
): boolean {
	if (request.method !== 'GET' && request.method !== 'HEAD') return false;
	const found = PATH.exec(path);
	if (!found) return false;
	const [, day, name = '', z = '', x = '', y = ''] = found;
	const { 'if-none-match': has = null, 'accept-encoding': accepts } = request.headers;
	const asked = { has, accepts: typeof accepts === 'string' ? accepts : null };
	void source
		.within(async () => {
			const asker = await source.asker(request);
			return asker && answerTile(asker, source.layer(name, day), { z, x, y }, asked);
		})
		.then((answer) => {
			if (!answer) return pass();
			answers[answer.status] = (answers[answer.status] ?? 0) + 1;
			response.writeHead(answer.status, Object.assign(source.headers(request), answer.headers));
			response.end(answer.body ?? undefined);
		})
		.catch((error: unknown) => source.failed(error, request, response));
	return true;
}
