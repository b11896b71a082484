import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import type { Judged } from '#zones/plans/sheet/rules.ts';
import type { DifferenceRow, Moved } from './difference.ts';

/** A comparison as a table of cells, its head first; names of villages in full. What is not known is an empty cell. */
export const differenceSheet = (
	rows: readonly DifferenceRow[],
	judged: readonly Judged[],
	nameOf: (code: string) => string,
	words: {
		sheetHeads: readonly string[];
		total: string;
		kept: string;
		states: Readonly<Record<'new' | 'gone', string>>;
		renamed: (former: string) => string;
		ruleStates: Readonly<Record<Judged['state'], string>>;
		layouts: Readonly<Record<ZoneLayout, string>>;
		comma: string;
		sentences: (each: readonly string[]) => string;
	}
): CsvCell[][] => {
	const states = new Map(
		judged.map(({ number, state, why }) => [number, [words.ruleStates[state], words.sentences(why)] as const])
	);
	const cells = ({ now, was, gained, lost }: Moved, shown: (amount: number) => number = (amount) => amount) =>
		[now, was, gained, lost].map(shown);
	const stateOf = (row: DifferenceRow) =>
		[row.state === 'kept' ? words.kept : words.states[row.state], row.formerName && words.renamed(row.formerName)]
			.filter(Boolean)
			.join(words.comma);
	return [
		[...words.sheetHeads],
		...rows.map((row): CsvCell[] => [
			...(row.number > 0
				? [row.number, row.name, row.layout ? words.layouts[row.layout] : '', stateOf(row)]
				: ['', words.total, '', '']),
			...[...cells(row.villages), ...cells(row.areaMu, muToNumber), ...cells(row.contracts)],
			...(row.people ? cells(row.people) : ['', '', '', '']),
			row.money?.now ?? '',
			...[row.gained, row.lost].map((codes) => codes.map(nameOf).join(words.comma)),
			...(states.get(row.number) ?? ['', ''])
		])
	];
};
