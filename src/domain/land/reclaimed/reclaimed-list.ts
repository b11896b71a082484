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
import type { Fen } from '#core/money.ts';
import type { Mu } from '#core/mu.ts';
import { objectKinds, type ObjectKind } from '#land/contracts/kinds.ts';
import { offerCourse, offerStates, outcomeOf, outcomes, type OfferOutcome, type OfferState } from './course.ts';
import { assetNumber, yearOf, type StoredAsset } from './reclaimed.ts';

/** Something taken back as the list and the ledger show it; the winner's name is masked before it gets here. */
export interface AssetRow extends Omit<StoredAsset, 'id' | 'lastActor'> {
	/** Whether whoever looks may take a step on now. */
	mine: boolean;
}

export interface AssetFilter {
	text: string;
	township: string;
	village: string;
	kind: ObjectKind | '';
	state: OfferState | '';
	outcome: OfferOutcome | '';
	/** What waits for whoever looks, what is late; '' is all. */
	queue: 'mine' | 'overdue' | '';
}

export const everyAsset: AssetFilter = {
	...{ text: '', township: '', village: '', kind: '', state: '', outcome: '', queue: '' }
};

const sorts = ['number', 'village', 'name', 'kind', 'size', 'state', 'reserve', 'won', 'jobs', 'gain', 'due'] as const;
export type AssetSort = ListSort<(typeof sorts)[number]>;
const firstSort: AssetSort = { key: 'due', descending: false };

export interface AssetListState {
	filter: AssetFilter;
	sort: AssetSort;
}

export const isOver = (state: OfferState): boolean => offerCourse.last.includes(state);

export const isOverdue = ({ state, dueOn }: Pick<AssetRow, 'state' | 'dueOn'>, today: string): boolean =>
	dueOn !== null && dueOn < today && !isOver(state);

export function filterAssets(rows: readonly AssetRow[], filter: AssetFilter, today: string): AssetRow[] {
	const found = searchedFor(filter.text);
	return rows.filter((row) => {
		if (filter.township !== '' && row.township !== filter.township) return false;
		if (filter.village !== '' && row.village !== filter.village) return false;
		if (filter.kind !== '' && row.kind !== filter.kind) return false;
		if (filter.state !== '' && row.state !== filter.state) return false;
		if (filter.outcome !== '' && outcomeOf(row.state) !== filter.outcome) return false;
		if (filter.queue === 'mine' && !row.mine) return false;
		if (filter.queue === 'overdue' && !isOverdue(row, today)) return false;
		return found([
			assetNumber(row.number),
			row.code,
			row.name,
			row.villageName,
			row.townshipName,
			row.listing,
			row.contract
		]);
	});
}

/** By one column, then by number; rows without a value stand last either way. */
export function sortAssets(rows: readonly AssetRow[], { key, descending }: AssetSort): AssetRow[] {
	const of: Record<AssetSort['key'], (row: AssetRow) => number | string | null> = {
		number: (row) => row.number,
		village: (row) => row.villageKey,
		name: (row) => row.name,
		kind: (row) => objectKinds.indexOf(row.kind),
		size: (row) => row.mu ?? row.units,
		state: (row) => offerStates.indexOf(row.state),
		reserve: (row) => row.reserveFen,
		won: (row) => row.wonFen,
		jobs: (row) => row.jobs,
		gain: (row) => row.gainFen,
		due: (row) => (isOver(row.state) ? null : row.dueOn)
	};
	return rows.toSorted(byColumn(of[key], descending, (one, other) => one.number - other.number));
}

/** What an address asks of the list; whatever it says wrongly is as at first. */
export function assetListOf(search: URLSearchParams): AssetListState {
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 100),
			township: matching(search, 'township', TOWNSHIP),
			village: matching(search, 'village', VILLAGE),
			kind: oneOf(search.get('kind'), objectKinds),
			state: oneOf(search.get('state'), offerStates),
			outcome: oneOf(search.get('outcome'), outcomes),
			queue: oneOf(search.get('queue'), ['mine', 'overdue'])
		},
		sort: sortOf(search, sorts, firstSort)
	};
}

export const assetSearch = ({ filter, sort }: AssetListState): string => addressOf(filter, sort, firstSort).toString();

export interface AssetTotals {
	count: number;
	mu: Mu;
	jobs: number;
	gainFen: Fen;
	/** What those that are let were asked to bring a year at least, and what they bring. */
	reserveFen: Fen;
	wonFen: Fen;
	overdue: number;
	outcomes: { outcome: OfferOutcome; count: number }[];
	states: { state: OfferState; count: number }[];
}

export function totalAssets(rows: readonly AssetRow[], today: string): AssetTotals {
	const sum = (of: (row: AssetRow) => number) => rows.reduce((all, row) => all + of(row), 0);
	const won = rows.filter(({ unit, wonFen }) => unit !== null && wonFen !== null);
	return {
		count: rows.length,
		mu: sum(({ mu }) => mu ?? 0),
		jobs: sum(({ jobs }) => jobs ?? 0),
		gainFen: sum(({ gainFen }) => gainFen ?? 0),
		reserveFen: won.reduce((all, row) => all + yearOf(row.reserveFen ?? 0, row.unit!, row), 0),
		wonFen: won.reduce((all, row) => all + yearOf(row.wonFen!, row.unit!, row), 0),
		overdue: rows.filter((row) => isOverdue(row, today)).length,
		outcomes: outcomes.map((outcome) => ({
			...{ outcome, count: rows.filter(({ state }) => outcomeOf(state) === outcome).length }
		})),
		states: offerStates.map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
	};
}
