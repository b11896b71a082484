import { FileProblem } from './file-problem.ts';
import { limits } from './limits.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];
const FEATURES = '"features"';

/**
 * Walks UTF-8 JSON byte by byte and cuts out the members of the outermost object's `features`, so that one record is
 * parsed at a time and nesting is bounded before any parser sees it.
 * @param feature takes each record's text
 * @returns the rest of the document, its `features` emptied
 * @throws FileProblem on depth, on the size of a record, on text that ends too early
 */
export function scanFeatures(bytes: Buffer, feature: (text: Buffer) => void): Buffer {
	let depth = 0;
	let key = -1;
	let start = -1;
	let listFrom = -1;
	let listTo = -1;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at]!;
		if (byte === QUOTE) {
			const from = at;
			at = endOfString(bytes, at);
			if (depth === 1 && listFrom < 0) key = isKey(bytes, from, at) ? from : -1;
			continue;
		}
		if (byte === OPEN || byte === OPEN_LIST) {
			if (depth === 1 && byte === OPEN_LIST && key >= 0 && listFrom < 0) listFrom = at + 1;
			else if (depth === 2 && listFrom >= 0 && listTo < 0 && byte === OPEN) start = at;
			if (++depth > limits.depth) throw new FileProblem('import.json.depth', { limit: limits.depth });
		} else if (byte === CLOSE || byte === CLOSE_LIST) {
			depth--;
			if (depth < 0) throw new FileProblem('import.json.damaged', { at });
			if (depth === 2 && start >= 0) {
				if (at - start > limits.record) throw new FileProblem('import.file.record', { limit: limits.record });
				feature(bytes.subarray(start, at + 1));
				start = -1;
			} else if (depth === 1 && listFrom >= 0 && listTo < 0) listTo = at;
		}
	}
	if (depth !== 0) throw new FileProblem('import.json.damaged', { at: bytes.length });
	if (listFrom < 0) return bytes;
	return Buffer.concat([bytes.subarray(0, listFrom), bytes.subarray(listTo)]);
}

const isKey = (bytes: Buffer, from: number, to: number): boolean =>
	to - from + 1 === FEATURES.length && bytes.toString('latin1', from, to + 1) === FEATURES;

function endOfString(bytes: Buffer, from: number): number {
	for (let at = from + 1; at < bytes.length; at++) {
		if (bytes[at] === BACKSLASH) at++;
		else if (bytes[at] === QUOTE) return at;
	}
	throw new FileProblem('import.json.damaged', { at: bytes.length });
}

/** Long whole numbers lose their last digits as doubles: 1499010010010000001 → …0000. */
const LONG_NUMBER = /[:[,\s]-?\d{16,}/;

/**
 * Parses one record; numbers of sixteen digits and more come as text, exactly as written.
 * @throws FileProblem `import.json.damaged`
 */
export function parseRecord(text: string, at: number): unknown {
	try {
		return LONG_NUMBER.test(text) ? JSON.parse(text, keepLong) : JSON.parse(text);
	} catch (error) {
		throw new FileProblem('import.json.damaged', { at, got: error instanceof Error ? error.message : '' });
	}
}

const keepLong = (_: string, value: unknown, context?: { source?: string }): unknown =>
	typeof value === 'number' && context?.source && /^-?\d{16,}$/.test(context.source) ? context.source : value;
