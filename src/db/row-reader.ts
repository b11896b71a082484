import { uuidText } from '#core/ids.ts';
import { flatRingsOfWkb, type FlatRings } from '#core/overlay/flat-rings.ts';
import type { BinaryRows } from './binary-rows.server.ts';

/** A DataRow message: its code, its length, how many fields (protocol 3.0, message formats). */
const FIELDS_AT = 5;
const FIRST_FIELD = 7;

const UTF8 = new TextDecoder();

/** Reads rows in PostgreSQL's binary form one by one; says where each field's bytes lie, and copies none. */
export class RowReader {
	readonly bytes: Uint8Array;
	readonly view: DataView;
	/** Where each field of the row begins. */
	readonly starts: Int32Array;
	/** Bytes of each field; -1 where it is null. */
	readonly sizes: Int32Array;
	private next = 0;

	constructor({ columns, messages }: BinaryRows) {
		this.bytes = messages;
		this.view = new DataView(messages.buffer, messages.byteOffset, messages.byteLength);
		this.starts = new Int32Array(columns.length);
		this.sizes = new Int32Array(columns.length);
	}

	/** Moves on to the next row; false after the last. */
	row(): boolean {
		const { view, starts, sizes } = this;
		if (this.next >= view.byteLength) return false;
		const fields = view.getInt16(this.next + FIELDS_AT);
		if (fields !== starts.length) throw new RangeError(`expected ${starts.length} fields a row, got ${fields}`);
		let at = this.next + FIRST_FIELD;
		for (let field = 0; field < fields; field++) {
			const size = view.getInt32(at);
			at += 4;
			starts[field] = at;
			sizes[field] = size;
			if (size > 0) at += size;
		}
		this.next = at;
		return true;
	}

	isNull(field: number): boolean {
		return this.sizes[field] === -1;
	}

	/** A field's bytes, a view. */
	slice(field: number): Uint8Array {
		return this.bytes.subarray(this.starts[field]!, this.starts[field]! + this.sizes[field]!);
	}

	/** A field's polygon or multipolygon. */
	rings(field: number): FlatRings {
		return flatRingsOfWkb(this.view, this.starts[field]!, this.sizes[field]!);
	}

	/** Those of an array of one dimension, nulls left out (array_send: dimensions, flags, type, length, bound). */
	ringsOfEach(field: number): FlatRings[] {
		const { view } = this;
		let at = this.starts[field]!;
		const dimensions = view.getInt32(at);
		if (dimensions > 1) throw new RangeError(`expected an array of one dimension, got ${dimensions}`);
		if (dimensions === 0) return [];
		const elements: FlatRings[] = [];
		const count = view.getInt32(at + 12);
		at += 20;
		for (let left = count; left > 0; left--) {
			const size = view.getInt32(at);
			at += 4;
			if (size < 0) continue;
			elements.push(flatRingsOfWkb(view, at, size));
			at += size;
		}
		return elements;
	}

	uuid(field: number): string {
		return uuidText(this.bytes, this.starts[field]!);
	}

	text(field: number): string {
		return UTF8.decode(this.slice(field));
	}

	float8(field: number): number {
		return this.view.getFloat64(this.starts[field]!);
	}

	boolean(field: number): boolean {
		return this.bytes[this.starts[field]!] === 1;
	}

	/** A field's int2, int4 or int8. @throws RangeError beyond 2^53 */
	integer(field: number): number {
		return integerAt(this.view, this.starts[field]!, this.sizes[field]!);
	}
}

export function integerAt(view: DataView, at: number, size: number): number {
	if (size === 4) return view.getInt32(at);
	if (size === 2) return view.getInt16(at);
	const value = view.getInt32(at) * 0x1_0000_0000 + view.getUint32(at + 4);
	if (size !== 8 || !Number.isSafeInteger(value))
		throw new RangeError(`expected an integer within ±2^53, got ${value}`);
	return value;
}
