import type { Reading, Values } from '#core/import-fields.ts';
import { endAfter, lastDayOf } from '#land/period-end.ts';
import { isDay } from '#core/period.ts';
import { fenFromYuan, yuanText } from '#core/money.ts';
import { scheduleFault, type AssetRow, type RentRow } from './terms.ts';

/** Rents by period as one cell of a ledger: `2021-03-01~2026-02-28 300; 2026-03-01~2031-02-28 330`. Days are first and last. */
const ROW = /^(\d{4}-\d{2}-\d{2})?\s*(?:~|至|—|–)\s*(\d{4}-\d{2}-\d{2})?\s+(\S+)$/u;

export const rentText = (rents: readonly RentRow[]): string =>
	rents.map(({ from, to, fen }) => `${from ?? ''}~${to === null ? '' : lastDayOf(to)} ${yuanText(fen)}`).join('; ');

/** The rows of a cell or of a form; null when one cannot be read or they do not follow each other. */
export function rentsFromText(text: string): RentRow[] | null {
	const lines = text
		.normalize('NFKC')
		.split(/[;\n]/)
		.map((line) => line.trim())
		.filter(Boolean);
	const rows = lines.map((line): RentRow | null => {
		const match = ROW.exec(line);
		if (!match) return null;
		const [, from = null, last = null, yuan] = match;
		const fen = fenFromYuan(yuan!);
		if (fen === null || [from, last].some((day) => day !== null && !isDay(day))) return null;
		return { from, to: last === null ? null : endAfter(last), fen };
	});
	if (rows.some((row) => row === null) || scheduleFault(rows as RentRow[]) !== null) return null;
	return rows as RentRow[];
}

/** A cell of rents by period, kept in one form of writing. */
export function rentRows(cell: string): Reading {
	const rents = rentsFromText(cell);
	return rents ? { ok: true, value: rentText(rents) } : { ok: false, expected: 'rent_rows' };
}

/** What a line of a ledger says of rents and assets; undefined where it has no such column. */
export function termsOfCells(values: Values): { rents?: RentRow[]; assets?: AssetRow[] } {
	const rows = typeof values.rent_rows === 'string' ? rentsFromText(values.rent_rows) : null;
	const fen = values.rent as number | null | undefined;
	const rents = rows ?? (typeof fen === 'number' ? [{ from: null, to: null, fen }] : undefined);
	const units = values.asset_units as number | null | undefined;
	const name = values.asset_name as string | null | undefined;
	const each = values.rent_unit === 'unit_year' && typeof fen === 'number' ? fen : null;
	const assets = typeof units === 'number' ? [{ name: name ?? '', units, fen: each }] : undefined;
	return { rents: rents as RentRow[] | undefined, assets };
}
