import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { refusalOf } from '#exchange/file-problem.ts';
import type { FileFacts, ParsedRow, ReadOptions } from '#exchange/parsed.ts';
import { readSource } from '#exchange/reading/read-source.server.ts';
import { outputPath } from './import-files.ts';

/** A file read as the readers' worker does: its facts and rows, or why not. */
export type ReadResult =
	| { facts: FileFacts; rows: ParsedRow[]; reason?: undefined }
	| { reason: string; detail: Record<string, unknown> | undefined };

/** Reads a file that `placed` or `zip` put down, under the name it was given there. */
export async function readImport(path: string, options: ReadOptions = {}): Promise<ReadResult> {
	const output = outputPath();
	const name = basename(path).replace(/^\d+-/, '');
	try {
		const facts = await readSource({ path, name, output, countySrid: 4546, options, siblings: true }, () => undefined);
		const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
		return { facts, rows: lines.map((line) => JSON.parse(line) as ParsedRow) };
	} catch (error) {
		const { reason, detail } = refusalOf(error);
		return { reason, detail };
	}
}

/** As `readImport`, for a file that must be taken. */
export async function readImportWell(
	path: string,
	options: ReadOptions = {}
): Promise<{ facts: FileFacts; rows: ParsedRow[] }> {
	const result = await readImport(path, options);
	if (result.reason !== undefined) throw new Error(`refused: ${result.reason} ${JSON.stringify(result.detail)}`);
	return result;
}
