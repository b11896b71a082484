/** What a cache holds: the bytes count, all else is free. */
interface Held<V> {
	value: V;
	size: number;
}

/**
 * Keeps what was asked for last, up to so many bytes, and asks for one thing only once at a time. Nothing is ever emptied:
 * a key says the version of what it names.
 */
export class ByteCache<V> {
	private readonly held = new Map<string, Held<V>>();
	private readonly asked = new Map<string, Promise<V>>();
	private readonly most: number;
	private readonly sizeOf: (value: V) => number;
	bytes = 0;

	constructor(most: number, sizeOf: (value: V) => number) {
		this.most = most;
		this.sizeOf = sizeOf;
	}

	/** The value of a key if the cache has it. */
	peek(key: string): V | undefined {
		const found = this.held.get(key);
		if (!found) return undefined;
		this.held.delete(key);
		this.held.set(key, found);
		return found.value;
	}

	/** The value of a key, from the cache, from a call under way, or from `make`. A failure is not kept. */
	async get(key: string, make: () => Promise<V>): Promise<V> {
		const found = this.peek(key);
		if (found !== undefined) return found;
		const running = this.asked.get(key);
		if (running) return running;
		const made = make();
		this.asked.set(key, made);
		try {
			const value = await made;
			this.keep(key, value);
			return value;
		} finally {
			this.asked.delete(key);
		}
	}

	private keep(key: string, value: V): void {
		const size = this.sizeOf(value) + key.length * 2;
		if (size > this.most) return;
		this.held.set(key, { value, size });
		this.bytes += size;
		for (const [oldest, { size: freed }] of this.held) {
			if (this.bytes <= this.most) return;
			this.held.delete(oldest);
			this.bytes -= freed;
		}
	}
}
