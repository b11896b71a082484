import type { Expectation, FieldValue, Reading } from './import-fields.ts';
import { maskedText } from './masks.ts';
import { fenFromYuan } from './money.ts';
import { muFromDecimal, muFromSquareMetres } from './mu.ts';
import { dayOf, isDay } from './period.ts';

/** Readers of one cell's text, each giving the value our tables hold or what was expected instead. */
const value = (given: FieldValue): Reading => ({ ok: true, value: given });
const expected = (name: string, params?: Expectation['params']): Reading => ({ ok: false, expected: name, params });

/** Words people wrote. ID numbers, phones and card numbers in them are masked as they come in: nothing here needs them whole. */
export const text =
	(longest = 254) =>
	(cell: string): Reading =>
		cell.length > longest ? expected('text.shorter', { longest }) : value(maskedText(cell.normalize('NFC')));

/** A code or number that must be kept as it is written. Spreadsheets turn long ones into 1.49901E+18 or `1499.0`. */
export const code =
	(longest = 50) =>
	(cell: string): Reading => {
		const plain = cell
			.normalize('NFKC')
			.replace(/^=?"(.*)"$/, '$1')
			.replace(/^'/, '')
			.trim();
		if (/^[+-]?\d(\.\d+)?e[+-]?\d+$/i.test(plain)) return expected('code.whole');
		const whole = /^(\d+)\.0+$/.exec(plain)?.[1] ?? plain;
		if (whole === '') return expected('code');
		return whole.length > longest ? expected('text.shorter', { longest }) : value(whole);
	};

/** A code of exactly so many digits; zeros a longer form ends in are dropped (a township as 12 digits ends in 000). */
export const digits =
	(length: number) =>
	(cell: string): Reading => {
		const read = code()(cell);
		if (!read.ok) return read;
		const match = new RegExp(`^(\\d{${length}})0*$`).exec(String(read.value));
		return match ? value(match[1]!) : expected('code.digits', { length });
	};

const decimal = (cell: string): number | null => {
	const plain = cell.normalize('NFKC').replace(/(?<=\d)[, \u00a0](?=\d{3}(\D|$))/g, '');
	return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(plain) ? Number(plain) : null;
};

const LARGEST_M2 = 1e10;

/** 亩 written as a decimal → hundredths; not below zero. */
export function mu(cell: string): Reading {
	const plain = cell.normalize('NFKC').replace(/亩$/, '').trim();
	const number = decimal(plain);
	const hundredths = number === null ? null : (muFromDecimal(plain) ?? muFromDecimal(number));
	if (number === null || hundredths === null || number < 0 || number > LARGEST_M2 * 0.0015) return expected('mu');
	return value(hundredths);
}

/** Yuan with at most two places → fen. */
export function yuan(cell: string): Reading {
	const fen = fenFromYuan(cell);
	return fen === null ? expected('money') : value(fen);
}

/** m² written as a decimal → 亩 in hundredths (×0.0015, half away from zero). */
export function squareMetres(cell: string): Reading {
	const number = decimal(
		cell
			.normalize('NFKC')
			.replace(/(平方米|m2)$/i, '')
			.trim()
	);
	if (number === null || number < 0 || number > LARGEST_M2) return expected('square_metres');
	return value(muFromSquareMetres(number));
}

/** A ratio of 0.1 to 10 → ten-thousandths; `1:1.3` is 1.3. */
export function ratio(cell: string): Reading {
	const number = decimal(
		cell
			.normalize('NFKC')
			.replace(/^1\s*:\s*/, '')
			.trim()
	);
	const scaled = number === null ? null : Math.round(number * 10_000);
	return scaled !== null && scaled >= 1_000 && scaled <= 100_000 ? value(scaled) : expected('ratio');
}

export const integerBetween =
	(low: number, high: number) =>
	(cell: string): Reading => {
		const number = decimal(cell);
		return number !== null && Number.isInteger(number) && number >= low && number <= high
			? value(number)
			: expected('integer.between', { low, high });
	};

const pad = (part: string) => part.padStart(2, '0');

/**
 * A calendar day: 2024-01-31, 2024/1/31, 2024.1.31, 2024年1月31日, 20240131, a time stamp (its day in Shanghai when it
 * names a zone), or a spreadsheet's day number (days since 1899-12-30). Nothing but zeros is unknown.
 */
export function day(cell: string): Reading {
	const plain = cell.normalize('NFKC').trim();
	if (/^[0\-/.: ]+$/.test(plain)) return value(null);
	const parts =
		/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[T\s]\s*[\d:.,]+)?$/.exec(plain) ??
		/^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(plain);
	let found: string | null = parts ? `${parts[1]}-${pad(parts[2]!)}-${pad(parts[3]!)}` : null;
	if (/^\d{4}-\d{2}-\d{2}[T ][\d:.]+\s*(Z|[+-]\d{2}:?\d{2})$/i.test(plain)) {
		const moment = new Date(plain.replace(' ', 'T'));
		found = Number.isNaN(moment.getTime()) ? null : dayOf(moment);
	} else if (/^\d{5}(\.\d+)?$/.test(plain)) {
		found = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(plain)) * 86_400_000).toISOString().slice(0, 10);
	}
	return found && isDay(found) && found >= '1900-01-01' && found < '2200-01-01' ? value(found) : expected('day');
}

/** '1' is yes and '2' no in the standards (domain.md finding 5); words and 0 as people write them. */
export function yesNo(cell: string): Reading {
	const plain = cell.normalize('NFKC').toLowerCase();
	if (['1', '是', 'true', 't', 'yes', 'y'].includes(plain)) return value(true);
	if (['2', '0', '否', 'false', 'f', 'no', 'n'].includes(plain)) return value(false);
	return expected('yes_no');
}

const plainWord = (word: string): string => word.normalize('NFKC').trim().toLowerCase();

/** One of a list; every entry is known by its own name and by the words given for it, whatever their width and case. */
export function oneOf(known: Readonly<Record<string, readonly string[]>>, name = 'one_of'): (cell: string) => Reading {
	const entries = new Map<string, string>();
	for (const [entry, words] of Object.entries(known))
		for (const word of [entry, ...words]) if (!entries.has(plainWord(word))) entries.set(plainWord(word), entry);
	return (cell) => {
		const entry = entries.get(plainWord(cell));
		return entry === undefined ? expected(name, { known: Object.keys(known).join(', ') }) : value(entry);
	};
}

/** As `oneOf`, but a word nobody listed is kept as it came. */
export function oneOfOrAsIs(
	known: Readonly<Record<string, readonly string[]>>,
	longest = 50
): (cell: string) => Reading {
	const listed = oneOf(known);
	return (cell) => {
		const read = listed(cell);
		return read.ok ? read : text(longest)(cell);
	};
}
