/** What a request may bring where its route says nothing else, bytes. */
export const BODY_LIMIT = 512 * 1024;

export interface LimitedRequest {
	readonly request: Request;
	/** It brought more than it may; reading it has failed. */
	isOver(): boolean;
}

/**
 * A request whose body can be read up to a limit; reading on fails. It counts what comes, so that a body without a length, or
 * with a false one, is held to the same.
 */
export function limitedBody(request: Request, limit: number): LimitedRequest {
	if (Number(request.headers.get('content-length') ?? 0) > limit) return { request, isOver: () => true };
	if (!request.body) return { request, isOver: () => false };
	const reader = (request.body as ReadableStream<Uint8Array>).getReader();
	let bytes = 0;
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await reader.read();
			if (done) return controller.close();
			bytes += value.length;
			// The rest is left unread: to cancel it would cut the line that the refusal has to go down.
			if (bytes > limit) return controller.error(new RangeError(`expected at most ${limit} bytes`));
			controller.enqueue(value);
		},
		cancel: (reason) => reader.cancel(reason)
	});
	return {
		request: new Request(request, { body, duplex: 'half' } as RequestInit),
		isOver: () => bytes > limit
	};
}
