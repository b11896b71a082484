import { AsyncLocalStorage } from 'node:async_hooks';
import { STEP_DEADLINE } from './types.ts';

/** Milliseconds of the engine's work that are left to whoever runs now. */
export interface Budget {
	left: number;
}

/** Keeps what is left of the caller's deadline across its awaits. */
export class Budgets {
	readonly #storage = new AsyncLocalStorage<Budget>();

	run<T>(milliseconds: number, run: () => Promise<T>): Promise<T> {
		const outer = this.#storage.getStore();
		return this.#storage.run({ left: Math.min(milliseconds, outer?.left ?? Infinity) }, run);
	}

	/** Without a deadline of its own a statement has a step's. */
	current(): Budget {
		return this.#storage.getStore() ?? { left: STEP_DEADLINE };
	}
}
