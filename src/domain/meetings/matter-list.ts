import { addressOf, byColumn, matching, oneOf, PLACE, searchedFor, sortOf, type ListSort } from '#core/list-state.ts';
import type { PlaceNames } from './meeting-list.ts';
import { matterKinds, standings, type MatterKind, type MatterStanding } from './matter-kinds.ts';

/** A matter as lists and exports show it. */
export interface MatterRow extends PlaceNames {
	number: number;
	version: number;
	kind: MatterKind;
	title: string;
	amountFen: number | null;
	raisedOn: string;
	standing: MatterStanding;
	/** Whether it may not be carried out without a resolution. */
	needs: boolean;
	/** The newest meeting that has it on its agenda. */
	meeting: number | null;
	metOn: string | null;
	/** The resolution's number, once there is one. */
	resolution: string | null;
	executedOn: string | null;
}

export interface MatterFilter {
	text: string;
	place: string;
	kind: MatterKind | '';
	standing: MatterStanding | '';
}
export const everyMatter: MatterFilter = { text: '', place: '', kind: '', standing: '' };

const sorts = ['number', 'title', 'village', 'kind', 'amount', 'raised', 'standing', 'executed'] as const;
export type MatterSort = ListSort<(typeof sorts)[number]>;
const firstSort: MatterSort = { key: 'raised', descending: true };

export interface MatterListState {
	year: string;
	filter: MatterFilter;
	sort: MatterSort;
}

/** 事 0012 */
export const matterNumber = (number: number): string => String(number).padStart(4, '0');

export function filterMatters(rows: readonly MatterRow[], filter: MatterFilter): MatterRow[] {
	const found = searchedFor(filter.text);
	return rows.filter((row) => {
		if (!row.village.startsWith(filter.place)) return false;
		if (filter.kind !== '' && row.kind !== filter.kind) return false;
		if (filter.standing !== '' && row.standing !== filter.standing) return false;
		return found([matterNumber(row.number), row.title, row.villageName, row.townshipName, row.resolution]);
	});
}

/** By one column, then by number, the newest first; rows without a value stand last either way. */
export function sortMatters(rows: readonly MatterRow[], { key, descending }: MatterSort): MatterRow[] {
	const of: Record<MatterSort['key'], (row: MatterRow) => number | string | null> = {
		number: (row) => row.number,
		title: (row) => row.title,
		village: (row) => row.villageKey,
		kind: (row) => matterKinds.indexOf(row.kind),
		amount: (row) => row.amountFen,
		raised: (row) => row.raisedOn,
		standing: (row) => standings.indexOf(row.standing),
		executed: (row) => row.executedOn
	};
	return rows.toSorted(byColumn(of[key], descending, (one, other) => other.number - one.number));
}

/** The list as an address says it; anything unknown is left out. */
export function matterListOf(search: URLSearchParams, thisYear: string): MatterListState {
	return {
		year: matching(search, 'year', /^20\d\d$/) || thisYear,
		filter: {
			text: (search.get('text') ?? '').slice(0, 60),
			place: matching(search, 'place', PLACE),
			kind: oneOf(search.get('kind'), matterKinds),
			standing: oneOf(search.get('standing'), standings)
		},
		sort: sortOf(search, sorts, firstSort)
	};
}

export function matterSearch({ year, filter, sort }: MatterListState, thisYear: string): string {
	const search = addressOf(filter, sort, firstSort);
	if (year !== thisYear) search.set('year', year);
	return search.toString();
}
