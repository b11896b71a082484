const encoder = new TextEncoder();

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

	/** Makes room for `more` bytes. */
	private reserve(more: number): void {
		if (this.length + more <= this.bytes.length) return;
		const grown = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2));
		grown.set(this.bytes.subarray(0, this.length));
		this.bytes = grown;
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

	/** A signed 32-bit integer, small ones short (zigzag). */
	zigzag(value: number): void {
		this.varint(((value << 1) ^ (value >> 31)) >>> 0);
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
		this.reserve(bytes.length);
		this.bytes.set(bytes, this.length);
		this.length += bytes.length;
	}

	/** Another sink's bytes. */
	take(other: ByteSink): void {
		this.append(other.view());
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
