import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import type { SelectableKind, SelectedRow } from '#land/selection.ts';

export interface SelectionSheetWords {
	heads: readonly string[];
	/** Two more heads, for those who may read coordinates. */
	placeHeads: readonly string[];
	kinds: Readonly<Record<SelectableKind, string>>;
	/** Words of ids: statuses, kinds of findings and of reclaimed land. */
	said: (id: string | null) => string;
}

/** Where 亩 stand in a row. */
export const SHEET_MU_COLUMN = 5;

/** The selection as a table of cells, its head first; 亩 as decimals, codes beside names. */
export function selectionSheet(
	rows: readonly SelectedRow[],
	words: SelectionSheetWords,
	coordinates: boolean
): CsvCell[][] {
	const heads = coordinates ? [...words.heads, ...words.placeHeads] : [...words.heads];
	return [
		heads,
		...rows.map((row): CsvCell[] => [
			words.kinds[row.kind],
			row.code,
			row.township ?? '',
			row.villageName ?? '',
			row.village ?? '',
			muToNumber(row.mu),
			words.said(row.sort),
			words.said(row.status),
			row.category ?? '',
			row.ownership ?? '',
			row.landUse ?? '',
			...(coordinates ? [row.at?.[0].toFixed(6) ?? '', row.at?.[1].toFixed(6) ?? ''] : [])
		])
	];
}
