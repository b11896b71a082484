import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { misuse, REFUSED, type Answer } from '#cli/command.ts';
import { commands } from '#cli/commands.ts';
import { runCommand } from '#cli/run.server.ts';
import type { House } from '#door/house.server.ts';

/** Where the running server takes a command of this machine's command line; guarded by MUTU_SECRET. */
export const COMMAND_PATH = '/-/command';
const LONGEST_COMMAND = 16_384;

/** Hands a command to the server that holds the embedded database. */
export async function askServer(
	address: string,
	secret: string,
	name: string,
	args: readonly string[]
): Promise<Answer> {
	const response = await fetch(new URL(COMMAND_PATH, address), {
		method: 'POST',
		headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
		body: JSON.stringify({ name, args })
	});
	if (!response.ok)
		return {
			exit: REFUSED,
			lines: [`the server at ${address} answered ${response.status}`],
			json: { ok: false, reason: 'server.refused', detail: { address, status: response.status } }
		};
	return (await response.json()) as Answer;
}

const sameSecret = (given: string, secret: string): boolean => {
	const [a, b] = [Buffer.from(given), Buffer.from(secret)];
	return a.length === b.length && timingSafeEqual(a, b);
};

/** The server's side of askServer. */
export async function answerCommand(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const end = (status: number, body: unknown) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
	if (request.method !== 'POST' || !given || !house.settings.secret || !sameSecret(given, house.settings.secret))
		return void end(403, {});
	let text = '';
	for await (const chunk of request) {
		text += String(chunk);
		if (text.length > LONGEST_COMMAND) return void end(413, {});
	}
	try {
		const { name, args } = JSON.parse(text) as { name: unknown; args: unknown };
		const command = commands.find((each) => each.name === name && each.throughServer);
		if (!command || !Array.isArray(args) || !args.every((word) => typeof word === 'string'))
			return void end(200, misuse('no such command', '<command> [--json]'));
		end(200, await runCommand(house, command, args, () => undefined));
	} catch (error) {
		end(200, {
			exit: REFUSED,
			lines: [String(error)],
			json: { ok: false, reason: 'failed', detail: { message: String(error) } }
		} satisfies Answer);
	}
}
