import type { IncomingMessage, ServerResponse } from 'node:http';
import {
	keptAnswer,
	madeAnswer,
	NOT_FOUND,
	placeOf,
	type Asked,
	type Asker,
	type Place,
	type TileAnswer
} from './answer.server.ts';
import type { TileLayer } from './layer.ts';

/** `/tiles/{layer}/{z}/{x}/{y}.mvt` and `/tiles/on/{day}/{layer}/{z}/{x}/{y}.mvt`. */
const PATH = /^\/tiles\/(?:on\/([^/]+)\/)?([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)\.mvt$/;

export interface TileSource {
	/**
	 * The asker of a request for a layer: the same object each time until what he may see, or a version, has changed, and no promise where
	 * it is known already. Null for nobody, or one who may not see it, which is left to the pages to say.
	 */
	asker(request: IncomingMessage, layer: string): Asker | null | Promise<Asker | null>;
	layer(name: string, day?: string): TileLayer | undefined;
	/** Runs what may ask the database, within a page's deadline. */
	within<T>(run: () => T): T;
	/** What every answer of the house carries (core/wall-headers.ts), with the request's id; made anew for each. */
	headers(request: IncomingMessage): Record<string, string>;
	failed(error: unknown, request: IncomingMessage, response: ServerResponse): void;
}

const answers: Record<string, number> = {};

/** How many answers of each status there have been; for /metrics. */
export const tileAnswers = (): Readonly<Record<string, number>> => answers;

/** Of an asker: where the tiles are that he has asked for, by path. */
const places = new WeakMap<Asker, Map<string, Place>>();
const MOST_PLACES = 5_000;

function placeFor(source: TileSource, asker: Asker, words: RegExpExecArray): Place | null {
	const [path, day, name = '', z = '', x = '', y = ''] = words;
	let known = places.get(asker);
	const found = known?.get(path);
	if (found) return found;
	const place = placeOf(asker, source.layer(name, day), { z, x, y });
	if (!place) return null;
	if (!known || known.size >= MOST_PLACES) places.set(asker, (known = new Map()));
	known.set(path, place);
	return place;
}

type Answer = TileAnswer | null;

/** What is kept is answered at once: a promise costs as much as finding it. */
function answerFor(
	source: TileSource,
	asker: Asker | null,
	words: RegExpExecArray,
	asked: Asked
): Answer | Promise<Answer> {
	if (!asker) return null;
	const place = placeFor(source, asker, words);
	return place ? (keptAnswer(place, asked) ?? madeAnswer(asker, place, asked)) : NOT_FOUND;
}

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
	const words = PATH.exec(path);
	if (!words) return false;
	const { 'if-none-match': has = null, 'accept-encoding': accepts } = request.headers;
	const asked = { has, accepts: typeof accepts === 'string' ? accepts : null };
	const given = (answer: Answer) => {
		if (!answer) return pass();
		answers[answer.status] = (answers[answer.status] ?? 0) + 1;
		response.writeHead(answer.status, Object.assign(source.headers(request), answer.headers));
		response.end(answer.body ?? undefined);
	};
	const failed = (error: unknown) => source.failed(error, request, response);
	try {
		const answer = source.within(() => {
			const asker = source.asker(request, words[2] ?? '');
			if (!(asker instanceof Promise)) return answerFor(source, asker, words, asked);
			return asker.then((known) => answerFor(source, known, words, asked));
		});
		if (answer instanceof Promise) answer.then(given).catch(failed);
		else given(answer);
	} catch (error) {
		failed(error);
	}
	return true;
}
