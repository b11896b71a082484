import { csvText } from '#core/csv-text.ts';
import type { Problem, Sheet } from '#core/import-fields.ts';

/** An empty table of this kind: its header, by the names of the standard. */
export const templateOf = (sheet: Sheet): string =>
	csvText([sheet.fields.map(({ name, aliases }) => aliases[0] ?? name)]);

/** Rejected rows as a table to send back to whoever made the file. */
export const rejectionsText = (
	problems: readonly Problem[],
	header: readonly string[],
	worded: (problem: Problem) => { field: string; expected: string }
): string =>
	csvText([
		header,
		...problems.map((problem) => {
			const { field, expected } = worded(problem);
			return [problem.row, problem.column ?? field, expected, problem.got];
		})
	]);
