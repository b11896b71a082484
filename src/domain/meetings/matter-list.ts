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
export interface MatterSort {
	key: (typeof sorts)[number];
	descending: boolean;
}
const firstSort: MatterSort = { key: 'raised', descending: true };

export interface MatterListState {
	year: string;
	filter: MatterFilter;
	sort: MatterSort;
}

/** 事 0012 */
export const matterNumber = (number: number): string => String(number).padStart(4, '0');

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

export function filterMatters(rows: readonly MatterRow[], filter: MatterFilter): MatterRow[] {
	const words = folded(filter.text).split(/\s+/).filter(Boolean);
	return rows.filter((row) => {
		if (!row.village.startsWith(filter.place)) return false;
		if (filter.kind !== '' && row.kind !== filter.kind) return false;
		if (filter.standing !== '' && row.standing !== filter.standing) return false;
		const held = folded(
			[matterNumber(row.number), row.title, row.villageName, row.townshipName, row.resolution].join(' ')
		);
		return words.every((word) => held.includes(word));
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
	return rows.toSorted((one, other) => {
		const [a, b] = [of[key](one), of[key](other)];
		if (a !== b) {
			if (a === null || b === null) return a === null ? 1 : -1;
			return (a < b ? -1 : 1) * (descending ? -1 : 1);
		}
		return other.number - one.number;
	});
}

const oneOf = <T extends string>(value: string | null, of: readonly T[]): T | '' =>
	of.find((each) => each === value) ?? '';

/** The list as an address says it; anything unknown is left out. */
export function matterListOf(search: URLSearchParams, thisYear: string): MatterListState {
	const of = (name: string, pattern: RegExp): string => {
		const value = search.get(name) ?? '';
		return pattern.test(value) ? value : '';
	};
	const sort = oneOf(search.get('sort'), sorts);
	return {
		year: of('year', /^20\d\d$/) || thisYear,
		filter: {
			text: (search.get('text') ?? '').slice(0, 60),
			place: of('place', /^(\d{9}|\d{12})$/),
			kind: oneOf(search.get('kind'), matterKinds),
			standing: oneOf(search.get('standing'), standings)
		},
		sort: sort === '' ? firstSort : { key: sort, descending: search.get('down') === '1' }
	};
}

export function matterSearch({ year, filter, sort }: MatterListState, thisYear: string): string {
	const search = new URLSearchParams();
	if (year !== thisYear) search.set('year', year);
	for (const [name, value] of Object.entries(filter)) if (value !== '') search.set(name, value);
	if (sort.key !== firstSort.key || !sort.descending) {
		search.set('sort', sort.key);
		if (sort.descending) search.set('down', '1');
	}
	return search.toString();
}
