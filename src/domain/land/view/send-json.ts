import type { Outcome } from '#core/outcome.ts';

/** Sends a change as JSON and gives the server's outcome; what was no outcome at all is refused as `request.failed`. */
export async function sendJson<T>(
	address: string,
	body: unknown,
	method: 'POST' | 'PATCH' | 'DELETE' = 'POST'
): Promise<Outcome<T>> {
	try {
		const response = await fetch(address, {
			method,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		const outcome = (await response.json()) as Outcome<T>;
		if (typeof outcome?.ok === 'boolean') return outcome;
	} catch (thrown) {
		if (!(thrown instanceof TypeError || thrown instanceof SyntaxError)) throw thrown;
	}
	return { ok: false, reason: 'request.failed' };
}
