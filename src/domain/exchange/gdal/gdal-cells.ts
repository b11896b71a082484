/**
 * The cell of a column as SQL: whole numbers with all their digits, days as they are written, nothing for bytes. A letter
 * before it says what it is, so that GDAL's writer of JSON takes no text for JSON; `cellOf` takes it off.
 */
export const cellSql = (column: string): string =>
	`CASE typeof(${column}) WHEN 'real' THEN 'r' || printf('%!.17g', ${column}) WHEN 'blob' THEN NULL ELSE 't' || CAST(${column} AS TEXT) END`;

/** The text without blanks around it, null when nothing is left; a double as JavaScript writes it, the shortest that reads back the same. */
export function cellOf(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const text = value.slice(1);
	const number = Number(text);
	return value.startsWith('r') && Number.isFinite(number) ? String(number) : text.trim() || null;
}

/** A name in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text in SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
