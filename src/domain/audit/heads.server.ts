import { appendFile, readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { SentHead } from '#audit/chain.ts';

/** Where heads go: settings of the installation, never what a person gave. */
export interface HeadTargets {
	file: string | null;
	url: string | null;
}

/** What came of a target: null, or why it did not take the heads. */
export interface SentTo {
	target: 'file' | 'url';
	fault: string | null;
}

/** Longest wait for the other end, ms. */
const PATIENCE = 10_000;

const lines = (heads: readonly SentHead[]): string => heads.map((head) => `${JSON.stringify(head)}\n`).join('');

async function told(target: SentTo['target'], send: () => Promise<void>): Promise<SentTo> {
	try {
		await send();
		return { target, fault: null };
	} catch (error) {
		return { target, fault: error instanceof Error ? error.message.slice(0, 200) : String(error) };
	}
}

/** Sends heads out of the house: a line each at the end of a file, and one document to an address. */
export async function sendHeads({ file, url }: HeadTargets, heads: readonly SentHead[]): Promise<SentTo[]> {
	const sent: SentTo[] = [];
	if (file !== null) sent.push(await told('file', () => appendFile(file, lines(heads), { mode: 0o640 })));
	if (url !== null)
		sent.push(
			await told('url', async () => {
				const response = await fetch(url, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ heads }),
					redirect: 'error',
					signal: AbortSignal.timeout(PATIENCE)
				});
				await response.body?.cancel();
				if (!response.ok) throw new Error(`the address answered ${response.status}`);
			})
		);
	return sent;
}

const line = v.object({
	chain: v.pipe(v.string(), v.regex(/^\d{6}$/)),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
	hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	at: v.string()
});

/** A line of a file of heads that is none. */
export class HeadFileError extends Error {
	readonly code = 'audit.heads_file';
}

/**
 * The heads of a file, one JSON document a line.
 * @throws HeadFileError naming the line that is none
 */
export async function readHeads(path: string): Promise<SentHead[]> {
	const text = await readFile(path, 'utf8');
	return text
		.split('\n')
		.map((each, index) => [each.trim(), index + 1] as const)
		.filter(([each]) => each !== '')
		.map(([each, number]) => {
			let value: unknown;
			try {
				value = JSON.parse(each);
			} catch {
				value = null;
			}
			const parsed = v.safeParse(line, value);
			if (!parsed.success)
				throw new HeadFileError(
					`${path}, line ${number}: expected {"chain","seq","hash","at"}, got ${each.slice(0, 60)}`
				);
			return parsed.output;
		});
}
