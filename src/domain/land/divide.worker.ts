import { parentPort, workerData } from 'node:worker_threads';
import { dividePacked, packPieces, type PackedGrounds } from '#land/ground-pack.ts';
import type { LandValues } from '#land/settings.ts';

/** Divides what it is sent, in turn, and sends the pieces back. What it throws ends it. */
const values = workerData as LandValues;
parentPort!.on('message', (packed: PackedGrounds) => {
	const pieces = packPieces(dividePacked(packed, values));
	parentPort!.postMessage(pieces, [pieces.numbers.buffer]);
});
