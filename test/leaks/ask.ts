import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly bytes: Buffer;
	/** The uses of a scope it went by. */
	readonly scopes: readonly string[];
}

export interface Asked {
	readonly method: string;
	readonly path: string;
	readonly headers: Record<string, string>;
	readonly body?: string | Uint8Array;
	/** Of a stream that does not end: how long to listen, ms. */
	readonly listen?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** One request, nothing packed, nothing followed. */
export function ask(address: string, { method, path, headers, body, listen }: Asked): Promise<Answer> {
	return new Promise((answered, failed) => {
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const request = send(
			new URL(path, address),
			{ method, agent, maxHeaderSize: 1 << 18, headers: { ...length, ...headers } },
			(response) => {
				const chunks: Buffer[] = [];
				const end = () => {
					const scopes = String(response.headers['x-scopes'] ?? '').split(' ').filter(Boolean).map(decodeURIComponent); // prettier-ignore
					answered({
						status: response.statusCode ?? 0,
						headers: response.headers,
						bytes: Buffer.concat(chunks),
						scopes
					});
				};
				response.on('data', (chunk: Buffer) => void chunks.push(chunk));
				response.on('end', end);
				response.on('error', failed);
				if (listen !== undefined)
					setTimeout(() => {
						end();
						request.destroy();
					}, listen);
			}
		);
		request.on('error', (error) => {
			if (listen === undefined) failed(error);
		});
		request.end(body);
	});
}
