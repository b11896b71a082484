import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { ByteCache } from './byte-cache.ts';

/** Five times brotli 1's time for a tenth less bytes (reference tiles.md §6): worth it for what is asked for again and again. */
const QUALITY = 5;
const pack = (bytes: Uint8Array): Promise<Uint8Array> =>
	promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });

/**
 * Packs tiles better in the background, one at a time on a thread of zlib's, so that requests wait for none of it. What waits
 * is bounded: beyond that a tile is passed over, and comes in when it is asked for again.
 */
export class Recompressor {
	private readonly kept: ByteCache<Uint8Array>;
	private readonly most: number;
	private readonly waiting = new Map<string, Uint8Array>();
	private running: Promise<void> | null = null;

	/** @param most bytes that may wait */
	constructor(kept: ByteCache<Uint8Array>, most: number) {
		this.kept = kept;
		this.most = most;
	}

	/** The better packed bytes of a key when they are there; else they are asked for, and null. */
	take(key: string, bytes: Uint8Array): Uint8Array | null {
		const found = this.kept.peek(key);
		if (found) return found;
		const all = [...this.waiting.values()].reduce((sum, { length }) => sum + length, bytes.length);
		if (!this.waiting.has(key) && all <= this.most) this.waiting.set(key, bytes);
		if (this.waiting.size > 0) this.running ??= this.work();
		return null;
	}

	/** Until nothing waits. */
	async settled(): Promise<void> {
		await this.running;
	}

	private async work(): Promise<void> {
		for (let next = this.next(); next; next = this.next()) {
			const [key, bytes] = next;
			// A failure costs this tile its better packing and nothing else.
			await this.kept.get(key, () => pack(bytes)).catch(() => undefined);
			this.waiting.delete(key);
		}
		this.running = null;
	}

	private next(): [string, Uint8Array] | undefined {
		return this.waiting.entries().next().value;
	}
}
