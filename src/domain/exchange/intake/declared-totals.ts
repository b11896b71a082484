import { mu, squareMetres, yuan } from '#core/cell-readers.ts';
import type { Field, Mapping, Sheet, Values } from '#core/import-fields.ts';
import type { TotalRow } from '#exchange/parsed.ts';

export type TotalUnit = 'mu' | 'fen' | 'count';

const unitOf = ({ read }: Field): TotalUnit =>
	read === mu || read === squareMetres ? 'mu' : read === yuan ? 'fen' : 'count';

/** A total a table declares, held against the sum of its parts: shown, never put right (domain.md finding 1). */
export interface DeclaredTotal {
	/** Row of the sheet as a person sees it. */
	row: number;
	label: string;
	field: string;
	header: string;
	/** What it counts: 亩 in hundredths, money in fen, or things as they are. */
	unit: TotalUnit;
	declared: number;
	sum: number;
	/** Records that were added up. */
	parts: number;
	agrees: boolean;
}

/** The ministry's tolerance for totals of areas, hundredths of 亩 (domain.md finding 8). */
const TOLERANCE_MU = 5;
/**
 * These sum up everything; a 小计 what came since the total before it. Where the first 小计 stands above every record, each sums
 * up what follows it, up to the next.
 */
const WHOLE = /^(合计|总计|共计|累计|总合计)/;

interface Column {
	field: Field;
	header: string;
	column: number;
	unit: TotalUnit;
	whole: number;
	part: number;
}

/** Adds records up in their order and holds each total of the table against what stands above it. */
export class TotalsCheck {
	readonly #columns: Column[];
	readonly #open: TotalRow[];
	readonly #found: DeclaredTotal[] = [];
	/** Totals of everything that stand above it, as some ledgers have them. */
	readonly #above: TotalRow[] = [];
	/** The 小计 whose records are still coming, in a table that has them above. */
	#heading: TotalRow | null = null;
	#records = 0;
	#part = 0;

	constructor(sheet: Sheet, mapping: Mapping, totals: readonly TotalRow[]) {
		this.#open = [...totals].sort((a, b) => a.row - b.row);
		this.#columns = sheet.fields.flatMap((field): Column[] => {
			const from = mapping[field.name];
			if (!from || !('header' in from)) return [];
			return [{ field, header: from.header, column: from.column, unit: unitOf(field), whole: 0, part: 0 }];
		});
	}

	/** @param line row of the sheet the record stands in */
	add(line: number | undefined, values: Values): void {
		if (this.#open.length + this.#above.length + this.#found.length === 0 && !this.#heading) return;
		while (line !== undefined && this.#open.length > 0 && this.#open[0]!.row < line) this.#close(this.#open.shift()!);
		this.#records++;
		this.#part++;
		for (const each of this.#columns) {
			const value = values[each.field.name];
			if (typeof value !== 'number') continue;
			each.whole += value;
			each.part += value;
		}
	}

	finish(): DeclaredTotal[] {
		while (this.#open.length > 0) this.#close(this.#open.shift()!);
		if (this.#heading && this.#part > 0) this.#hold(this.#heading, false);
		if (this.#records > 0) for (const each of this.#above) this.#hold(each, true);
		return this.#found.sort((a, b) => a.row - b.row);
	}

	#close(total: TotalRow): void {
		const whole = WHOLE.test(total.label.replace(/\s+/g, ''));
		if (whole) {
			if (this.#records === 0) this.#above.push(total);
			else this.#hold(total, true);
			if (this.#heading) return;
		} else if (this.#records === 0 || this.#heading) {
			if (this.#heading && this.#part > 0) this.#hold(this.#heading, false);
			this.#heading = total;
		} else this.#hold(total, false);
		this.#part = 0;
		for (const each of this.#columns) each.part = 0;
	}

	#hold({ row, label, cells }: TotalRow, whole: boolean): void {
		for (const { field, header, column, unit, ...sums } of this.#columns) {
			const written = cells[column]?.trim();
			const reading = written ? field.read(written) : null;
			if (!reading?.ok || typeof reading.value !== 'number') continue;
			const sum = whole ? sums.whole : sums.part;
			const agrees = Math.abs(reading.value - sum) <= (unit === 'mu' ? TOLERANCE_MU : 0);
			const parts = whole ? this.#records : this.#part;
			this.#found.push({ row, label, field: field.name, header, unit, declared: reading.value, sum, parts, agrees });
		}
	}
}

/** Totals that are kept of one file. */
const KEPT = 200;
const SUM_WORD = /小计|合计|总计|共计|累计/;

/** What is kept of totals with the record of their file: those that differ first, and of a label the word alone, for a person may be named before it. */
export const keptTotals = (totals: readonly DeclaredTotal[]): DeclaredTotal[] =>
	totals
		.map((total) => ({ ...total, label: SUM_WORD.exec(total.label)?.[0] ?? '' }))
		.sort((a, b) => Number(a.agrees) - Number(b.agrees) || a.row - b.row)
		.slice(0, KEPT);
