const encoder = new TextEncoder();
/** Bytes beyond which a call is quicker than copying them one by one. */
const FEW = 256;
/** Room behind what is written: few bytes are copied four at a time, the last time beyond their end. */
const SLACK = 8;

/** Bytes being written, in protocol-buffer style (protobuf.dev, Encoding). Grows as needed; `clear` keeps its room. */
export class ByteSink {
	private bytes: Uint8Array;
	private data: DataView;
	length = 0;

	constructor(room = 4096) {
		this.bytes = new Uint8Array(room);
		this.data = new DataView(this.bytes.buffer);
	}

	clear(): void {
		this.length = 0;
	}

	/** Makes room for `more` bytes and gives what they may be written to, from `length` on; the writer then raises it. */
	reserve(more: number): Uint8Array {
		if (this.length + more + SLACK <= this.bytes.length) return this.bytes;
		const grown = new Uint8Array(Math.max(this.length + more + SLACK, this.bytes.length * 2));
		grown.set(this.bytes.subarray(0, this.length));
		this.bytes = grown;
		this.data = new DataView(grown.buffer);
		return grown;
	}

	byte(value: number): void {
		this.reserve(1)[this.length++] = value;
	}

	/** A non-negative integer up to 2^53. */
	varint(value: number): void {
		this.length = putVarint(this.reserve(8), this.length, value);
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
			to = putShort(bytes, to, ((dx << 1) ^ (dx >> 31)) >>> 0);
			to = putShort(bytes, to, ((dy << 1) ^ (dy >> 31)) >>> 0);
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
		this.reserve(bytes.length).set(bytes, this.length);
		this.length += bytes.length;
	}

	/** Some bytes of others. Few are sooner copied four by four than by a call. */
	appendRange(from: DataView, start: number, size: number): void {
		this.reserve(size);
		const { data, bytes, length } = this;
		let at = 0;
		for (; at + 4 <= size; at += 4) data.setUint32(length + at, from.getUint32(start + at, true), true);
		for (; at < size; at++) bytes[length + at] = from.getUint8(start + at);
		this.length = length + size;
	}

	/** Another sink's bytes. */
	take(other: ByteSink): void {
		const size = other.length;
		if (size > FEW) return this.append(other.view());
		this.reserve(size);
		const { data, length } = this;
		const from = other.data;
		for (let at = 0; at < size; at += 4) data.setUint32(length + at, from.getUint32(at, true), true);
		this.length = length + size;
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

/** Writes a non-negative integer up to 2^53 where there is room for it. @returns where it ends */
export function putVarint(bytes: Uint8Array, to: number, value: number): number {
	if (value <= 0x7fffffff) return putShort(bytes, to, value);
	let rest = value;
	while (rest > 0x7fffffff) {
		bytes[to++] = (rest % 128) | 0x80;
		rest = Math.floor(rest / 128);
	}
	return putShort(bytes, to, rest);
}

/** As `putVarint`, of at most 32 bits. */
export function putShort(bytes: Uint8Array, to: number, value: number): number {
	for (; value > 0x7f; value >>>= 7) bytes[to++] = (value & 0x7f) | 0x80;
	bytes[to] = value;
	return to + 1;
}

/** Bytes `varint` takes for a non-negative integer. */
export function varintSize(value: number): number {
	let size = 1;
	for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size++;
	return size;
}
