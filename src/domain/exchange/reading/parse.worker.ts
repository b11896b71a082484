import { parentPort, workerData } from 'node:worker_threads';
import { refusalOf } from '#exchange/file-problem.ts';
import { readSource, type ReadRequest } from './read-source.server.ts';

/** Reads one file and ends. Says how far it is, then what came of it; never throws. */
const request = workerData as ReadRequest;
try {
	const facts = await readSource(
		request,
		(rows) => parentPort!.postMessage({ progress: rows }),
		(written) => parentPort!.postMessage({ written })
	);
	parentPort!.postMessage({ outcome: { ok: true, value: facts } });
} catch (error) {
	parentPort!.postMessage({ outcome: refusalOf(error) });
}
