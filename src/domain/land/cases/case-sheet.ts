import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import type { FindingKind } from '#land/finding-list.ts';
import { caseNumber } from './case.ts';
import type { CaseRow } from './case-list.ts';
import { isOverdue } from './case-list.ts';
import type { CaseState } from './course.ts';

export interface CaseSheetWords {
	heads: readonly string[];
	states: Readonly<Record<CaseState, string>>;
	kinds: Readonly<Record<FindingKind, string>>;
	yes: string;
}

/** The list of cases as a table: codes beside names, 亩 as decimals, names masked, no estimate. */
export function caseTable(rows: readonly CaseRow[], words: CaseSheetWords, today: string): CsvCell[][] {
	return [
		[...words.heads],
		...rows.map((row): CsvCell[] => [
			caseNumber(row.number),
			words.states[row.state],
			...[row.townshipName, row.villageName, row.village],
			words.kinds[row.kind],
			...[row.holder ?? '', row.contract ?? '', row.findings],
			muToNumber(row.suspectedMu),
			row.measuredMu === null ? null : muToNumber(row.measuredMu),
			...[row.assignee ?? '', row.openedOn, row.dueOn ?? ''],
			isOverdue(row, today) ? words.yes : ''
		])
	];
}
