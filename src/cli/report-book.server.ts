import { maskedText } from '#core/masks.ts';
import type { Readable } from 'node:stream';
import type { ParsedRow } from '#exchange/parsed.ts';
import { parsedRows } from '#exchange/intake/parsed-rows.server.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import { reportWorkbook } from '#exchange/sheets/report.server.ts';
import type { Stage } from '#exchange/staging/staging.server.ts';
import type { Language } from '#core/language.ts';
import { words } from '#text/words.ts';

/** Records a part of the report is made of before others have their turn. */
const PART = 200;

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The file's own rows, without anybody's numbers: the report lies among the attachments long after the file has gone. */
async function* maskedRows(rowsPath: string): AsyncGenerator<ParsedRow[]> {
	for await (const part of parsedRows(rowsPath, PART))
		yield part.map((row) => ({ ...row, v: row.v.map((cell) => (cell === null ? null : maskedText(cell))) }));
}

/** The report on a file as a workbook to send back: its own rows, those that are rejected or doubtful marked. */
export async function reportBook(
	stage: Pick<Stage, 'name' | 'kind'>,
	prepared: Prepared<unknown>,
	rowsPath: string,
	language: Language
): Promise<{ name: string; book: Readable }> {
	const { import: text } = await words(language, ['import']);
	const { facts, mapping, problems, doubts, totals, notes } = prepared;
	const book = reportWorkbook({
		...{ name: stage.name, kindName: text.kinds[stage.kind] ?? stage.kind },
		...{ facts, mapping, problems, doubts, totals, notes, words: text },
		rows: maskedRows(rowsPath)
	});
	return { name: `${stage.name}-${text.report.sheets.summary}.xlsx`, book };
}
