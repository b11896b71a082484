import type { CopyValue } from './types.ts';

/**
 * COPY's binary format (PostgreSQL manual, COPY, "Binary Format"): a signature, then of each row how many fields, and of
 * each field its size and its bytes as the type's receive function takes them. The server reads a shape's bytes in a third
 * of the time that it takes for their hexadecimal text.
 */
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = Buffer.from([0xff, 0xff]);

/** Of 2000-01-01 in ms since 1970, from which the server counts. */
const EPOCH = 946_684_800_000;
const DAY = 86_400_000;

/** Bytes being filled, with room for what comes next. */
class Filling {
	bytes: Buffer;
	at = 0;
	readonly #size: number;

	constructor(size: number) {
		this.#size = size;
		this.bytes = Buffer.allocUnsafeSlow(size + (size >> 2));
	}

	room(more: number): void {
		if (this.at + more <= this.bytes.length) return;
		const larger = Buffer.allocUnsafeSlow(2 * (this.at + more));
		this.bytes.copy(larger, 0, 0, this.at);
		this.bytes = larger;
	}

	int16(value: number): void {
		this.at = this.bytes.writeInt16BE(value, this.at);
	}

	int32(value: number): void {
		this.at = this.bytes.writeInt32BE(value, this.at);
	}

	/** What was filled; goes on with nothing. */
	taken(): Buffer {
		const bytes = this.bytes.subarray(0, this.at);
		this.bytes = Buffer.allocUnsafeSlow(this.#size + (this.#size >> 2));
		this.at = 0;
		return bytes;
	}
}

const HYPHEN = 45;
const NO_DIGIT = 255;
/** What each character counts as a hexadecimal digit. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
	const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase());
	return digit < 0 ? NO_DIGIT : digit;
});

type Put = (into: Filling, value: Exclude<CopyValue, null>) => void;

const expected = (what: string, value: unknown): never => {
	throw new TypeError(`expected ${what}, got ${JSON.stringify(value)}`);
};
const numberOf = (value: CopyValue): number => {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : expected('a finite number', value);
};
const wholeOf = (value: CopyValue): number => {
	const number = numberOf(value);
	return Number.isSafeInteger(number) ? number : expected('a whole number', value);
};
const millisecondsOf = (value: CopyValue): number => {
	const time = value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isFinite(time) ? time : expected('a moment', value);
};

/** Text of any kind: its size is written once its bytes are. */
const text: Put = (into, value) => {
	const words = typeof value === 'string' ? value : String(value);
	into.room(4 + 3 * words.length);
	const size = into.bytes.write(words, into.at + 4, 'utf8');
	into.int32(size);
	into.at += size;
};
/** Bytes from their hexadecimal text. */
const hex = (into: Filling, value: string): void => {
	const size = value.length >> 1;
	into.room(4 + size);
	into.int32(size);
	if (into.bytes.write(value, into.at, 'hex') !== size || value.length % 2 !== 0) expected('hexadecimal text', value);
	into.at += size;
};

/** How each type is received; a column of another is copied as text (copy-text.ts). */
const PUT: Readonly<Record<string, Put>> = {
	text,
	uuid: (into, value) => {
		if (typeof value !== 'string') return expected('a uuid', value);
		into.room(20);
		into.int32(16);
		let digits = 0;
		for (let at = 0; at < value.length && digits <= 32; at++) {
			const code = value.charCodeAt(at);
			if (code === HYPHEN) continue;
			const digit = DIGITS[code] ?? NO_DIGIT;
			if (digit === NO_DIGIT || digits === 32) return expected('a uuid', value);
			if (digits % 2 === 0) into.bytes[into.at] = digit << 4;
			else into.bytes[into.at++]! |= digit;
			digits++;
		}
		if (digits !== 32) expected('a uuid', value);
	},
	int2: (into, value) => {
		into.room(6);
		into.int32(2);
		into.int16(wholeOf(value));
	},
	int4: (into, value) => {
		into.room(8);
		into.int32(4);
		into.int32(wholeOf(value));
	},
	int8: (into, value) => {
		into.room(12);
		into.int32(8);
		into.at = into.bytes.writeBigInt64BE(BigInt(wholeOf(value)), into.at);
	},
	float8: (into, value) => {
		into.room(12);
		into.int32(8);
		into.at = into.bytes.writeDoubleBE(numberOf(value), into.at);
	},
	bool: (into, value) => {
		if (typeof value !== 'boolean') expected('true or false', value);
		into.room(5);
		into.int32(1);
		into.bytes[into.at++] = value ? 1 : 0;
	},
	timestamptz: (into, value) => {
		into.room(12);
		into.int32(8);
		into.at = into.bytes.writeBigInt64BE(BigInt(millisecondsOf(value) - EPOCH) * 1000n, into.at);
	},
	date: (into, value) => {
		if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) expected('a day', value);
		into.room(8);
		into.int32(4);
		into.int32((millisecondsOf(`${value as string}T00:00:00Z`) - EPOCH) / DAY);
	},
	// Version 1 of jsonb's own form, then its text.
	jsonb: (into, value) => {
		const words = String(value);
		into.room(5 + 3 * words.length);
		const size = into.bytes.write(words, into.at + 5, 'utf8');
		into.int32(size + 1);
		into.bytes[into.at] = 1;
		into.at += size + 1;
	},
	geometry: (into, value) => hex(into, typeof value === 'string' ? value : expected('hexadecimal EWKB', value))
};

/** Whether columns of these types can be copied in this form. */
export const areBinary = (types: readonly (string | undefined)[]): types is string[] =>
	types.every((type) => type !== undefined && type in PUT);

/**
 * Rows as chunks of about `size` bytes, the whole of them a COPY in binary form.
 * @param types of each column, by the server's names (pg_type.typname)
 * @throws TypeError on a row of another length, or a value that its column cannot hold
 */
export function* binaryChunks(
	rows: Iterable<readonly CopyValue[]>,
	types: readonly string[],
	size: number
): Generator<Buffer> {
	const put = types.map((type) => PUT[type] ?? expected('a type that is copied', type));
	const into = new Filling(size);
	SIGNATURE.copy(into.bytes);
	into.at = SIGNATURE.length;
	for (const row of rows) {
		if (row.length !== put.length) throw new TypeError(`expected ${put.length} values in a row, got ${row.length}`);
		into.room(2 + 4 * row.length);
		into.int16(row.length);
		for (let column = 0; column < put.length; column++) {
			const value = row[column]!;
			if (value !== null) put[column]!(into, value);
			else {
				into.room(4);
				into.int32(-1);
			}
		}
		if (into.at >= size) yield into.taken();
	}
	into.room(END.length);
	END.copy(into.bytes, into.at);
	into.at += END.length;
	yield into.taken();
}
