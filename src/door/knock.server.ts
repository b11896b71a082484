import type { IncomingMessage } from 'node:http';
import { requestAddress } from '#door/wall/request-record.ts';
import type { Knock } from '#door/visitor.server.ts';

/** What a request of Node's says of who sends it. */
export const knockOf = (request: IncomingMessage): Knock =>
	knock(request.headers.cookie, request.headers['user-agent'], requestAddress(request));

/** What a request says of who sends it, from its headers. */
export function knock(cookie: string | null | undefined, agent: string | null | undefined, address?: string): Knock {
	return {
		cookieHeader: cookie ?? '',
		userAgent: agent ?? '',
		address: address ?? ''
	};
}
