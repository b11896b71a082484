import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { decode, encodingOfLdid, guessEncoding, type Encoding } from '#exchange/reading/text-encoding.ts';
import { uniqueNames } from '#exchange/tables/column-names.ts';

/**
 * dBASE III tables as shapefiles carry them (ESRI Shapefile Technical Description; dBASE file structure). Read here, not
 * by the shapefile package: cells stay text, so that an 18-digit code in a number column keeps its last digits, and bytes
 * stay bytes until the encoding is known.
 */
interface Column {
	name: string;
	type: string;
	length: number;
}

export interface Dbf {
	columns: string[];
	encoding: Encoding;
	encodingFrom: 'declared' | 'guessed' | 'chosen';
	/** The .cpg or the language byte named an encoding that the bytes are not. */
	declaredWrong: string | null;
	records: number;
	/** Cells of each record in turn; null for a deleted one. */
	rows(): Generator<(string | null)[] | null>;
	close(): void;
}

const SAMPLE_RECORDS = 2_000;
const REPLACED = /\ufffd+$/;

/**
 * @param declared encoding named by a .cpg beside the table
 * @param chosen encoding a person chose; nothing overrules it
 * @throws FileProblem `import.dbf.damaged`
 */
export function openDbf(path: string, declared: Encoding | null, chosen: Encoding | null): Dbf {
	const descriptor = openSync(path, 'r');
	try {
		const size = fstatSync(descriptor).size;
		const head = bytesAt(descriptor, 0, 32);
		const headerLength = head.readUInt16LE(8);
		const recordLength = head.readUInt16LE(10);
		if (head.length < 32 || headerLength < 33 || headerLength > size || recordLength < 1)
			throw new FileProblem('import.dbf.damaged', { got: `${headerLength}/${recordLength}/${size}` });
		const fields = columnsOf(bytesAt(descriptor, 32, headerLength - 32));
		const width = fields.reduce((sum, field) => sum + field.length, 1);
		if (fields.length === 0) throw new FileProblem('import.dbf.no_columns');
		if (fields.length > limits.columns || width > recordLength)
			throw new FileProblem('import.dbf.damaged', {
				got: `${fields.length} columns, ${width} of ${recordLength} bytes`
			});
		const records = Math.min(head.readUInt32LE(4), Math.floor((size - headerLength) / recordLength));
		if (records > limits.rows) throw new FileProblem('import.file.rows', { got: records, limit: limits.rows });
		const raw = () => rawRecords(descriptor, headerLength, recordLength, records);
		const named = declared ?? encodingOfLdid(head[29]!);
		const guessed = guessEncoding(samples(raw(), fields));
		// An encoding the bytes contradict was written by habit; ASCII guesses as UTF-8 and contradicts nothing.
		const wrong = named === 'UTF-8' && guessed !== 'UTF-8';
		const encoding = chosen ?? (named && !wrong ? named : guessed);
		return {
			columns: uniqueNames(fields.map((field) => decode(Buffer.from(field.name, 'latin1'), encoding))),
			encoding,
			encodingFrom: chosen ? 'chosen' : named && !wrong ? 'declared' : 'guessed',
			declaredWrong: wrong && !chosen ? named : null,
			records,
			*rows() {
				for (const record of raw()) yield record[0] === 0x2a ? null : cellsOf(record, fields, encoding);
			},
			close: () => closeSync(descriptor)
		};
	} catch (error) {
		closeSync(descriptor);
		if (error instanceof RangeError) throw new FileProblem('import.dbf.damaged', { got: error.message });
		throw error;
	}
}

function bytesAt(descriptor: number, position: number, length: number): Buffer {
	const bytes = Buffer.alloc(length);
	return bytes.subarray(0, readSync(descriptor, bytes, 0, length, position));
}

function columnsOf(bytes: Buffer): Column[] {
	const columns: Column[] = [];
	for (let at = 0; at + 32 <= bytes.length && bytes[at] !== 0x0d; at += 32) {
		const end = bytes.indexOf(0, at);
		const name = bytes.toString('latin1', at, Math.min(end < at ? at + 11 : end, at + 11)).trim();
		columns.push({ name, type: String.fromCharCode(bytes[at + 11]!), length: bytes[at + 16]! });
	}
	return columns;
}

function* rawRecords(descriptor: number, start: number, length: number, records: number): Generator<Buffer> {
	const perBlock = Math.max(1, Math.floor(1_048_576 / length));
	for (let done = 0; done < records; done += perBlock) {
		const wanted = Math.min(perBlock, records - done);
		const block = bytesAt(descriptor, start + done * length, wanted * length);
		for (let at = 0; at + length <= block.length; at += length) yield block.subarray(at, at + length);
	}
}

const trimmed = (bytes: Buffer): Buffer => {
	let end = bytes.length;
	while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
	let start = 0;
	while (start < end && (bytes[start] === 0x20 || bytes[start] === 0)) start++;
	return bytes.subarray(start, end);
};

function* samples(records: Generator<Buffer>, fields: readonly Column[]): Generator<Buffer> {
	for (const field of fields) yield Buffer.from(field.name, 'latin1');
	let taken = 0;
	for (const record of records) {
		if (++taken > SAMPLE_RECORDS) return;
		for (let i = 0, at = 1; i < fields.length; at += fields[i++]!.length)
			if (fields[i]!.type === 'C') yield trimmed(record.subarray(at, at + fields[i]!.length));
	}
}

function cellsOf(record: Buffer, fields: readonly Column[], encoding: Encoding): (string | null)[] {
	let at = 1;
	return fields.map(({ type, length }) => {
		const bytes = trimmed(record.subarray(at, (at += length)));
		if (bytes.length === 0) return null;
		if (type === 'C') {
			const text = decode(bytes, encoding);
			// A field is cut at a number of bytes; half a character at its end is no character.
			return (bytes.length >= length - 1 ? text.replace(REPLACED, '') : text) || null;
		}
		const text = bytes.toString('latin1');
		if (type === 'L') return /^[ty]$/i.test(text) ? 'true' : /^[nf]$/i.test(text) ? 'false' : null;
		return /^\*+$/.test(text) ? null : text;
	});
}
