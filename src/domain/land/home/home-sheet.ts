import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import { measures, sumProgress, type LandProgress, type Measure, type PlaceProgress } from './progress.ts';
import { isLate, type Waiting, type WaitingWords } from './waiting.ts';

export interface ProgressSheetWords {
	place: string;
	code: string;
	measures: Readonly<Record<Measure, { part: string; whole: string; share: string }>>;
	unplaced: string;
	total: string;
}

const figure = (value: number, unit: 'count' | 'mu' | 'fen'): number =>
	unit === 'mu' ? muToNumber(value) : unit === 'fen' ? value / 100 : value;

/** The share beside its fraction, one place; — for none of none (domain.md I9). */
const share = (part: number, whole: number): CsvCell => (whole === 0 ? '—' : Math.round((part / whole) * 1000) / 10);

/** The table of progress: part, whole and share of each measure, the places' own sum last. */
export function progressTable(
	rows: readonly PlaceProgress[],
	names: ReadonlyMap<string, string>,
	shown: readonly Measure[],
	words: ProgressSheetWords
): CsvCell[][] {
	const cells = (sums: LandProgress): CsvCell[] =>
		shown.flatMap((name) => {
			const { part, whole, unit } = measures[name];
			return [figure(sums[part], unit), figure(sums[whole], unit), share(sums[part], sums[whole])];
		});
	return [
		[
			...[words.code, words.place],
			...shown.flatMap((name) => [words.measures[name].part, words.measures[name].whole, words.measures[name].share])
		],
		...rows.map((row): CsvCell[] => [
			row.code,
			row.code === '' ? words.unplaced : (names.get(row.code) ?? row.code),
			...cells(row)
		]),
		['', words.total, ...cells(sumProgress(rows))]
	];
}

/** What waits as a table, as the page shows it. */
export const waitingTable = (
	rows: readonly Waiting[],
	words: WaitingWords & { heads: readonly string[]; late: string },
	today: string
): CsvCell[][] => [
	[...words.heads],
	...rows.map((row): CsvCell[] => [
		...[row.dueOn ?? '', isLate(row, today) ? words.late : '', words.kind(row), row.name, words.ask(row)],
		words.place(row)
	])
];
