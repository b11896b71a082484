import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber, type Mu } from '#core/mu.ts';
import type { SurveyMethod } from '#land/survey-method.ts';
import { numberText, type FindingKind, type FindingRow, type FindingStatus } from '#land/finding-list.ts';

/** The words a sheet of findings needs; the route hands them over in the person's language. */
export interface SheetWords {
	heads: readonly string[];
	kinds: Record<FindingKind, string>;
	statuses: Record<FindingStatus, string>;
	surveyMethods: Record<SurveyMethod, string>;
	yes: string;
	no: string;
}

export interface SheetPlaces {
	village(code: string): { name: string; township: string } | null;
}

const decimal = (mu: Mu | null): number | null => (mu === null ? null : muToNumber(mu));

/** The list as a table of cells, its head first: codes beside names, 亩 as decimals, names masked. */
export function findingSheet(rows: readonly FindingRow[], places: SheetPlaces, words: SheetWords): CsvCell[][] {
	return [
		[...words.heads],
		...rows.map((row): CsvCell[] => {
			const place = row.village === null ? null : places.village(row.village);
			return [
				numberText(row.number),
				words.kinds[row.kind],
				place?.township ?? '',
				place?.name ?? '',
				row.village ?? '',
				row.holder ?? '',
				row.contract ?? '',
				decimal(row.contractedMu),
				decimal(row.measuredMu),
				decimal(row.overMu),
				words.statuses[row.status],
				row.waitingDays,
				row.borderline ? words.yes : '',
				row.surveyMethod === null ? '' : words.surveyMethods[row.surveyMethod],
				row.fitForMoney === null ? '' : row.fitForMoney ? words.yes : words.no,
				row.at?.[0].toFixed(6) ?? '',
				row.at?.[1].toFixed(6) ?? ''
			];
		})
	];
}
