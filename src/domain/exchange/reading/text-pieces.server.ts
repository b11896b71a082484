import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Encoding } from './text-encoding.ts';

const PIECE = 1 << 20;

/** Texts of any size, a piece at a time: what a reader holds of a file is no measure of the file. */

/** A file's bytes in turn. Each piece is overwritten by the next. */
export function* filePieces(path: string): Generator<Buffer, void> {
	const descriptor = openSync(path, 'r');
	try {
		const piece = Buffer.allocUnsafe(PIECE);
		for (;;) {
			const length = readSync(descriptor, piece, 0, PIECE, null);
			if (length === 0) return;
			yield piece.subarray(0, length);
		}
	} finally {
		closeSync(descriptor);
	}
}

/** A file as characters, without the mark at its beginning. */
export function* textPieces(path: string, encoding: Encoding): Generator<string, void> {
	const decoder = new TextDecoder(encoding);
	for (const piece of filePieces(path)) {
		const text = decoder.decode(piece, { stream: true });
		if (text !== '') yield text;
	}
	const last = decoder.decode();
	if (last !== '') yield last;
}

/** A file as UTF-8, without the mark at its beginning. Each piece is overwritten by the next. */
export function* utf8Pieces(path: string, encoding: Encoding): Generator<Buffer, void> {
	if (encoding !== 'UTF-8') {
		for (const text of textPieces(path, encoding)) yield Buffer.from(text, 'utf8');
		return;
	}
	let first = true;
	for (const piece of filePieces(path)) {
		const marked = first && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf;
		first = false;
		yield marked ? piece.subarray(3) : piece;
	}
}

/** Whether a whole file is UTF-8. */
export function isUtf8File(path: string): boolean {
	let rest = Buffer.alloc(0);
	for (const piece of filePieces(path)) {
		const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
		const cut = bytes.length - unfinished(bytes);
		if (!isUtf8(bytes.subarray(0, cut))) return false;
		rest = Buffer.from(bytes.subarray(cut));
	}
	return rest.length === 0;
}

/** Bytes at the end that begin a character and do not end it. */
function unfinished(bytes: Uint8Array): number {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back]!;
		if (byte < 0x80) return 0;
		if (byte < 0xc0) continue;
		const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
		return back < length ? back : 0;
	}
	return 0;
}
