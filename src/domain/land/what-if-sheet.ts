import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import { numberText, type FindingKind } from '#land/finding-list.ts';
import type { SheetPlaces } from '#land/finding-sheet.ts';
import type { MovedLead } from '#land/what-if.ts';

/** The words a sheet of a trial needs; the route hands them over in the person's language. */
export interface TrialWords {
	heads: readonly string[];
	kinds: Record<FindingKind, string>;
	comes: string;
	goes: string;
}

/** What a trial of the tolerance would list and no longer list, as a table of cells, its head first. No names of people. */
export function trialSheet(
	moved: readonly (MovedLead & { number: number | null })[],
	places: SheetPlaces,
	words: TrialWords
): CsvCell[][] {
	return [
		[...words.heads],
		...moved.map((lead): CsvCell[] => {
			const place = lead.village === null ? null : places.village(lead.village);
			return [
				words[lead.moves],
				words.kinds[lead.kind],
				lead.number === null ? '' : numberText(lead.number),
				place?.township ?? '',
				place?.name ?? '',
				lead.village ?? '',
				lead.contract ?? '',
				lead.occupations.join(' '),
				muToNumber(lead.contractedMu),
				muToNumber(lead.measuredMu),
				muToNumber(lead.overMu),
				muToNumber(lead.toleranceNowMu),
				muToNumber(lead.toleranceThenMu)
			];
		})
	];
}
