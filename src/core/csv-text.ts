/**
 * Writes a table as CSV a spreadsheet opens as meant: UTF-8 with BOM (Excel reads GBK otherwise), CRLF (RFC 4180), and no cell
 * that a spreadsheet would run as a formula (OWASP "CSV injection": = + − @ tab CR at the start of a text get a leading ').
 */
export type CsvCell = string | number | null;

/** A quote before such a sign is quoted as well, so that what a reader takes off is what was put on. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

/** A text no spreadsheet runs as a formula. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function cellText(cell: CsvCell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const safe = guarded(cell);
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
	`\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
