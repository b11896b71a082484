import { AsyncLocalStorage } from 'node:async_hooks';
import { STEP_DEADLINE } from './types.ts';

/** Keeps, across a caller's awaits, how many milliseconds each of its statements may take. */
export class Deadlines {
	readonly #storage = new AsyncLocalStorage<number>();

	run<T>(milliseconds: number, run: () => T): T {
		return this.#storage.run(milliseconds, run);
	}

	/** Without a deadline of its own a statement has a step's. */
	current(): number {
		return this.#storage.getStore() ?? STEP_DEADLINE;
	}
}
