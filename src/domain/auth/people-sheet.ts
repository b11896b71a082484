import type { PeopleSort, PersonRow, PersonState } from '#auth/people-list.ts';
import type { CsvCell } from '#core/csv-text.ts';

export interface PeopleSheetWords {
	heads: Readonly<Record<PeopleSort, string>>;
	state: Readonly<Record<PersonState, string>>;
	rolesText: (row: PersonRow) => string;
}

/** The list of people as a table of cells, its head first; phones as the rows have them, masked. */
export const peopleSheet = (rows: readonly PersonRow[], { heads, state, rolesText }: PeopleSheetWords): CsvCell[][] => [
	[heads.name, heads.organisation, heads.post, heads.roles, heads.state, heads.seen, heads.phone],
	...rows.map((row): CsvCell[] => [
		...[row.name, row.organisation ?? '', row.post ?? '', rolesText(row), state[row.state]],
		...[row.seen?.toISOString() ?? '', row.phone ?? '']
	])
];
