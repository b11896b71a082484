import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress, trustedProxies } from '#core/client-address.server.ts';
import { log } from '#core/log.server.ts';
import { heldUp, requestsCounted, requestSeconds } from '#core/metrics.server.ts';
import type { Settings } from '#core/settings.ts';
import { fileHeaders, wallHeaders } from '#core/wall-headers.ts';
import { costOf, rateLimits } from './rate-limits.ts';
import type { Refused, Refusing } from './refusing.ts';
import { keepRecord, nextRequestId, recordOf, type RequestRecord } from './request-record.ts';

/** The header that tells Kit (ADDRESS_HEADER) and better-auth where a request came from; what a stranger sends in it is overwritten. */
export const ADDRESS_HEADER = 'x-mutu-address';

/** An answer that took longer is told in the log, ms. */
const SLOW = 1_000;

export interface OuterWall {
	/** Takes a request in, or refuses it and returns false. */
	enter(request: IncomingMessage, response: ServerResponse, path: string): boolean;
	/** Gives an answer its headers, and counts and tells of it once it has gone out. */
	dress(request: IncomingMessage, response: ServerResponse, path: string): void;
	/** The headers of a tile, whose answer is given whole and counted by the tiles themselves. */
	tileHeaders(request: IncomingMessage): Record<string, string>;
}

/**
 * What stands before everything that answers: headers, request ids, where a request came from, how often one may ask.
 * @param refuse words a refusal in the asker's form and language
 */
export function outerWall(
	settings: Pick<Settings, 'origin' | 'trustedProxies' | 'rateLimits'>,
	refuse: (refused: Refused, asked: Refusing) => { status: number; headers: Record<string, string>; body: string }
): OuterWall {
	const ofFiles = fileHeaders(settings.origin);
	const [pairs, filePairs] = [wallHeaders(settings.origin), ofFiles].map((each) => Object.entries(each));
	const proxies = trustedProxies(settings.trustedProxies);
	const limits = rateLimits(settings.rateLimits);
	let warned = false;

	const addressOf = (request: IncomingMessage): string => {
		const forwarded = request.headers['x-forwarded-for'] as string | undefined;
		const peer = request.socket.remoteAddress;
		if (forwarded !== undefined && !warned && !proxies.has(peer ?? '')) {
			warned = true;
			log.warn({ peer }, 'X-Forwarded-For was not believed: TRUSTED_PROXIES does not name who sent it');
		}
		return clientAddress(peer, forwarded, proxies);
	};

	/** Counts an answer once it has gone out, and tells of what changed something, failed or was slow. */
	const follow = (request: IncomingMessage, response: ServerResponse, record: RequestRecord, path: string) =>
		response.once('close', () => {
			const ms = performance.now() - record.started;
			const status = response.headersSent ? response.statusCode : 499;
			requestsCounted.inc({ route: record.route, status });
			if (record.route !== '/live') requestSeconds.observe({ route: record.route }, ms / 1000);
			const isQuiet = (request.method === 'GET' || request.method === 'HEAD') && status < 400;
			const level = status >= 500 ? 'error' : isQuiet && (ms < SLOW || record.route === '/live') ? 'debug' : 'info';
			const { id, address, route } = record;
			log[level]({ request: id, from: address, method: request.method, path, route, status, ms: Math.round(ms) });
		});

	const dress = (request: IncomingMessage, response: ServerResponse, path: string): void => {
		const record = recordOf(request)!;
		for (const [name, value] of path.startsWith('/_app/') ? filePairs! : pairs!) response.setHeader(name, value);
		response.setHeader('x-request-id', record.id);
		request.headers[ADDRESS_HEADER] = record.address;
		follow(request, response, record, path);
	};

	return {
		dress,
		tileHeaders: (request) => ({ ...ofFiles, 'x-request-id': recordOf(request)!.id }),
		enter(request, response, path) {
			const started = performance.now();
			const record = { id: nextRequestId(), address: addressOf(request), started, route: 'files' };
			keepRecord(request, record);
			const seconds = limits.address(record.address, costOf(request.method ?? 'GET', path), started);
			if (seconds === 0) return true;
			record.route = 'refused';
			dress(request, response, path);
			heldUp.inc({ by: 'address' });
			const { accept = '', cookie = '' } = request.headers;
			const answer = refuse(
				{ status: 429, reason: 'request.too_many', seconds },
				{ path, accept, id: record.id, language: /(?:^|;\s*)language=en(?:;|$)/.test(cookie) ? 'en' : 'zh' }
			);
			response.writeHead(answer.status, answer.headers).end(answer.body);
			return false;
		}
	};
}
