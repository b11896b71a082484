import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import { FileProblem } from './file-problem.ts';
import { singleFileLayers, type Format } from './format.server.ts';
import { limits } from './limits.ts';
import { tableReader } from './table-reader.server.ts';
import { decode, type Encoding } from './text-encoding.ts';

const endings = ['.csv', '.txt', '.tsv'];

/** Tables as text: UTF-8 with or without BOM, GB18030, UTF-16 as spreadsheets save it; comma, tab or semicolon. */
export const csv: Format = {
	id: 'csv',
	endings,
	layers: (files) => singleFileLayers(files, endings),
	async read(layer, { encodingChosen }, rows) {
		const { bytes, encoding, from } = textOf(readFileSync(Object.values(layer.parts)[0]!.path), encodingChosen);
		const table = tableReader(rows, 'problem');
		try {
			for await (const { record, info } of records(bytes, encoding)) {
				const cells = record.map((cell) => (cell === '' ? null : cell));
				table.take({ line: info.records + info.empty_lines, cells, spans: [] });
			}
		} catch (error) {
			if (!(error instanceof CsvError)) throw error;
			throw new FileProblem('import.csv.damaged', { line: Number(error.lines ?? 0), got: error.code });
		}
		const facts = table.finish();
		if (!facts || facts.columns.length === 0) throw new FileProblem('import.csv.empty');
		return { ...facts, encoding, encodingFrom: from };
	}
};

const PIECE = 1_048_576;

/** Decoded piece by piece: a large table is never one large text. */
function* decoded(bytes: Buffer, encoding: Encoding): Generator<string> {
	const decoder = new TextDecoder(encoding);
	let first = true;
	for (let at = 0; at < bytes.length; at += PIECE) {
		let text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
		if (first) text = text.replace(SEPARATOR, '');
		first = false;
		if (text !== '') yield text;
	}
}

/** A first line by which spreadsheets are told the separator: `sep=;`. It is no row of the table. */
const SEPARATOR = /^"?sep=([,;|\t])"?\r?\n/i;
/** How many lines may stand above a table. */
const ABOVE = 20;

/** What the lines are separated by: told by `sep=`, else by the first line that holds any separator. */
function delimiterOf(text: string): string {
	const told = SEPARATOR.exec(text)?.[1];
	if (told) return told;
	for (const line of text.split(/\r\n|\n|\r/, ABOVE)) {
		const count = (delimiter: string) => line.split(delimiter).length;
		const best = [',', '\t', ';'].reduce((most, each) => (count(each) > count(most) ? each : most));
		if (count(best) > 1) return best;
	}
	return ',';
}

type Counted = { record: string[]; info: Info };

async function* records(bytes: Buffer, encoding: Encoding): AsyncGenerator<Counted> {
	const parser = parse({
		delimiter: delimiterOf(decode(bytes.subarray(0, 65_536), encoding)),
		relax_column_count: true,
		skip_empty_lines: true,
		info: true,
		max_record_size: limits.record,
		record_delimiter: ['\r\n', '\n', '\r']
	});
	Readable.from(decoded(bytes, encoding), { objectMode: true }).pipe(parser);
	for await (const counted of parser) yield counted as Counted;
}

function textOf(
	bytes: Buffer,
	chosen: Encoding | null
): { bytes: Buffer; encoding: Encoding; from: 'declared' | 'guessed' | 'chosen' } {
	if (chosen) return { bytes, encoding: chosen, from: 'chosen' };
	const mark = bytes.toString('latin1', 0, 3);
	const marked: Encoding | null =
		mark === '\xef\xbb\xbf'
			? 'UTF-8'
			: mark.startsWith('\xff\xfe')
				? 'UTF-16LE'
				: mark.startsWith('\xfe\xff')
					? 'UTF-16BE'
					: null;
	if (marked) return { bytes, encoding: marked, from: 'declared' };
	return { bytes, encoding: unmarkedWide(bytes) ?? (isUtf8(bytes) ? 'UTF-8' : 'GB18030'), from: 'guessed' };
}

/** UTF-16 that does not say so: every other byte of its digits and separators is zero, which no other text holds. */
function unmarkedWide(bytes: Buffer): Encoding | null {
	const zeros = [0, 0];
	const looked = Math.min(bytes.length, 4_096);
	for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
	if (Math.max(...zeros) * 20 < looked) return null;
	return zeros[1]! > zeros[0]! ? 'UTF-16LE' : 'UTF-16BE';
}
