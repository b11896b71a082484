import {
	addressOf,
	byColumn,
	matching,
	oneOf,
	searchedFor,
	sortOf,
	TOWNSHIP,
	VILLAGE,
	type ListSort
} from '#core/list-state.ts';
import type { Mu } from '#core/mu.ts';
import type { FindingKind } from '#land/finding-list.ts';
import { caseNumber } from './case.ts';
import type { Office } from '#core/office.ts';
import { caseStates, isOver, type CaseState } from './course.ts';

/** A case as lists and exports show it; the holder's name is masked before it gets here. No estimate is ever in it. */
export interface CaseRow {
	number: number;
	village: string;
	villageName: string;
	villageKey: string;
	township: string;
	townshipName: string;
	kind: FindingKind;
	holder: string | null;
	contract: string | null;
	findings: number;
	suspectedMu: Mu;
	measuredMu: Mu | null;
	state: CaseState;
	handledAt: Office;
	assignee: string | null;
	openedOn: string;
	dueOn: string | null;
	/** Whether whoever looks may take a step now. */
	mine: boolean;
}

export interface CaseFilter {
	text: string;
	township: string;
	village: string;
	state: CaseState | '';
	kind: FindingKind | '';
	/** What waits for whoever looks, what is late, what is not over; '' is all. */
	queue: 'mine' | 'overdue' | 'open' | '';
}

export const everyCase: CaseFilter = { text: '', township: '', village: '', state: '', kind: '', queue: '' };

const sorts = ['number', 'state', 'village', 'kind', 'holder', 'mu', 'measured', 'opened', 'due'] as const;
export type CaseSort = ListSort<(typeof sorts)[number]>;
const firstSort: CaseSort = { key: 'due', descending: false };

export interface CaseListState {
	filter: CaseFilter;
	sort: CaseSort;
}

export const isOverdue = ({ state, dueOn }: Pick<CaseRow, 'state' | 'dueOn'>, today: string): boolean =>
	dueOn !== null && dueOn < today && !isOver(state);

export function filterCases(rows: readonly CaseRow[], filter: CaseFilter, today: string): CaseRow[] {
	const found = searchedFor(filter.text);
	return rows.filter((row) => {
		if (filter.township !== '' && row.township !== filter.township) return false;
		if (filter.village !== '' && row.village !== filter.village) return false;
		if (filter.state !== '' && row.state !== filter.state) return false;
		if (filter.kind !== '' && row.kind !== filter.kind) return false;
		if (filter.queue === 'mine' && !row.mine) return false;
		if (filter.queue === 'overdue' && !isOverdue(row, today)) return false;
		if (filter.queue === 'open' && isOver(row.state)) return false;
		return found([caseNumber(row.number), row.villageName, row.townshipName, row.holder, row.contract, row.assignee]);
	});
}

/** By one column, then by number; rows without a value stand last either way. */
export function sortCases(rows: readonly CaseRow[], { key, descending }: CaseSort): CaseRow[] {
	const of: Record<CaseSort['key'], (row: CaseRow) => number | string | null> = {
		number: (row) => row.number,
		state: (row) => caseStates.indexOf(row.state),
		village: (row) => row.villageKey,
		kind: (row) => row.kind,
		holder: (row) => row.holder,
		mu: (row) => row.suspectedMu,
		measured: (row) => row.measuredMu,
		opened: (row) => row.openedOn,
		due: (row) => (isOver(row.state) ? null : row.dueOn)
	};
	return rows.toSorted(byColumn(of[key], descending, (one, other) => one.number - other.number));
}

const kinds: readonly FindingKind[] = [
	...(['over_area', 'on_uncontracted', 'no_contract', 'on_other_contract', 'expired_held', 'beyond_village'] as const),
	'double_contracted'
];
/** Kinds that a case can be about. */
export const caseKinds = kinds;

/** What an address asks of the list; whatever it says wrongly is as at first. */
export function caseListOf(search: URLSearchParams): CaseListState {
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 100),
			township: matching(search, 'township', TOWNSHIP),
			village: matching(search, 'village', VILLAGE),
			state: oneOf(search.get('state'), caseStates),
			kind: oneOf(search.get('kind'), kinds),
			queue: oneOf(search.get('queue'), ['mine', 'overdue', 'open'])
		},
		sort: sortOf(search, sorts, firstSort)
	};
}

export const caseSearch = ({ filter, sort }: CaseListState): string => addressOf(filter, sort, firstSort).toString();

export interface CaseTotals {
	count: number;
	over: number;
	overdue: number;
	mine: number;
	suspectedMu: Mu;
	/** 亩 of those that were measured, and how many they are. */
	measuredMu: Mu;
	measured: number;
	states: { state: CaseState; count: number }[];
}

export function totalCases(rows: readonly CaseRow[], today: string): CaseTotals {
	const measured = rows.filter(({ measuredMu }) => measuredMu !== null);
	return {
		count: rows.length,
		over: rows.filter(({ state }) => isOver(state)).length,
		overdue: rows.filter((row) => isOverdue(row, today)).length,
		mine: rows.filter(({ mine }) => mine).length,
		suspectedMu: rows.reduce((sum, { suspectedMu }) => sum + suspectedMu, 0),
		measuredMu: measured.reduce((sum, { measuredMu }) => sum + measuredMu!, 0),
		measured: measured.length,
		states: caseStates.map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
	};
}
