/** How a workbook's number formats show a number, as far as it changes what the number means. */
export type CellFormat = 'plain' | 'date' | 'percent' | { zeros: number };

/** Dates among the built-in formats, with those of Chinese systems (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
	(id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id >= 57;
const LAST_BUILT_IN = 58;

/** Characters of a number format that count. */
const LONGEST_CODE = 255;

/** @param code the format's own text; undefined for a built-in one */
export function formatOf(id: number, code: string | undefined): CellFormat {
	if (code === undefined) {
		if (id === 9 || id === 10) return 'percent';
		return id <= LAST_BUILT_IN && isBuiltInDate(id) ? 'date' : 'plain';
	}
	// Spreadsheets write no longer ones; brackets by the ten thousand would be looked through over and over.
	const bare = code
		.slice(0, LONGEST_CODE)
		.replace(/"[^"]*"|\\.|[_*]./g, '')
		.replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
		.split(';')[0]!;
	if (/[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return 'date';
	if (bare.includes('%')) return 'percent';
	return /^0{2,}$/.test(bare) ? { zeros: bare.length } : 'plain';
}

/** Days the second system of dates, of old Macintoshes, starts after the first. */
const SINCE_1904 = 1_462;
const LAST_DAY = 2_958_465;

/**
 * The text of a number cell as a person sees it, fifteen digits at most, as spreadsheets keep them. A longer whole
 * number has lost its last digits; it comes as `1.49901001001E+18`, which no reader of codes takes.
 * @param written as the file holds it
 * @param date1904 whether days count from 1904-01-01
 */
export function numberText(written: string, format: CellFormat, date1904: boolean): string {
	const value = Number(written);
	if (written.trim() === '' || !Number.isFinite(value)) return written;
	if (format === 'date') return dayText(value + (date1904 ? SINCE_1904 : 0)) ?? decimalText(value);
	if (format === 'percent') return `${decimalText(value * 100)}%`;
	if (typeof format === 'object' && Number.isInteger(value) && value >= 0)
		return decimalText(value).padStart(format.zeros, '0');
	return decimalText(value);
}

function decimalText(value: number): string {
	const size = Math.abs(value);
	if (size >= 1e15) return value.toExponential(14).replace(/\.?0*e/, 'E');
	const rounded = Number(value.toPrecision(15));
	return size !== 0 && size < 1e-6 ? rounded.toFixed(20).replace(/0+$/, '') : String(rounded);
}

/** Days since 1899-12-30; below 61 one less, for spreadsheets believe in 1900-02-29. Null before 1900 and after 9999. */
function dayText(serial: number): string | null {
	const day = Math.floor(serial);
	if (day < 1 || day > LAST_DAY || day === 60) return null;
	return new Date(Date.UTC(1899, 11, 30) + (day < 60 ? day + 1 : day) * 86_400_000).toISOString().slice(0, 10);
}

/** Characters XML cannot hold are written `_x000D_`. */
export const unescaped = (text: string): string =>
	text.includes('_x')
		? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		: text;

export const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** The column (from 0) and row (from 1) of `AB12`; null when no sheet has such a cell. */
export function placeOf(reference: string): { column: number; row: number } | null {
	const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
	if (!match) return null;
	let column = 0;
	for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
	const row = Number(match[2]);
	return column <= MOST_COLUMNS && row >= 1 && row <= MOST_ROWS ? { column: column - 1, row } : null;
}

/** The letters of a column counted from 0. */
export function columnLetters(column: number): string {
	let letters = '';
	for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	return letters;
}
