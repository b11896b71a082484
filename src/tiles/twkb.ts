/** Types of geometry in TWKB (TWKB specification, "Type & Precision byte"). */
export const twkbType = {
	point: 1,
	line: 2,
	polygon: 3,
	multiPoint: 4,
	multiLine: 5,
	multiPolygon: 6,
	collection: 7
} as const;

const EMPTY = 0x10;
const ID_LIST = 0x04;

/**
 * Reads TWKB of precision 0 in two dimensions, as ST_AsTWKB writes it for tile units: integers, each a difference to the
 * one before. `x` and `y` hold the last vertex; they run on across the parts of one geometry.
 */
export class TwkbReader {
	private readonly bytes: Uint8Array;
	private at = 0;
	x = 0;
	y = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	get done(): boolean {
		return this.at >= this.bytes.length;
	}

	/** Reads a geometry's head: its type, whether it is empty, whether ids follow the count. Starts from (0, 0). */
	head(): { type: number; empty: boolean; ids: boolean } {
		const first = this.byte();
		const flags = this.byte();
		if (first >> 4 !== 0) throw new TypeError(`expected TWKB of precision 0, got head ${first}`);
		if (flags & ~(EMPTY | ID_LIST))
			throw new TypeError(`expected TWKB without box, size and third dimension, got flags ${flags}`);
		this.x = 0;
		this.y = 0;
		return { type: first & 0x0f, empty: (flags & EMPTY) !== 0, ids: (flags & ID_LIST) !== 0 };
	}

	private byte(): number {
		const value = this.bytes[this.at++];
		if (value === undefined) throw new RangeError(`expected more than ${this.bytes.length} bytes of TWKB`);
		return value;
	}

	/** A non-negative integer: a count. */
	count(): number {
		let value = 0;
		let factor = 1;
		for (;;) {
			const byte = this.byte();
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
			factor *= 128;
		}
	}

	/** A signed integer: a difference or an id. */
	signed(): number {
		const first = this.bytes[this.at]!;
		if (first < 0x80) {
			this.at++;
			return (first >>> 1) ^ -(first & 1);
		}
		const value = this.count();
		return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
	}

	/** Moves on to the next vertex. */
	next(): void {
		this.x += this.signed();
		this.y += this.signed();
	}
}
