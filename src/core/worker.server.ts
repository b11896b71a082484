import { join } from 'node:path';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { projectRoot } from './project.server.ts';

/**
 * Starts a worker from its *source* file, by Node's type stripping, also when the caller runs bundled from `build/`:
 * `new Worker(new URL('./x.ts', import.meta.url))` builds silently and fails there. The one starter of server workers.
 * @param file below src, such as `db/engine/embedded/database.worker.ts`; it imports only `#…/*.ts` and packages
 * @param data what the worker finds in `workerData`
 * @param resourceLimits beyond them the worker ends with ERR_WORKER_OUT_OF_MEMORY
 */
export function startWorker(file: string, data: unknown, resourceLimits?: ResourceLimits): Worker {
	if (!file.endsWith('.worker.ts')) throw new Error(`expected a file named *.worker.ts, got ${file}`);
	return new Worker(join(projectRoot(), 'src', file), {
		workerData: data,
		resourceLimits,
		// Not the parent's own flags: a test runner's loaders have no business in a worker.
		execArgv: ['--disable-warning=ExperimentalWarning']
	});
}
