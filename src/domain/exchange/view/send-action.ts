import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';
import type { Refusal } from '#core/outcome.ts';

export type Told = ActionResult<Record<string, unknown>, { refusal: Refusal }>;

/** Sends a form action of a page without a form on it. */
export async function sendAction(address: string, fields: Readonly<Record<string, string>>): Promise<Told> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	const response = await fetch(address, { method: 'POST', body, headers: { 'x-sveltekit-action': 'true' } });
	return deserialize(await response.text());
}
