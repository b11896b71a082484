/**
 * Numbers pairs of whole numbers in the order they come: a table of places with open addressing, for a Map would want one key
 * of each pair and its keys beyond 2^31 are objects.
 */
export class NumberPairs {
	readonly first: number[] = [];
	readonly second: number[] = [];
	/** Place + 1 of a pair, or 0. */
	#table = new Int32Array(128);

	/** The pair's number; `first.length` as it was before where the pair is new. */
	numberOf(first: number, second: number): number {
		const table = this.#table;
		const mask = table.length - 1;
		let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0;
		slot = (slot ^ (slot >>> 15)) & mask;
		for (let at = table[slot]!; at !== 0; at = table[(slot = (slot + 1) & mask)]!)
			if (this.first[at - 1] === first && this.second[at - 1] === second) return at - 1;
		const at = this.first.push(first);
		this.second.push(second);
		table[slot] = at;
		if (2 * at > table.length) this.#grow();
		return at - 1;
	}

	/** Forgets all pairs, and keeps the room. */
	clear(): void {
		if (this.first.length === 0) return;
		this.first.length = 0;
		this.second.length = 0;
		this.#table.fill(0);
	}

	#grow(): void {
		const { first, second } = this;
		this.#table = new Int32Array(this.#table.length * 4);
		const mask = this.#table.length - 1;
		for (let at = 0; at < first.length; at++) {
			let slot = (Math.imul(first[at]!, 0x9e3779b1) ^ Math.imul(second[at]!, 0x85ebca6b)) >>> 0;
			slot = (slot ^ (slot >>> 15)) & mask;
			while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
			this.#table[slot] = at + 1;
		}
	}
}
