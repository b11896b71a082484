import { AsyncLocalStorage } from 'node:async_hooks';

/** A read beside a running write. On the embedded engine it would wait for itself for ever, so it is refused on both. */
export class NestedRead extends Error {
	readonly code = 'door.nested_read';
	constructor() {
		super('locals.read was called inside a write: inside a write everything goes through its tx');
	}
}

const inside = new AsyncLocalStorage<true>();

export const runInside = <T>(run: () => Promise<T>): Promise<T> => inside.run(true, run);

/** @throws NestedRead when called while this request holds the writer */
export function refuseInside(): void {
	if (inside.getStore()) throw new NestedRead();
}
