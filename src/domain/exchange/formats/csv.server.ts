import { Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { headOf, kindOf } from '#exchange/reading/file-kind.server.ts';
import { decode, type Encoding } from '#exchange/reading/text-encoding.ts';
import { isUtf8File, textPieces } from '#exchange/reading/text-pieces.server.ts';
import { tableReader } from '#exchange/tables/table-reader.server.ts';
import { singleFileLayers, type Format } from './format.server.ts';

const endings = ['.csv', '.txt', '.tsv'];

/** Tables as text: UTF-8 with or without BOM, GB18030, UTF-16 as spreadsheets save it; comma, tab or semicolon. */
export const csv: Format = {
	id: 'csv',
	endings,
	layers: (files) => singleFileLayers(files, endings),
	async read(layer, { encodingChosen }, rows) {
		const { path } = Object.values(layer.parts)[0]!;
		const { encoding, from } = encodingOf(path, encodingChosen);
		refuseOthers(path, encoding);
		const table = tableReader(rows, 'problem');
		try {
			for await (const { record, info } of records(path, encoding)) {
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

/** What files are that bear this ending and hold no table of text. */
const OTHERS = /^(SQLite|ZIP|PDF|DWG|DXF \(binary\)|DOC \/ XLS|HTML|XML)$/;

/** @throws FileProblem `import.file.other_kind` */
function refuseOthers(path: string, encoding: Encoding): void {
	const head = headOf(path, 1024);
	const kind = kindOf(head);
	const bytes = !encoding.startsWith('UTF-16') && head.includes('\0');
	if (OTHERS.test(kind) || bytes || (kind === 'JSON' && /^\s*\{\s*"/.test(head)))
		throw new FileProblem('import.file.other_kind', { expected: 'CSV', got: kind });
}

/** Decoded piece by piece: a large table is never one large text. */
function* decoded(path: string, encoding: Encoding): Generator<string> {
	let first = true;
	for (const piece of textPieces(path, encoding)) {
		yield first ? piece.replace(SEPARATOR, '') : piece;
		first = false;
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

async function* records(path: string, encoding: Encoding): AsyncGenerator<Counted> {
	const parser = parse({
		delimiter: delimiterOf(decode(Buffer.from(headOf(path, 65_536), 'latin1'), encoding)),
		relax_column_count: true,
		// 37°36'37.8"N stands in cells that nobody quoted.
		relax_quotes: true,
		skip_empty_lines: true,
		info: true,
		max_record_size: limits.record,
		record_delimiter: ['\r\n', '\n', '\r']
	});
	Readable.from(decoded(path, encoding), { objectMode: true }).pipe(parser);
	for await (const counted of parser) yield counted as Counted;
}

function encodingOf(
	path: string,
	chosen: Encoding | null
): { encoding: Encoding; from: 'declared' | 'guessed' | 'chosen' } {
	if (chosen) return { encoding: chosen, from: 'chosen' };
	const head = headOf(path, 4_096);
	const marked: Encoding | null = head.startsWith('\xef\xbb\xbf')
		? 'UTF-8'
		: head.startsWith('\xff\xfe')
			? 'UTF-16LE'
			: head.startsWith('\xfe\xff')
				? 'UTF-16BE'
				: null;
	if (marked) return { encoding: marked, from: 'declared' };
	return { encoding: unmarkedWide(head) ?? (isUtf8File(path) ? 'UTF-8' : 'GB18030'), from: 'guessed' };
}

/** UTF-16 that does not say so: every other byte of its digits and separators is zero, which no other text holds. */
function unmarkedWide(head: string): Encoding | null {
	const zeros = [0, 0];
	for (let at = 0; at < head.length; at++) if (head.charCodeAt(at) === 0) zeros[at % 2]!++;
	const [even, odd] = zeros as [number, number];
	// Bytes of no text at all are zero on both sides.
	if (Math.max(even, odd) * 20 < head.length || Math.min(even, odd) * 20 > head.length) return null;
	return odd > even ? 'UTF-16LE' : 'UTF-16BE';
}
