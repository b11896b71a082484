import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { headerKey } from '#core/import-fields.ts';
import { crsOfSrid } from './crs.ts';
import { uniqueNames } from './column-names.ts';
import { FileProblem } from './file-problem.ts';
import { singleFileLayers, type Format } from './format.server.ts';
import { limits } from './limits.ts';
import type { RawShape } from './parsed.ts';
import type { RowWriter } from './row-writer.server.ts';
import { polygonsOfWkt } from './shape.ts';
import { decode, type Encoding } from './text-encoding.ts';

const endings = ['.csv', '.txt', '.tsv'];
/** Headers of a column that may hold shapes as well-known text. */
const SHAPE_COLUMNS = new Set(['wkt', 'geometry', 'geom', 'thegeom', 'shape', '图形', '空间坐标', 'kjzb']);
const IS_WKT = /^\s*(SRID=\d+;)?\s*(MULTI)?POLYGON\b/i;

/** Tables as text: UTF-8 with or without BOM, GB18030, UTF-16 as spreadsheets save it; comma, tab or semicolon. */
export const csv: Format = {
	id: 'csv',
	endings,
	layers: (files) => singleFileLayers(files, endings),
	async read(layer, { encodingChosen }, rows) {
		const { bytes, encoding, from } = textOf(readFileSync(Object.values(layer.parts)[0]!.path), encodingChosen);
		let columns: string[] | null = null;
		let shapeColumn = -1;
		let declared = false;
		try {
			for await (const record of records(bytes, encoding)) {
				if (!columns) {
					columns = headerOf(record);
					shapeColumn = columns.findIndex((name) => SHAPE_COLUMNS.has(headerKey(name)));
					continue;
				}
				if (record.every((cell) => cell.trim() === '')) continue;
				const cells = record.map((cell) => (cell === '' ? null : cell));
				if (record.length > columns.length && record.slice(columns.length).some((cell) => cell.trim() !== '')) {
					const problem = { field: 'record', expected: 'record.cells', params: { count: columns.length } };
					rows.row({ cells, shape: null, problem: { ...problem, got: String(record.length) } });
					continue;
				}
				const written = shapeColumn < 0 ? null : (cells[shapeColumn] ?? null);
				const read = written && IS_WKT.test(written) ? polygonsOfWkt(written) : null;
				if (read?.srid) declared ||= declare(read.srid, rows);
				if (shapeColumn >= 0) cells[shapeColumn] = null;
				rows.row({ cells, shape: shapeOf(written, read?.shape ?? null) });
			}
		} catch (error) {
			if (!(error instanceof CsvError)) throw error;
			throw new FileProblem('import.csv.damaged', { line: Number(error.lines ?? 0), got: error.code });
		}
		if (!columns) throw new FileProblem('import.csv.empty');
		return { encoding, encodingFrom: from, crsDeclared: declared, columns: uniqueNames(columns), notes: [] };
	}
};

const shapeOf = (written: string | null, shape: RawShape | null): RawShape | null =>
	written && !IS_WKT.test(written) ? { problem: 'shape.wkt', got: written.slice(0, 40) } : shape;

function declare(srid: string, rows: RowWriter): boolean {
	rows.declare(crsOfSrid(Number(srid)));
	return true;
}

function headerOf(record: readonly string[]): string[] {
	if (record.length > limits.columns) throw new FileProblem('import.file.columns', { limit: limits.columns });
	const names = record.map((name) => name.trim());
	while (names.length > 0 && names.at(-1) === '') names.pop();
	if (names.length === 0) throw new FileProblem('import.csv.empty');
	return names;
}

const PIECE = 1_048_576;

/** Decoded piece by piece: a large table is never one large text. */
function* decoded(bytes: Buffer, encoding: Encoding): Generator<string> {
	const decoder = new TextDecoder(encoding);
	for (let at = 0; at < bytes.length; at += PIECE) {
		const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
		if (text !== '') yield text;
	}
}

async function* records(bytes: Buffer, encoding: Encoding): AsyncGenerator<string[]> {
	const firstLine = decode(bytes.subarray(0, 65_536), encoding).split(/\r?\n/, 1)[0]!;
	const count = (delimiter: string) => firstLine.split(delimiter).length;
	const delimiter = [',', '\t', ';'].reduce((best, each) => (count(each) > count(best) ? each : best));
	const parser = parse({
		delimiter,
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: limits.record,
		record_delimiter: ['\r\n', '\n', '\r']
	});
	Readable.from(decoded(bytes, encoding), { objectMode: true }).pipe(parser);
	for await (const record of parser) yield record as string[];
}

function textOf(
	bytes: Buffer,
	chosen: Encoding | null
): { bytes: Buffer; encoding: Encoding; from: 'declared' | 'guessed' | 'chosen' } {
	const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
	const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
	const encoding = chosen ?? (marked || isUtf8(bytes) ? 'UTF-8' : wide ? 'UTF-16LE' : 'GB18030');
	return { bytes, encoding, from: chosen ? 'chosen' : marked || wide ? 'declared' : 'guessed' };
}
