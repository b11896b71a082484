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

/**
 * Rows as chunks of COPY text of about `size` characters, each ending with a whole line.
 * @throws TypeError on a row whose length differs from `width`, or a number that is not finite
 */
export function* copyChunks(
	rows: Iterable<readonly CopyValue[]>,
	width: number,
	size: number
): Generator<{ text: string; rows: number }> {
	let text = '';
	let count = 0;
	for (const row of rows) {
		if (row.length !== width) throw new TypeError(`expected ${width} values in a row, got ${row.length}`);
		text += row.map(field).join('\t') + '\n';
		count++;
		if (text.length >= size) {
			yield { text, rows: count };
			text = '';
			count = 0;
		}
	}
	if (count > 0) yield { text, rows: count };
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
