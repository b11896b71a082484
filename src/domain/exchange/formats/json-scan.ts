import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];
const FEATURES = 'features';

/** Bytes put together from pieces; no more than a record may have. */
class Gathered {
	#pieces: Buffer[] = [];
	#length = 0;

	add(bytes: Buffer): void {
		this.#length += bytes.length;
		if (this.#length > limits.record) throw new FileProblem('import.file.record', { limit: limits.record });
		// The piece they are part of is overwritten by the next.
		this.#pieces.push(Buffer.from(bytes));
	}

	/** What came since the last time, with these at its end. */
	taken(last: Buffer): Buffer {
		if (this.#pieces.length === 0 && last.length <= limits.record) return last;
		this.add(last);
		const all = Buffer.concat(this.#pieces);
		this.#pieces = [];
		this.#length = 0;
		return all;
	}
}

/**
 * Walks UTF-8 JSON byte by byte and cuts out the members of the outermost object's `features`, so that one record is
 * parsed at a time and nesting is bounded before any parser sees it.
 * @param pieces of the text in turn; each may be overwritten by the next
 * @param feature takes each record's text, which is not to be kept
 * @returns the rest of the document, its `features` emptied
 * @throws FileProblem on depth, on the size of a record or of the rest, on text that ends too early
 */
export function scanFeatures(pieces: Iterable<Buffer>, feature: (text: Buffer) => void): Buffer {
	const rest = new Gathered();
	const record = new Gathered();
	let passed = 0;
	let depth = 0;
	let inText = false;
	let escaped = false;
	/** The last text of the outermost object, as far as it may be a name; null elsewhere. */
	let word: string | null = null;
	let list: 'before' | 'inside' | 'after' = 'before';
	let inRecord = false;
	for (const bytes of pieces) {
		/** Where what belongs to the rest, or to the record, begins in this piece. */
		let from = 0;
		for (let at = 0; at < bytes.length; at++) {
			const byte = bytes[at]!;
			if (inText) {
				if (escaped) escaped = false;
				else if (byte === BACKSLASH) escaped = true;
				else if (byte === QUOTE) inText = false;
				else if (word !== null && word.length <= FEATURES.length) word += String.fromCharCode(byte);
			} else if (byte === QUOTE) {
				inText = true;
				word = depth === 1 && list === 'before' ? '' : null;
			} else if (byte === OPEN || byte === OPEN_LIST) {
				if (depth === 1 && byte === OPEN_LIST && word === FEATURES && list === 'before') {
					list = 'inside';
					rest.add(bytes.subarray(from, at + 1));
				} else if (depth === 2 && list === 'inside' && byte === OPEN) {
					inRecord = true;
					from = at;
				}
				if (++depth > limits.depth) throw new FileProblem('import.json.depth', { limit: limits.depth });
			} else if (byte === CLOSE || byte === CLOSE_LIST) {
				depth--;
				if (depth < 0) throw new FileProblem('import.json.damaged', { at: passed + at });
				if (depth === 2 && inRecord) {
					inRecord = false;
					feature(record.taken(bytes.subarray(from, at + 1)));
				} else if (depth === 1 && list === 'inside') {
					list = 'after';
					from = at;
				}
			}
		}
		if (inRecord) record.add(bytes.subarray(from));
		else if (list !== 'inside') rest.add(bytes.subarray(from));
		passed += bytes.length;
	}
	if (depth !== 0 || inText) throw new FileProblem('import.json.damaged', { at: passed });
	return rest.taken(Buffer.alloc(0));
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
