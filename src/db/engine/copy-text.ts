import type { CopyValue } from './types.ts';

/** COPY's text format (PostgreSQL manual, COPY, "Text Format"): tab between fields, \N for null, backslash escapes. */
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const SPECIAL = /[\\\t\n\r]/;

function field(value: CopyValue): string {
	if (value === null) return '\\N';
	if (typeof value === 'string')
		return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!) : value;
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new TypeError(`expected a finite number, got ${value}`);
		return String(value);
	}
	if (typeof value === 'boolean') return value ? 't' : 'f';
	return value.toISOString();
}

/** Columns of shapes come as hexadecimal EWKB, most of what is copied: bytes for characters, and none to be escaped. */
const isHex = (column: string): boolean => column === 'shape' || column === 'gk';

/**
 * Rows as chunks of COPY text of about `size` bytes, each ending with a whole line.
 * @throws TypeError on a row whose length differs from that of `columns`, or a number that is not finite
 */
export function* copyChunks(
	rows: Iterable<readonly CopyValue[]>,
	columns: readonly string[],
	size: number
): Generator<{ bytes: Buffer; rows: number }> {
	const hex = columns.map(isHex);
	let bytes = Buffer.allocUnsafeSlow(size + (size >> 2));
	let [at, count, text] = [0, 0, ''];
	const room = (more: number): void => {
		if (at + more <= bytes.length) return;
		const larger = Buffer.allocUnsafeSlow(2 * (at + more));
		bytes.copy(larger, 0, 0, at);
		bytes = larger;
	};
	for (const row of rows) {
		if (row.length !== columns.length)
			throw new TypeError(`expected ${columns.length} values in a row, got ${row.length}`);
		for (let column = 0; column < row.length; column++) {
			const value = row[column]!;
			if (column > 0) text += '\t';
			if (!hex[column] || typeof value !== 'string') {
				text += field(value);
				continue;
			}
			room(3 * text.length + value.length);
			at += bytes.write(text, at, 'utf8');
			at += bytes.write(value, at, 'latin1');
			text = '';
		}
		text += '\n';
		count++;
		if (at + text.length < size) continue;
		room(3 * text.length);
		at += bytes.write(text, at, 'utf8');
		yield { bytes: bytes.subarray(0, at), rows: count };
		bytes = Buffer.allocUnsafeSlow(size + (size >> 2));
		[at, count, text] = [0, 0, ''];
	}
	if (count === 0) return;
	room(3 * text.length);
	at += bytes.write(text, at, 'utf8');
	yield { bytes: bytes.subarray(0, at), rows: count };
}

/** `"table" ("column", …)`. @throws TypeError on a name that is not a plain one of ours */
export function copyTarget(table: string, columns: readonly string[]): string {
	for (const name of [table, ...columns]) {
		if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new TypeError(`expected a plain name, got ${JSON.stringify(name)}`);
	}
	return `"${table}" (${columns.map((name) => `"${name}"`).join(', ')})`;
}

/** Gathers lines into pieces of `size` bytes or little more, each ending with a whole line. */
export async function* wholeLines(lines: AsyncIterable<Uint8Array>, size: number): AsyncIterable<Uint8Array> {
	let pending: Uint8Array[] = [];
	let held = 0;
	for await (const part of lines) {
		for (let from = 0; from < part.length;) {
			const end = part.indexOf(0x0a, from + Math.max(0, size - held));
			const piece = part.subarray(from, end < 0 ? part.length : end + 1);
			pending.push(piece);
			held += piece.length;
			from += piece.length;
			if (end >= 0) {
				yield Buffer.concat(pending);
				pending = [];
				held = 0;
			}
		}
	}
	if (held > 0) yield Buffer.concat(pending);
}
