import { refused } from '#core/outcome.ts';
import { startWorker } from '#core/worker.server.ts';
import { limits } from '#exchange/limits.ts';
import type { ParseMessage, ParseTask } from './parse.server.ts';

/**
 * A process that reads one file, started by parse.server.ts and imported by nothing. The work is done in a worker, so that
 * this thread can look at the memory of both, and end when the process that asked for it has.
 */
const LOOK_EVERY_MS = 10;
const MB = 1024 * 1024;

process.once('disconnect', () => process.exit());
process.once('message', ({ request, heapMb }: ParseTask) => {
	const tell = (message: ParseMessage) => process.send!(message);
	const worker = startWorker('domain/exchange/reading/parse.worker.ts', request, {
		maxOldGenerationSizeMb: heapMb,
		maxYoungGenerationSizeMb: 48,
		stackSizeMb: 4
	});
	worker.on('message', tell);
	worker.on('error', (error: Error & { code?: string }) =>
		tell({
			outcome:
				error.code === 'ERR_WORKER_OUT_OF_MEMORY'
					? refused('import.file.memory', { limit: heapMb })
					: refused('import.file.damaged', { got: error.message.slice(0, 300) })
		})
	);
	worker.on('exit', (code) => tell({ outcome: refused('import.file.damaged', { got: `exit ${code}` }) }));
	// Buffers and WebAssembly's memory are no part of the heap that a worker's limits bound.
	const looking = setInterval(() => {
		if (process.memoryUsage.rss() <= limits.processMb * MB) return;
		clearInterval(looking);
		// Nothing gentler stops a thread within a call of the engine's own.
		process.send!({ outcome: refused('import.file.memory', { limit: limits.processMb }) } satisfies ParseMessage, () =>
			process.kill(process.pid, 'SIGKILL')
		);
	}, LOOK_EVERY_MS);
});
