import { addressOf, oneOf, sortOf } from '#core/list-state.ts';
import type { CsvCell } from '#core/csv-text.ts';

export const departmentStates = ['now', 'coming', 'ended'] as const;
export type DepartmentState = (typeof departmentStates)[number];

/** A name a department has had, has, or will have; the last day is the day before `to`. */
export interface DepartmentName {
	readonly name: string;
	readonly from: string;
	readonly to: string | null;
}

/** A department under all its names, the newest first, with who acts for it today. */
export interface Department {
	readonly id: string;
	/** As it is called on the day that was asked about, else as it was called last, or will be first. */
	readonly name: string;
	readonly key: string;
	readonly state: DepartmentState;
	readonly since: string;
	readonly until: string | null;
	readonly names: readonly DepartmentName[];
	readonly people: readonly { readonly id: string; readonly name: string }[];
}

export const stateOn = (names: readonly DepartmentName[], day: string): DepartmentState => {
	if (names.some(({ from, to }) => from <= day && (to === null || to > day))) return 'now';
	return names.some(({ from }) => from > day) ? 'coming' : 'ended';
};

/** The name on a day; before the first the first, after the last the last. @param names the newest first */
export const nameOn = <N extends DepartmentName>(names: readonly N[], day: string): N =>
	names.find(({ from }) => from <= day) ?? names.at(-1)!;

export const departmentSorts = ['name', 'state', 'since', 'until', 'people'] as const;
export type DepartmentSort = (typeof departmentSorts)[number];

export interface DepartmentList {
	filter: { text: string; state: DepartmentState | '' };
	sort: { key: DepartmentSort; descending: boolean };
}

export const allDepartments: DepartmentList['filter'] = { text: '', state: '' };
const firstSort: DepartmentList['sort'] = { key: 'name', descending: false };

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Those that hold every word asked for in a name or a person's, in one order. Those without a value stand last either way. */
export function shownDepartments(rows: readonly Department[], { filter, sort }: DepartmentList): Department[] {
	const words = folded(filter.text).split(/\s+/).filter(Boolean);
	const held = ({ names, people }: Department) => folded([...names, ...people].map(({ name }) => name).join(' '));
	const keyOf = (row: Department): string => {
		if (sort.key === 'name') return row.key;
		if (sort.key === 'state') return String(departmentStates.indexOf(row.state));
		return sort.key === 'people' ? String(row.people.length).padStart(6, '0') : (row[sort.key] ?? '');
	};
	const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
	return rows
		.filter(
			(row) => (filter.state === '' || row.state === filter.state) && words.every((word) => held(row).includes(word))
		)
		.toSorted((one, other) => {
			const [a, b] = [keyOf(one), keyOf(other)];
			if (a !== b && (a === '' || b === '')) return a === '' ? 1 : -1;
			return compare(a, b) * (sort.descending ? -1 : 1) || compare(one.key, other.key) || compare(one.id, other.id);
		});
}

/** What an address asks of the list; whatever it does not say, or says wrongly, is as at first. */
export function departmentListOf(search: URLSearchParams): DepartmentList {
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 100),
			state: oneOf(search.get('state'), departmentStates)
		},
		sort: sortOf(search, departmentSorts, firstSort)
	};
}

/** The address of a list, without what is as at first. */
export const departmentSearchOf = ({ filter, sort }: DepartmentList): string =>
	addressOf(filter, sort, firstSort).toString();

export interface DepartmentSheetWords {
	heads: Readonly<Record<DepartmentSort | 'names', string>>;
	state: Readonly<Record<DepartmentState, string>>;
	comma: string;
}

/** Departments as a table of cells, a row each name, its head first. */
export const departmentSheet = (
	rows: readonly Department[],
	{ heads, state, comma }: DepartmentSheetWords
): CsvCell[][] => [
	[heads.name, heads.names, heads.since, heads.until, heads.state, heads.people],
	...rows.flatMap((row) =>
		row.names.map((each): CsvCell[] => [
			...[row.name, each.name, each.from, each.to ?? '', state[row.state]],
			row.people.map(({ name }) => name).join(comma)
		])
	)
];
