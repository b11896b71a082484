import { ByteSink } from './byte-sink.ts';

/** One attribute of every feature of a tile, in the features' order. */
export interface Column {
	readonly name: string;
	readonly values: readonly (string | number | null)[];
}

/** Fields of a layer and of a value (vector_tile.proto, MVT 2.1). */
const KEY = 0x1a;
const VALUE = 0x22;
const STRING = 0x0a;
const UNSIGNED = 0x28;
const SIGNED = 0x30;

/** Keys and values of a layer, each stored once; features name them by number. */
export class Dictionary {
	private readonly columns: readonly Column[];
	private readonly numbers = new Map<string | number, number>();

	/** @throws RangeError where a column has not exactly one value a feature: attributes would go to neighbours */
	constructor(columns: readonly Column[], features: number) {
		for (const { name, values } of columns)
			if (values.length !== features)
				throw new RangeError(`expected ${features} values of ${name}, one a feature, got ${values.length}`);
		this.columns = columns;
	}

	/** Writes the pairs of a feature; an attribute without a value is not written. */
	pairs(feature: number, out: ByteSink): void {
		out.clear();
		for (let key = 0; key < this.columns.length; key++) {
			const value = this.columns[key]!.values[feature];
			if (value === null || value === undefined) continue;
			out.varint(key);
			out.varint(this.number(value));
		}
	}

	private number(value: string | number): number {
		const known = this.numbers.get(value);
		if (known !== undefined) return known;
		if (typeof value === 'number' && !Number.isSafeInteger(value))
			throw new RangeError(`expected an integer within ±2^53, got ${value}`);
		const number = this.numbers.size;
		this.numbers.set(value, number);
		return number;
	}

	/** Writes keys, then values, as fields of a layer. */
	write(layer: ByteSink): void {
		for (const { name } of this.columns) {
			layer.byte(KEY);
			layer.text(name);
		}
		const value = new ByteSink(64);
		for (const each of this.numbers.keys()) {
			value.clear();
			if (typeof each === 'string') {
				value.byte(STRING);
				value.text(each);
			} else {
				value.byte(each < 0 ? SIGNED : UNSIGNED);
				value.varint(each < 0 ? -each * 2 - 1 : each);
			}
			layer.byte(VALUE);
			layer.varint(value.length);
			layer.take(value);
		}
	}
}
