import { deserialize } from '$app/forms';
import type { Outcome } from '#core/outcome.ts';
import type { MatchDecision } from '#land/match-state.ts';

/** What the server made of a decision. */
export type DecidedPatch = {
	version: number;
	decision: MatchDecision | null;
	contract: string | null;
};

/** Sends one decision about a patch to the village's page; refusals come back as values. @throws when the server is not there */
export async function sendDecision(
	village: string,
	fields: Readonly<Record<string, string | number>>
): Promise<Outcome<DecidedPatch>> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, String(value));
	const response = await fetch(`/land/match/${village}?/decide`, {
		method: 'POST',
		body,
		headers: { 'x-sveltekit-action': 'true' }
	});
	const result = deserialize<DecidedPatch, { reason: string; detail: Record<string, unknown> }>(await response.text());
	if (result.type === 'success' && result.data) return { ok: true, value: result.data };
	if (result.type === 'failure' && result.data) return { ok: false, ...result.data };
	throw new Error(`expected a decision to be answered, got ${result.type}`);
}
