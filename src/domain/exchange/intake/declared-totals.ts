import type { Field, Mapping, Sheet, Values } from '#core/import-fields.ts';
import type { TotalRow } from '#exchange/parsed.ts';

/** A total a table declares, held against the sum of its parts: shown, never put right (domain.md finding 1). */
export interface DeclaredTotal {
	/** Row of the sheet as a person sees it. */
	row: number;
	label: string;
	field: string;
	header: string;
	/** In the field's own form: 亩 in hundredths, money in fen, counts as they are. */
	declared: number;
	sum: number;
	/** Records that were added up. */
	parts: number;
	agrees: boolean;
}

/** The ministry's tolerance for totals of areas, hundredths of 亩 (domain.md finding 8). */
const TOLERANCE_MU = 5;
/** These sum up everything; a 小计 what came since the total before it. */
const WHOLE = /^(合计|总计|共计|累计|总合计)/;

interface Column {
	field: Field;
	header: string;
	column: number;
	tolerance: number;
	whole: number;
	part: number;
}

/** Adds records up in their order and holds each total of the table against what stands above it. */
export class TotalsCheck {
	readonly #columns: Column[];
	readonly #open: TotalRow[];
	readonly #found: DeclaredTotal[] = [];
	#records = 0;
	#part = 0;

	constructor(sheet: Sheet, mapping: Mapping, totals: readonly TotalRow[]) {
		this.#open = [...totals].sort((a, b) => a.row - b.row);
		this.#columns = sheet.fields.flatMap((field): Column[] => {
			const from = mapping[field.name];
			if (!from || !('header' in from)) return [];
			const tolerance = /_(mu|m2)$/.test(field.name) ? TOLERANCE_MU : 0;
			return [{ field, header: from.header, column: from.column, tolerance, whole: 0, part: 0 }];
		});
	}

	/** @param line row of the sheet the record stands in */
	add(line: number | undefined, values: Values): void {
		if (this.#open.length === 0 && this.#found.length === 0) return;
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
		return this.#found;
	}

	#close({ row, label, cells }: TotalRow): void {
		// A total above its records, as some ledgers have it, has nothing above to be held against.
		if (this.#records === 0) return;
		const whole = WHOLE.test(label.replace(/\s+/g, ''));
		for (const { field, header, column, tolerance, ...sums } of this.#columns) {
			const written = cells[column]?.trim();
			const reading = written ? field.read(written) : null;
			if (!reading?.ok || typeof reading.value !== 'number') continue;
			const sum = whole ? sums.whole : sums.part;
			const agrees = Math.abs(reading.value - sum) <= tolerance;
			const parts = whole ? this.#records : this.#part;
			this.#found.push({ row, label, field: field.name, header, declared: reading.value, sum, parts, agrees });
		}
		this.#part = 0;
		for (const each of this.#columns) each.part = 0;
	}
}
