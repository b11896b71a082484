/**
 * How many files are read at once: each costs a worker with some hundred MB, and more of them only share the same cores. Who
 * comes when all places are taken waits for the first that is given back.
 */
export class ReadingPlaces {
	readonly #places: number;
	#taken = 0;
	readonly #waiting: (() => void)[] = [];

	constructor(places: number) {
		this.#places = places;
	}

	/** Runs as soon as there is a place; one that was given up while it waited runs at once, to say so. */
	async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		while (this.#taken >= this.#places && !signal?.aborted)
			await new Promise<void>((resolve) => {
				this.#waiting.push(resolve);
				signal?.addEventListener('abort', () => resolve(), { once: true });
			});
		this.#taken++;
		try {
			return await work();
		} finally {
			this.#taken--;
			this.#waiting.shift()?.();
		}
	}
}
