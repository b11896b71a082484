import { addressOf, byColumn, matching, oneOf, PLACE, searchedFor, sortOf, type ListSort } from '#core/list-state.ts';
import { programmes, type Programme, type ProjectRow } from './project.ts';
import { isOver, isProjectState, projectStates, type ProjectState } from './stages.ts';

export const projectSorts = ['code', 'name', 'village', 'state', 'age', 'due', 'asked'] as const;
export type ProjectSort = ListSort<(typeof projectSorts)[number]>;
const firstSort: ProjectSort = { key: 'code', descending: true };

/** Below half a million yuan, up to two million, above. */
export const amountBands = ['small', 'middle', 'large'] as const;
const bandOf = (fen: number) => (fen < 50_000_000 ? 'small' : fen <= 200_000_000 ? 'middle' : 'large');

export interface ProjectFilter {
	text: string;
	/** A state, `open` for all that are not over, `late` for those whose clock ran out. */
	state: ProjectState | 'open' | 'late' | '';
	programme: Programme | '';
	/** Nine digits or twelve. */
	place: string;
	/** How its zone lies. */
	layout: (typeof zoneLayouts)[number] | '';
	year: string;
	amount: (typeof amountBands)[number] | '';
}
export const zoneLayouts = ['adjacent', 'chain', 'complement', 'project'] as const;
export const everyProject: ProjectFilter = {
	...{ text: '', state: '', programme: '', place: '', layout: '', year: '', amount: '' }
};

export const views = ['list', 'board', 'map'] as const;

export interface ProjectListState {
	filter: ProjectFilter;
	sort: ProjectSort;
	view: (typeof views)[number];
}

/** Whether its clock ran out; nothing is late that is over. */
export const isLate = ({ dueOn, state }: Pick<ProjectRow, 'dueOn' | 'state'>, today: string): boolean =>
	dueOn !== null && dueOn < today && !isOver(state);

/** Days since it was entered, to today. */
export const ageOf = ({ enteredOn }: Pick<ProjectRow, 'enteredOn'>, today: string): number =>
	Math.round((Date.parse(today) - Date.parse(enteredOn)) / 86_400_000);

/** Projects of a list, in its order. */
export function projectsShown(
	rows: readonly ProjectRow[],
	{ filter, sort }: Pick<ProjectListState, 'filter' | 'sort'>,
	today: string
): ProjectRow[] {
	const found = searchedFor(filter.text);
	const kept = rows.filter((row) => {
		if (filter.state === 'open' && isOver(row.state)) return false;
		if (filter.state === 'late' && !isLate(row, today)) return false;
		if (isProjectState(filter.state) && row.state !== filter.state) return false;
		if (filter.programme !== '' && row.programme !== filter.programme) return false;
		if (!row.village.startsWith(filter.place)) return false;
		if (filter.layout !== '' && row.layout !== filter.layout) return false;
		if (filter.year !== '' && String(row.year) !== filter.year) return false;
		if (filter.amount !== '' && bandOf(row.askedFen) !== filter.amount) return false;
		return found([row.code, row.name, row.villageName, row.townshipName, row.zoneName]);
	});
	const of: Record<ProjectSort['key'], (row: ProjectRow) => number | string | null> = {
		code: (row) => row.code,
		name: (row) => row.key,
		village: (row) => row.villageKey,
		state: (row) => projectStates.indexOf(row.state),
		age: (row) => ageOf(row, today),
		due: (row) => (isOver(row.state) ? null : row.dueOn),
		asked: (row) => row.askedFen
	};
	return kept.toSorted(byColumn(of[sort.key], sort.descending, (one, other) => one.number - other.number));
}

/** Columns of the board: stages in their order, those nothing stands at too; sent back with the village. */
export const boardStates = projectStates.filter((state) => state !== 'rejected');

/** The list as an address says it; anything unknown is left out. */
export function projectListOf(search: URLSearchParams): ProjectListState {
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 60),
			state: oneOf(search.get('state'), [...projectStates, 'open' as const, 'late' as const]),
			programme: oneOf(search.get('programme'), programmes),
			place: matching(search, 'place', PLACE),
			layout: oneOf(search.get('layout'), zoneLayouts),
			year: matching(search, 'year', /^20\d\d$/),
			amount: oneOf(search.get('amount'), amountBands)
		},
		sort: sortOf(search, projectSorts, firstSort),
		view: oneOf(search.get('view'), views) || 'list'
	};
}

export function projectSearch({ filter, sort, view }: ProjectListState): string {
	const search = addressOf(filter, sort, firstSort);
	if (view !== 'list') search.set('view', view);
	return search.toString();
}
