/** Hashes begin here, another place each run: nobody writes values that all fall together. */
const SEED = Math.floor(Math.random() * 0x7fffffff);

/** Values by their bytes, each with a number from 0 on. The bytes stay where the rows have them. */
export class ValueTable {
	size = 0;
	starts = new Int32Array(256);
	sizes = new Int32Array(256);
	private hashes = new Int32Array(256);
	/** Numbers + 1 by hash, open addressing; 0 is free. At most a quarter full: a collision costs a branch nobody foresees. */
	private slots = new Int32Array(4096);
	private found = 0;
	private view: DataView = new DataView(new ArrayBuffer(0));

	/** Forgets all values and begins anew with the fields of other rows; keeps its room. */
	begin(view: DataView): void {
		this.view = view;
		this.size = 0;
		this.found = 0;
		this.slots.fill(0);
	}

	/**
	 * Whether two places hold the same bytes. Looked at from their end, where codes differ, four by four: the last four begin
	 * in the size before the value, which is the same.
	 */
	same(one: number, other: number, size: number): boolean {
		const { view } = this;
		for (let left = size - 4; left > -4; left -= 4)
			if (view.getInt32(one + left, true) !== view.getInt32(other + left, true)) return false;
		return true;
	}

	/** An integer and a text of the same bytes are two values: the lowest bit of a hash says which it is. */
	isInteger(number: number): boolean {
		return (this.hashes[number]! & 1) === 1;
	}

	/** The number of the value that begins here, a new one where it is new. */
	number(start: number, size: number, integer: boolean): number {
		const hash = this.hashOf(start, size, integer);
		const { slots, hashes, starts, sizes } = this;
		const mask = slots.length - 1;
		let slot = (hash >>> 1) & mask;
		for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
			const number = taken - 1;
			if (hashes[number] === hash && sizes[number] === size && this.same(start, starts[number]!, size)) return number;
			slot = (slot + 1) & mask;
		}
		slots[slot] = this.size + 1;
		const number = this.add(start, size, hash);
		if (++this.found * 4 > slots.length) this.widen();
		return number;
	}

	/** A number for the value that begins here, without looking whether it has one. */
	another(start: number, size: number, integer: boolean): number {
		return this.add(start, size, integer ? 1 : 0);
	}

	private add(start: number, size: number, hash: number): number {
		const number = this.size++;
		if (number === this.starts.length) this.grow();
		this.hashes[number] = hash;
		this.starts[number] = start;
		this.sizes[number] = size;
		return number;
	}

	/** FNV-1a, four bytes at a time as in `same`, its lower bits mixed. */
	private hashOf(start: number, size: number, integer: boolean): number {
		const { view } = this;
		let hash = SEED ^ size;
		for (let left = size - 4; left > -4; left -= 4)
			hash = Math.imul(hash ^ view.getInt32(start + left, true), 0x01000193);
		hash ^= hash >>> 15;
		return integer ? hash | 1 : hash & ~1;
	}

	private grow(): void {
		const wider = (from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
			const to = new Int32Array(from.length * 2);
			to.set(from);
			return to;
		};
		this.starts = wider(this.starts);
		this.sizes = wider(this.sizes);
		this.hashes = wider(this.hashes);
	}

	private widen(): void {
		const former = this.slots.filter((taken) => taken !== 0);
		this.slots = new Int32Array(this.slots.length * 2);
		const mask = this.slots.length - 1;
		for (const taken of former) {
			let slot = (this.hashes[taken - 1]! >>> 1) & mask;
			while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
			this.slots[slot] = taken;
		}
	}
}
