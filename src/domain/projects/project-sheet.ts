import type { CsvCell } from '#core/csv-text.ts';
import { yuanText } from '#core/money.ts';
import { headingWords, matterWords, programmeWords } from './import-rows.ts';
import { projectTemplates } from './import-templates.ts';
import type { ProjectRow } from './project.ts';
import type { ProjectState } from './stages.ts';

const yuan = (fen: number | null): string | null => (fen === null ? null : yuanText(fen));

const lineOf = (row: ProjectRow): Record<string, CsvCell> => ({
	...{ code: row.code, name: row.name, year: String(row.year), programme: programmeWords[row.programme][0]! },
	...{ village_code: row.village, village_name: row.villageName, zone: row.zoneName, summary: row.summary },
	...{ matter: matterWords[row.matter][0]!, heading: headingWords[row.heading][0]!, asked: yuan(row.askedFen) },
	...{ own: yuan(row.ownFen), income: yuan(row.incomeFen), households: row.households, jobs: row.jobs }
});

/**
 * 项目库: the columns of its template, in Chinese in every language since it comes back in by them, and behind them where each
 * project stands.
 */
export function projectTable(
	rows: readonly ProjectRow[],
	words: { heads: readonly string[]; states: Readonly<Record<ProjectState, string>> }
): CsvCell[][] {
	const { columns } = projectTemplates[0]!;
	return [
		[...columns.map(({ header }) => header), ...words.heads],
		...rows.map((row): CsvCell[] => {
			const line = lineOf(row);
			return [
				...columns.map(({ field }) => line[field] ?? ''),
				...[row.townshipName, yuan(row.approvedFen), words.states[row.state], row.stateSince],
				...[row.dueOn ?? '', row.publicUntil ?? '', row.enteredOn]
			];
		})
	];
}
