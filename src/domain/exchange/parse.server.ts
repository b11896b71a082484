import { refused, type Outcome } from '#core/outcome.ts';
import { startWorker } from '#core/worker.server.ts';
import type { Growth, Written } from './growth.ts';
import { limits } from './limits.ts';
import type { FileFacts } from './parsed.ts';
import type { ReadRequest } from './read-source.server.ts';

type Message = { progress: number } | { written: Written } | { outcome: Outcome<FileFacts> };

/**
 * Reads a file in a worker of its own, which is ended when it takes too long or too much: whatever the file holds, the
 * answer is facts or a refusal, and this thread is never blocked.
 * @param bounds the worker is ended after so many seconds, or beyond so much heap
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
		const worker = startWorker('domain/exchange/parse.worker.ts', request, {
			maxOldGenerationSizeMb: heapMb,
			maxYoungGenerationSizeMb: 96,
			stackSizeMb: 4
		});
		let ended = false;
		const end = (outcome: Outcome<FileFacts>) => {
			if (ended) return;
			ended = true;
			clearTimeout(timer);
			signal?.removeEventListener('abort', stop);
			growth?.end();
			// Its memory is given back before anybody is told: the next file may be as large.
			void worker.terminate().finally(() => resolve(outcome));
		};
		const stop = () => end(refused('import.file.cancelled'));
		signal?.addEventListener('abort', stop);
		const timer = setTimeout(() => end(refused('import.file.timeout', { seconds })), seconds * 1000);
		worker.on('message', (message: Message) => {
			if ('progress' in message) progress(message.progress);
			else if ('written' in message) growth?.grew(message.written);
			else end(message.outcome);
		});
		worker.on('error', (error: Error & { code?: string }) =>
			end(
				error.code === 'ERR_WORKER_OUT_OF_MEMORY'
					? refused('import.file.memory', { limit: heapMb })
					: refused('import.file.damaged', { got: error.message.slice(0, 300) })
			)
		);
		worker.on('exit', (code) => end(refused('import.file.damaged', { got: `exit ${code}` })));
	});
}
