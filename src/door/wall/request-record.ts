import type { IncomingMessage } from 'node:http';

/** What the outer wall knows of a request; it goes with it to whoever answers. */
export interface RequestRecord {
	/** On the answer as x-request-id, in the log, and on the page of an error. */
	readonly id: string;
	/** Where it came from, behind trusted proxies: the trail's "from where". */
	readonly address: string;
	/** When it came, by performance.now(). */
	readonly started: number;
	/** Which address of ours it asked for, as the metrics call it: never with what a person put into it. */
	route: string;
}

/** One name in both module instances, the source's and the bundle's (house.server.ts). */
const RECORD = Symbol.for('mutu.request.record');
type Recorded = IncomingMessage & { [RECORD]?: RequestRecord };

export const keepRecord = (request: IncomingMessage, record: RequestRecord): void => {
	(request as Recorded)[RECORD] = record;
};

/** The record of a request that came through the wall; null for one that did not (Vite's own server). */
export const recordOf = (request: IncomingMessage | undefined): RequestRecord | null =>
	(request as Recorded | undefined)?.[RECORD] ?? null;

/** Where a request came from, for the trail. The same as Kit's `event.getClientAddress()`. */
export const requestAddress = (request: IncomingMessage): string =>
	recordOf(request)?.address ?? request.socket.remoteAddress ?? '';

/** This process's part of an id, so that two starts never give the same. */
const boot =
	Math.floor(Date.now() / 1000).toString(36) +
	Math.floor(Math.random() * 36 ** 4)
		.toString(36)
		.padStart(4, '0');
let count = 0;

/** A request's id: short enough to be read out over the telephone, and cheap enough for every tile. */
export const nextRequestId = (): string => `${boot}-${(++count).toString(36)}`;
