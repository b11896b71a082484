import type { Problem, Sheet } from '#core/import-fields.ts';

/** Tables people download, as spreadsheets open them: UTF-8 with BOM, CRLF. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A text cell: quoted where needed, and never a formula (a leading ' keeps spreadsheets from running it). */
function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const plain = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string =>
	`\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** An empty table of this kind: its header, by the names of the standard. */
export const templateOf = (sheet: Sheet): string =>
	csvText([sheet.fields.map(({ name, aliases }) => aliases[0] ?? name)]);

export const rejectionsText = (
	problems: readonly Problem[],
	header: readonly string[],
	worded: (problem: Problem) => { field: string; expected: string }
): string =>
	csvText([
		header,
		...problems.map((problem) => {
			const { field, expected } = worded(problem);
			return [problem.row, problem.column ?? field, expected, problem.got];
		})
	]);
