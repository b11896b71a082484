import type { CsvCell } from '#core/csv-text.ts';
import { yuanText } from '#core/money.ts';
import type { DebtRow } from './debt-list.ts';
import { debtTemplates } from './import-templates.ts';
import type { Side } from './methods.ts';

/** Words of the export beside the ledger's own heads, which are the template's in every language: it comes back in by them. */
export interface DebtSheetWords {
	origin: (row: DebtRow) => string;
	party: (row: DebtRow) => string;
	prohibition: (row: DebtRow) => string;
	standing: (row: DebtRow) => string;
	standingHead: string;
}

/** A ledger as its county form: the template's columns in their order, what stands behind them, and how each entry stands. */
export function debtSheet(side: Side, rows: readonly DebtRow[], words: DebtSheetWords, day: string): CsvCell[][] {
	const { columns } = debtTemplates.find(({ kind }) => kind === side)!;
	const heads = new Set(['reason', 'contract_number', 'voucher', 'resolved_on', 'approval']);
	const shown = columns.filter(({ field }) => !heads.has(field));
	const cell = (row: DebtRow, field: string): string => {
		const resolved = Object.values(row.by).reduce((sum, fen) => sum + fen, 0);
		switch (field) {
			case 'village_code':
				return row.village;
			case 'village_name':
				return row.villageName;
			case 'number':
				return row.number;
			case 'counterparty':
				return row.counterparty;
			case 'counterparty_kind':
				return words.party(row);
			case 'origin':
				return words.origin(row);
			case 'arisen_on':
				return row.arisenOn ?? '';
			case 'due_on':
				return row.dueOn ?? '';
			case 'opening':
				return yuanText(row.openingFen);
			case 'new':
				return yuanText(row.newFen);
			case 'end':
				return yuanText(row.openingFen + row.newFen - resolved);
			case 'as_of':
				return day;
			case 'prohibition':
				return words.prohibition(row);
			default:
				return yuanText(row.by[field.slice(3) as keyof DebtRow['by']] ?? 0);
		}
	};
	return [
		[...shown.map(({ header }) => header), words.standingHead],
		...rows.map((row): CsvCell[] => [...shown.map(({ field }) => cell(row, field)), words.standing(row)])
	];
}
