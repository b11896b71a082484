const encoder = new TextEncoder();
const FEW = 64;

/** Bytes being written, in protocol-buffer style (protobuf.dev, Encoding). Grows as needed; `clear` keeps its room. */
export class ByteSink {
	private bytes: Uint8Array;
	length = 0;

	constructor(room = 4096) {
		this.bytes = new Uint8Array(room);
	}

	clear(): void {
		this.length = 0;
	}

	/** Makes room for `more` bytes and gives what they may be written to, from `length` on; the writer then raises it. */
	reserve(more: number): Uint8Array {
		if (this.length + more <= this.bytes.length) return this.bytes;
		const grown = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2));
		grown.set(this.bytes.subarray(0, this.length));
		this.bytes = grown;
		return grown;
	}

	byte(value: number): void {
		this.reserve(1);
		this.bytes[this.length++] = value;
	}

	/** A non-negative integer up to 2^53. */
	varint(value: number): void {
		this.reserve(8);
		let rest = value;
		while (rest > 0x7fffffff) {
			this.bytes[this.length++] = (rest % 128) | 0x80;
			rest = Math.floor(rest / 128);
		}
		while (rest > 0x7f) {
			this.bytes[this.length++] = (rest & 0x7f) | 0x80;
			rest >>>= 7;
		}
		this.bytes[this.length++] = rest;
	}

	/**
	 * Differences of vertices in 32 bits, small ones short (zigzag): so many, from `first` in steps of `step`, the first one
	 * to (x, y).
	 */
	differences(
		xs: Float64Array,
		ys: Float64Array,
		first: number,
		count: number,
		step: number,
		x: number,
		y: number
	): void {
		this.reserve(count * 10);
		const { bytes } = this;
		let to = this.length;
		let lastX = x;
		let lastY = y;
		for (let left = count, at = first; left > 0; left--, at += step) {
			const nextX = xs[at]!;
			const nextY = ys[at]!;
			const dx = (nextX - lastX) | 0;
			const dy = (nextY - lastY) | 0;
			let value = ((dx << 1) ^ (dx >> 31)) >>> 0;
			for (; value > 0x7f; value >>>= 7) bytes[to++] = (value & 0x7f) | 0x80;
			bytes[to++] = value;
			value = ((dy << 1) ^ (dy >> 31)) >>> 0;
			for (; value > 0x7f; value >>>= 7) bytes[to++] = (value & 0x7f) | 0x80;
			bytes[to++] = value;
			lastX = nextX;
			lastY = nextY;
		}
		this.length = to;
	}

	/** UTF-8 after its length. Codes are ASCII, for which calling the encoder costs more than the bytes. */
	text(value: string): void {
		const start = this.length;
		this.varint(value.length);
		this.reserve(value.length);
		for (let at = 0; at < value.length; at++) {
			const code = value.charCodeAt(at);
			if (code > 0x7f) {
				this.length = start;
				const bytes = encoder.encode(value);
				this.varint(bytes.length);
				this.append(bytes);
				return;
			}
			this.bytes[this.length++] = code;
		}
	}

	append(bytes: Uint8Array): void {
		this.appendRange(bytes, 0, bytes.length);
	}

	/** Some bytes of others. Few are sooner copied one by one than by a call. */
	appendRange(bytes: Uint8Array, start: number, size: number): void {
		this.reserve(size);
		const own = this.bytes;
		const to = this.length;
		if (size <= FEW) for (let at = 0; at < size; at++) own[to + at] = bytes[start + at]!;
		else own.set(bytes.subarray(start, start + size), to);
		this.length = to + size;
	}

	/** Another sink's bytes. */
	take(other: ByteSink): void {
		this.appendRange(other.bytes, 0, other.length);
	}

	/** What was written, as a view that the next write may overwrite. */
	view(): Uint8Array {
		return this.bytes.subarray(0, this.length);
	}

	/** What was written, as bytes of their own. */
	copy(): Uint8Array {
		return this.bytes.slice(0, this.length);
	}
}

/** Bytes `varint` takes for a non-negative integer. */
export function varintSize(value: number): number {
	let size = 1;
	for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size++;
	return size;
}
