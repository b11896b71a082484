import { request as send, type IncomingHttpHeaders } from 'node:http';

export interface Asked {
	method?: string;
	/** As they are: nothing is added but Host and a body's length, nothing left out. */
	headers?: Record<string, string>;
	body?: string | Uint8Array;
	/** Sent in pieces without a length, until it ends or the server answers. */
	pieces?: Iterable<string | Uint8Array>;
	from?: string;
}

export interface Answered {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
	json: <T = Record<string, unknown>>() => T;
}

/** One plain request, without what a browser or fetch adds of its own. */
export function ask(address: string, path: string, asked: Asked = {}): Promise<Answered> {
	const { method = 'GET', headers = {}, body, pieces, from } = asked;
	return new Promise((answered, failed) => {
		const url = new URL(path, address);
		// Node gives a DELETE with a body neither a length nor an encoding.
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const request = send(
			url,
			{ method, headers: { ...length, ...headers }, agent: false, localAddress: from },
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => void (text += chunk));
				response.on('error', failed);
				response.on('end', () =>
					answered({
						status: response.statusCode ?? 0,
						headers: response.headers,
						text,
						json: <T>() => JSON.parse(text) as T
					})
				);
			}
		);
		let isAnswered = false;
		request.on('response', () => (isAnswered = true));
		// What is still being sent when the answer has come goes nowhere.
		request.on('error', (error) => void (isAnswered || failed(error)));
		if (!pieces) return void request.end(body);
		const rest = pieces[Symbol.iterator]();
		const next = (): void => {
			const { done, value } = rest.next();
			if (done || isAnswered || request.destroyed) return void request.end();
			if (request.write(value)) setImmediate(next);
			else request.once('drain', next);
		};
		next();
	});
}
