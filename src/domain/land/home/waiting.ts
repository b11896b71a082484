import { addressOf, matching, oneOf, searchedFor, sortOf, TOWNSHIP, type ListSort } from '#core/list-state.ts';

/** What can wait for somebody, in the order of its filter. Whatever comes joins here and in the list of its sources. */
export const waitingKinds = [
	...(['case', 'contract', 'handup', 'charge', 'waiver'] as const),
	...(['debt', 'offer', 'meeting', 'finding', 'plan', 'opinion', 'project'] as const)
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** One thing that waits: which record, what is asked for, and by when. No names of people. */
export interface Waiting {
	kind: WaitingKind;
	/** What the record is called. */
	name: string;
	/** Its page. */
	href: string;
	/** What is asked for; a word of the page. */
	ask: string;
	/** Twelve digits; null for what lies in no known village. */
	village: string | null;
	dueOn: string | null;
}

/** What waits of one kind: those due first, and how many there are in all. */
export interface WaitingList {
	kind: WaitingKind;
	count: number;
	late: number;
	rows: Waiting[];
}

/** Rows a kind shows here; the rest stands in its own list. */
export const MOST = 200;

export const isLate = ({ dueOn }: Pick<Waiting, 'dueOn'>, today: string): boolean => dueOn !== null && dueOn < today;

/** The soonest due first, what has no day last; then by kind and name. */
export const byDue = (one: Waiting, other: Waiting): number => {
	const key = ({ dueOn, kind, name }: Waiting) =>
		`${dueOn ?? '9999-99-99'} ${waitingKinds.indexOf(kind)} ${name.padStart(40)}`;
	return key(one) < key(other) ? -1 : 1;
};

/** A kind's list out of all that waits of it. */
export function waitingList(kind: WaitingKind, all: readonly Waiting[], today: string): WaitingList {
	return {
		kind,
		count: all.length,
		late: all.filter((each) => isLate(each, today)).length,
		rows: all.toSorted(byDue).slice(0, MOST)
	};
}

export interface WaitingFilter {
	text: string;
	kind: WaitingKind | '';
	/** Nine digits. */
	township: string;
	late: '1' | '';
}
export const everything: WaitingFilter = { text: '', kind: '', township: '', late: '' };

const sorts = ['due', 'kind', 'name', 'village', 'ask'] as const;
export type WaitingSort = ListSort<(typeof sorts)[number]>;
const firstSort: WaitingSort = { key: 'due', descending: false };

export interface WaitingState {
	filter: WaitingFilter;
	sort: WaitingSort;
}

/** What an address asks of the list; whatever it says wrongly is as at first. */
export function waitingOf(search: URLSearchParams): WaitingState {
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 100),
			kind: oneOf(search.get('kind'), waitingKinds),
			township: matching(search, 'township', TOWNSHIP),
			late: oneOf(search.get('late'), ['1'])
		},
		sort: sortOf(search, sorts, firstSort)
	};
}

export const waitingSearch = ({ filter, sort }: WaitingState): string => addressOf(filter, sort, firstSort).toString();

/** What rows are searched and sorted by, as they are shown. */
export interface WaitingWords {
	kind: (row: Waiting) => string;
	ask: (row: Waiting) => string;
	place: (row: Waiting) => string;
}

/** The rows an address leaves, in its order. */
export function waitingRows(
	lists: readonly WaitingList[],
	{ filter, sort }: WaitingState,
	words: WaitingWords,
	today: string
): Waiting[] {
	const found = searchedFor(filter.text);
	const rows = lists
		.flatMap(({ rows: own }) => own)
		.filter((row) => {
			if (filter.kind !== '' && row.kind !== filter.kind) return false;
			if (filter.township !== '' && !row.village?.startsWith(filter.township)) return false;
			if (filter.late !== '' && !isLate(row, today)) return false;
			return found([row.name, words.kind(row), words.ask(row), words.place(row)]);
		})
		.sort(byDue);
	if (sort.key === 'due') return sort.descending ? rows.toReversed() : rows;
	const of: Record<Exclude<WaitingSort['key'], 'due'>, (row: Waiting) => string | number> = {
		kind: ({ kind }) => waitingKinds.indexOf(kind),
		name: ({ name }) => name.padStart(40),
		village: ({ village }) => village ?? '',
		ask: words.ask
	};
	const key = of[sort.key];
	const way = sort.descending ? -1 : 1;
	return rows.toSorted((one, other) => (key(one) === key(other) ? 0 : key(one) < key(other) ? -way : way));
}
