import type { CsvCell } from '#core/csv-text.ts';
import type { Heading, Programme, ProjectRow } from './project.ts';
import type { ProjectState } from './stages.ts';

/** 项目台账: a project a row, money in yuan. */
export const projectTable = (
	rows: readonly ProjectRow[],
	words: {
		heads: readonly string[];
		programmes: Readonly<Record<Programme, string>>;
		headings: Readonly<Record<Heading, string>>;
		states: Readonly<Record<ProjectState, string>>;
	}
): CsvCell[][] => [
	[...words.heads],
	...rows.map((row): CsvCell[] => [
		...[row.code, row.year, row.name, row.townshipName, row.villageName, row.village, words.programmes[row.programme]],
		...[row.zoneName ?? '', words.headings[row.heading], row.askedFen / 100, row.ownFen / 100],
		...[row.approvedFen === null ? null : row.approvedFen / 100, words.states[row.state], row.stateSince],
		...[row.dueOn ?? '', row.publicUntil ?? '', row.enteredOn]
	])
];
