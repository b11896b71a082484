import type { BinaryRows } from '#db/binary-rows.server.ts';
import { putShort, putVarint, varintSize, type ByteSink } from './byte-sink.ts';
import { integerAt, type RowReader } from '#db/row-reader.ts';
import { ValueTable } from './value-table.ts';

/** Fields of a layer and of a value (vector_tile.proto, MVT 2.1). */
const KEY = 0x1a;
const VALUE = 0x22;
const STRING = 0x0a;
const UNSIGNED = 0x28;
const SIGNED = 0x30;

/** Room for a value's head or an integer: tags, sizes, up to 8 bytes. */
const HEADS = 24;

/** Numbers of PostgreSQL's types (pg_type.dat): int8, int2, int4; name, text, bpchar, varchar. */
const INTEGERS = new Set([20, 21, 23]);
const TEXTS = new Set([19, 25, 1042, 1043]);

/** New values in a row after which all are taken as new. */
const SURE = 100;

/** One tile is made at a time: all take the same table. */
const values = new ValueTable();

/** Keys and values of a layer, each stored once; features name them by number. Fields before `first` are no attributes. */
export class Dictionary {
	private readonly names: readonly string[];
	private readonly reader: RowReader;
	private readonly first: number;
	private readonly table = values;
	private readonly integers: readonly boolean[];
	/** Of each attribute: the number of the last row's value, and where it lies. */
	private readonly lastNumber: Int32Array;
	private readonly lastStart: Int32Array;
	private readonly lastSize: Int32Array;

	/** Of each attribute: how many values were new so far; -1 when one was not. */
	private readonly news: Int32Array;

	/** @throws TypeError on an attribute that is neither text nor an integer */
	constructor(reader: RowReader, { columns }: BinaryRows, first: number) {
		const attributes = columns.slice(first);
		for (const { name, type } of attributes)
			if (!INTEGERS.has(type) && !TEXTS.has(type))
				throw new TypeError(`expected text or integers of ${name}, got type ${type}`);
		this.reader = reader;
		this.first = first;
		this.names = attributes.map(({ name }) => name);
		this.integers = attributes.map(({ type }) => INTEGERS.has(type));
		this.table.begin(reader.view);
		this.lastNumber = new Int32Array(attributes.length);
		this.lastStart = new Int32Array(attributes.length);
		this.lastSize = new Int32Array(attributes.length).fill(-1);
		this.news = new Int32Array(attributes.length);
	}

	/** Writes the pairs of the reader's row; an attribute without a value is not written; at most 127. */
	pairs(out: ByteSink): void {
		out.clear();
		const bytes = out.reserve(this.lastNumber.length * 6);
		let to = 0;
		const { table, lastNumber, lastStart, lastSize, first } = this;
		const { starts, sizes } = this.reader;
		for (let key = 0; key < lastNumber.length; key++) {
			const start = starts[first + key]!;
			const size = sizes[first + key]!;
			if (size < 0) continue;
			// Rows of one place lie together, and most of their kinds are the same.
			if (size !== lastSize[key] || !table.same(start, lastStart[key]!, size)) {
				lastNumber[key] = this.numberOf(key, start, size);
				lastStart[key] = start;
				lastSize[key] = size;
			}
			bytes[to++] = key;
			to = putShort(bytes, to, lastNumber[key]!);
		}
		out.length = to;
	}

	/** Codes and areas differ from row to row: when all of the first have, the rest is not looked up; values may repeat (MVT 4.1). */
	private numberOf(key: number, start: number, size: number): number {
		const { table, news } = this;
		const known = table.size;
		if (news[key] === SURE) return table.another(start, size, this.integers[key]!);
		const number = table.number(start, size, this.integers[key]!);
		news[key] = number === known && news[key]! >= 0 ? news[key]! + 1 : -1;
		return number;
	}

	/** Writes keys, then values, as fields of a layer. */
	write(layer: ByteSink): void {
		for (const name of this.names) {
			layer.byte(KEY);
			layer.text(name);
		}
		const { table } = this;
		const { view } = this.reader;
		for (let number = 0; number < table.size; number++) {
			const start = table.starts[number]!;
			const size = table.sizes[number]!;
			const bytes = layer.reserve(HEADS);
			let to = layer.length;
			bytes[to++] = VALUE;
			if (table.isInteger(number)) {
				const integer = integerAt(view, start, size);
				const written = integer < 0 ? -integer * 2 - 1 : integer;
				bytes[to++] = 1 + varintSize(written);
				bytes[to++] = integer < 0 ? SIGNED : UNSIGNED;
				layer.length = putVarint(bytes, to, written);
			} else {
				to = putVarint(bytes, to, 1 + varintSize(size) + size);
				bytes[to++] = STRING;
				layer.length = putVarint(bytes, to, size);
				layer.appendRange(view, start, size);
			}
		}
	}
}
