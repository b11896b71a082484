import { refused, type Outcome, type Refusal } from '#core/outcome.ts';
import { startProcess } from '#core/process.server.ts';
import { limits } from '#exchange/limits.ts';
import type { FileFacts } from '#exchange/parsed.ts';
import type { Growth, Written } from './growth.ts';
import type { ReadRequest } from './read-source.server.ts';

/** What the process that reads is asked. */
export interface ParseTask {
	request: ReadRequest;
	heapMb: number;
}

/** What it says. */
export type ParseMessage = { progress: number } | { written: Written } | { outcome: Outcome<FileFacts> };

/** Ends by which the engine or the system says that there was no memory. */
const OUT_OF_MEMORY: readonly unknown[] = ['SIGABRT', 'SIGILL', 'SIGTRAP', 'SIGKILL', 134];

/** Why a process ended that had not told what came of the file. */
const endOf = (code: number | null, signal: NodeJS.Signals | null, limit: number): Refusal =>
	OUT_OF_MEMORY.includes(signal ?? code)
		? refused('import.file.memory', { limit })
		: refused('import.file.damaged', { got: `exit ${signal ?? code}` });

/**
 * Reads a file in a process of its own, which is ended when it takes too long or too much: whatever the file holds, the
 * answer is facts or a refusal, this thread is never blocked and this process never in danger.
 * @param bounds the process is ended after so many seconds, or beyond so much heap
 * @param signal ends it at once, with `import.file.cancelled`
 * @param growth told how far the records are written, for whoever follows
 */
export function parseFile(
	request: ReadRequest,
	progress: (rows: number) => void = () => undefined,
	{ seconds, heapMb }: { seconds: number; heapMb: number } = limits,
	signal?: AbortSignal,
	growth?: Growth
): Promise<Outcome<FileFacts>> {
	if (signal?.aborted) return Promise.resolve(refused('import.file.cancelled'));
	return new Promise((resolve) => {
		const child = startProcess('domain/exchange/reading/parse-process.server.ts');
		let ended = false;
		const end = (outcome: Outcome<FileFacts>) => {
			if (ended) return;
			ended = true;
			clearTimeout(timer);
			signal?.removeEventListener('abort', stop);
			growth?.end();
			// Its memory is given back before anybody is told: the next file may be as large.
			if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve(outcome);
			child.once('exit', () => resolve(outcome));
			child.kill('SIGKILL');
		};
		const stop = () => end(refused('import.file.cancelled'));
		signal?.addEventListener('abort', stop);
		const timer = setTimeout(() => end(refused('import.file.timeout', { seconds })), seconds * 1000);
		child.on('message', (message: ParseMessage) => {
			if ('progress' in message) progress(message.progress);
			else if ('written' in message) growth?.grew(message.written);
			else end(message.outcome);
		});
		child.on('error', (error) => end(refused('import.file.damaged', { got: error.message.slice(0, 300) })));
		child.on('exit', (code, from) => end(endOf(code, from, heapMb)));
		const task: ParseTask = { request, heapMb };
		child.send(task, (error) => {
			if (error) end(refused('import.file.damaged', { got: error.message.slice(0, 300) }));
		});
	});
}
