import type { Worker } from 'node:worker_threads';
import { startWorker } from '#core/worker.server.ts';
import { packGrounds, unpackPieces, type DividedPiece, type PackedPieces, type SentGround } from '#land/ground-pack.ts';
import type { LandValues } from '#land/settings.ts';

interface Waiting {
	resolve: (pieces: DividedPiece[]) => void;
	reject: (error: Error) => void;
}

/** A thread that divides while this one reads and stores: a whole county keeps two cores busy. It answers in turn. */
export class DivideThread {
	readonly #worker: Worker;
	readonly #waiting: Waiting[] = [];
	#ended: Error | null = null;

	constructor(values: LandValues) {
		this.#worker = startWorker('domain/land/divide.worker.ts', values);
		this.#worker.on('message', (pieces: PackedPieces) => this.#waiting.shift()?.resolve(unpackPieces(pieces)));
		this.#worker.on('error', (error: Error) => this.#end(error));
		this.#worker.on('exit', (code) => this.#end(new Error(`the thread that divides ended with ${code}`)));
	}

	/** Pieces of these grounds, which plainly lie on no parcel of their own contract. */
	divide(grounds: readonly SentGround[]): Promise<DividedPiece[]> {
		if (grounds.length === 0) return Promise.resolve([]);
		if (this.#ended) return Promise.reject(this.#ended);
		const packed = packGrounds(grounds);
		return new Promise((resolve, reject) => {
			this.#waiting.push({ resolve, reject });
			this.#worker.postMessage(packed, [packed.numbers.buffer, packed.layout.buffer]);
		});
	}

	async close(): Promise<void> {
		await this.#worker.terminate();
	}

	#end(error: Error): void {
		this.#ended ??= error;
		for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
	}
}
