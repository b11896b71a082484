import type { CsvCell } from '#core/csv-text.ts';
import type { HandoverRow, SubjectKind } from './handover.ts';

export interface HandoverSheetWords {
	heads: readonly string[];
	kinds: Readonly<Record<SubjectKind, string>>;
	levels: Readonly<Record<HandoverRow['openedLevel'], string>>;
}

/** 问题线索移交台账, for those who may look. */
export const handoverSheet = (rows: readonly HandoverRow[], words: HandoverSheetWords): CsvCell[][] => [
	[...words.heads],
	...rows.map((row): CsvCell[] => [
		...[row.code, row.placeName, row.place, words.kinds[row.subject_kind], row.subject_number ?? '', row.lead],
		...[row.body, row.handed_on, row.receipt_number ?? '', row.receipt_on ?? '', words.levels[row.openedLevel]],
		row.note ?? ''
	])
];
