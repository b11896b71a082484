import type { Role } from '#auth/roles.ts';
import { shell } from '#text/zh/shell.ts';

/** Cookies as `name=value`, in the order they were set. */
export const cookiesOf = (response: Response): string[] =>
	response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]!);

/**
 * Comes in as one of the demo's people by their button on the sign-in page.
 * @param role the first person of this role
 * @returns what to send as `cookie`
 */
export async function signInAs(address: string, role: Role): Promise<string> {
	const page = await (await fetch(new URL('/sign-in', address))).text();
	const word = shell.roles[role]!;
	const found = new RegExp(`<button[^>]*name="person"[^>]*value="([^"]+)"[^>]*><b[^>]*>${word}</b>`).exec(page);
	if (!found) throw new Error(`expected a demo identity ${word} on ${address}/sign-in`);
	const response = await fetch(new URL('/sign-in?/demo', address), {
		...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ person: found[1]! }) },
		headers: { origin: new URL(address).origin, accept: 'text/html' }
	});
	if (response.status !== 303) throw new Error(`expected to be let in as ${word}, got ${response.status}`);
	return cookiesOf(response).join('; ');
}

/** Takes up a one-time link with a user name and a password of its own. @returns what to send as `cookie` */
export async function takeUp(link: string, userName: string, password = 'Drei Kühe am Hang 7'): Promise<string> {
	const body = new URLSearchParams({ personName: userName, userName, password, again: password });
	const response = await fetch(link, {
		method: 'POST',
		redirect: 'manual',
		body,
		headers: { origin: new URL(link).origin, accept: 'text/html' }
	});
	if (response.status !== 303)
		throw new Error(`expected ${link} to let in, got ${response.status}: ${await response.text()}`);
	return cookiesOf(response).join('; ');
}
