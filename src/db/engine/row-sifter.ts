/** A result in PostgreSQL's binary form: its rows as they came, one DataRow message after the other (protocol 3.0). */
export interface BinaryRows {
	columns: { name: string; type: number }[];
	messages: Uint8Array;
}

const DATA_ROW = 0x44;
/** A message's code, and its length without it. */
const HEAD = 5;

/**
 * Takes the rows out of a stream of the server's messages and passes on the rest, whole messages as they were. Drivers make
 * text of every field, which spoils bytes, and an object of every row; a tile has thousands.
 */
export class RowSifter {
	/** Where rows are kept; longer than they. */
	rows: Uint8Array;
	private length = 0;
	/** Bytes of the row that is being taken, still to come. */
	private left = 0;
	/** The beginning of a message whose rest is to come. */
	private begun: Uint8Array | null = null;
	private readonly pass: (messages: Uint8Array) => void;
	private readonly make: (size: number) => Uint8Array;

	/**
	 * @param rows where they go as long as they have room there
	 * @param make makes more room
	 */
	constructor(
		rows: Uint8Array,
		pass: (messages: Uint8Array) => void,
		make = (size: number): Uint8Array => Buffer.allocUnsafe(size)
	) {
		this.rows = rows;
		this.pass = pass;
		this.make = make;
	}

	take(chunk: Uint8Array): void {
		let at = 0;
		let bytes = chunk;
		if (this.begun) {
			bytes = Buffer.concat([this.begun, chunk]);
			this.begun = null;
		}
		while (at < bytes.length) {
			// Rows that follow each other are kept as one piece.
			let end = at + this.left;
			while (end < bytes.length && bytes[end] === DATA_ROW) {
				const size = messageSize(bytes, end);
				if (size === 0) break;
				end += size;
			}
			this.left = Math.max(0, end - bytes.length);
			if (end > at) {
				end = Math.min(end, bytes.length);
				this.keep(bytes, at, end);
				at = end;
				continue;
			}
			const size = messageSize(bytes, at);
			if (size === 0 || at + size > bytes.length) {
				// Copied: the chunk may lie in memory that is written over.
				this.begun = Uint8Array.from(bytes.subarray(at));
				return;
			}
			this.pass(bytes.subarray(at, at + size));
			at += size;
		}
	}

	private keep(bytes: Uint8Array, from: number, to: number): void {
		if (this.length + to - from > this.rows.length) {
			const grown = this.make(Math.max(this.length + to - from, this.rows.length * 2));
			grown.set(this.rows.subarray(0, this.length));
			this.rows = grown;
		}
		this.rows.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to), this.length);
		this.length += to - from;
	}

	/** The rows so far, a view. */
	get messages(): Uint8Array {
		return this.rows.subarray(0, this.length);
	}
}

/** Bytes of the message that begins here; 0 where its head has not all come. */
function messageSize(bytes: Uint8Array, at: number): number {
	if (at + HEAD > bytes.length) return 0;
	return 1 + ((bytes[at + 1]! << 24) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 8) | bytes[at + 4]!);
}
