/** Room for whole numbers, of 32 bits or of any size a double holds exactly. */
type Room = typeof Int32Array | typeof Float64Array;

/**
 * Numbers pairs of whole numbers in the order they come: a table of places with open addressing, for a Map would want one key
 * of each pair and its keys beyond 2^31 are objects. Thousands of overlays take the same room one after the other: what holds
 * the pairs is never given back, so that there is nothing to collect.
 */
export class NumberPairs {
	/** Pairs there are. */
	count = 0;
	first: Int32Array | Float64Array;
	second: Int32Array | Float64Array;
	/** Place + 1 of a pair, or 0. */
	#table = new Int32Array(256);

	/** @param room for both numbers of a pair */
	constructor(room: Room) {
		this.first = new room(64);
		this.second = new room(64);
	}

	/** The pair's number; `count` as it was before where the pair is new. */
	numberOf(first: number, second: number): number {
		const table = this.#table;
		const mask = table.length - 1;
		let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0;
		slot = (slot ^ (slot >>> 15)) & mask;
		for (let at = table[slot]!; at !== 0; at = table[(slot = (slot + 1) & mask)]!)
			if (this.first[at - 1] === first && this.second[at - 1] === second) return at - 1;
		if (this.count === this.first.length) this.#widen();
		this.first[this.count] = first;
		this.second[this.count] = second;
		table[slot] = ++this.count;
		if (2 * this.count > table.length) this.#grow();
		return this.count - 1;
	}

	/** Forgets all pairs, and keeps the room. */
	clear(): void {
		if (this.count === 0) return;
		this.count = 0;
		this.#table.fill(0);
	}

	#widen(): void {
		const wider = <Numbers extends Int32Array | Float64Array>(numbers: Numbers): Numbers => {
			const room = new (numbers.constructor as new (size: number) => Numbers)(numbers.length * 2);
			room.set(numbers);
			return room;
		};
		this.first = wider(this.first);
		this.second = wider(this.second);
	}

	#grow(): void {
		const { first, second, count } = this;
		this.#table = new Int32Array(this.#table.length * 4);
		const mask = this.#table.length - 1;
		for (let at = 0; at < count; at++) {
			let slot = (Math.imul(first[at]!, 0x9e3779b1) ^ Math.imul(second[at]!, 0x85ebca6b)) >>> 0;
			slot = (slot ^ (slot >>> 15)) & mask;
			while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
			this.#table[slot] = at + 1;
		}
	}
}
