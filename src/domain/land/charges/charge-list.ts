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
import type { LandKind } from '#land/cases/case.ts';
import { chargeStatuses, type ChargeStatus } from './balance.ts';
import { chargeNumber } from './charge.ts';

/** A charge as the ledger shows it; the payer's name is masked before it gets here. */
export interface ChargeRow {
	number: number;
	caseNumber: number;
	village: string;
	villageName: string;
	villageKey: string;
	township: string;
	townshipName: string;
	payer: string;
	landKind: LandKind;
	measuredMu: Mu;
	priceFen: number;
	startsOn: string;
	endsOn: string;
	due: number;
	paid: number;
	waived: number;
	open: number;
	overdue: number;
	status: ChargeStatus;
	/** When the next of what is open is to be paid. */
	nextOn: string | null;
	lastReceipt: string | null;
}

export interface ChargeFilter {
	text: string;
	township: string;
	village: string;
	status: ChargeStatus | '';
	land: LandKind | '';
}

export const everyCharge: ChargeFilter = { text: '', township: '', village: '', status: '', land: '' };

const sorts = ['number', 'village', 'payer', 'mu', 'due', 'paid', 'open', 'overdue', 'next', 'status'] as const;
export type ChargeSort = ListSort<(typeof sorts)[number]>;
const firstSort: ChargeSort = { key: 'next', descending: false };

export interface ChargeListState {
	filter: ChargeFilter;
	sort: ChargeSort;
}

export function filterCharges(rows: readonly ChargeRow[], filter: ChargeFilter): ChargeRow[] {
	const found = searchedFor(filter.text);
	return rows.filter((row) => {
		if (filter.township !== '' && row.township !== filter.township) return false;
		if (filter.village !== '' && row.village !== filter.village) return false;
		if (filter.status !== '' && row.status !== filter.status) return false;
		if (filter.land !== '' && row.landKind !== filter.land) return false;
		return found([chargeNumber(row.number), row.villageName, row.townshipName, row.payer, row.lastReceipt]);
	});
}

/** By one column, then by number; rows without a value stand last either way. */
export function sortCharges(rows: readonly ChargeRow[], { key, descending }: ChargeSort): ChargeRow[] {
	const of: Record<ChargeSort['key'], (row: ChargeRow) => number | string | null> = {
		number: (row) => row.number,
		village: (row) => row.villageKey,
		payer: (row) => row.payer,
		mu: (row) => row.measuredMu,
		due: (row) => row.due,
		paid: (row) => row.paid,
		open: (row) => row.open,
		overdue: (row) => row.overdue,
		next: (row) => row.nextOn,
		status: (row) => chargeStatuses.indexOf(row.status)
	};
	return rows.toSorted(byColumn(of[key], descending, (one, other) => one.number - other.number));
}

/** What an address asks of the ledger; whatever it says wrongly is as at first. */
export function chargeListOf(search: URLSearchParams): ChargeListState {
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 100),
			township: matching(search, 'township', TOWNSHIP),
			village: matching(search, 'village', VILLAGE),
			status: oneOf(search.get('status'), chargeStatuses),
			land: oneOf(search.get('land'), ['farmland', 'construction'])
		},
		sort: sortOf(search, sorts, firstSort)
	};
}

export const chargeSearch = ({ filter, sort }: ChargeListState): string =>
	addressOf(filter, sort, firstSort).toString();

/** Sums of money and land, always from the record's own fen. */
export interface ChargeSums {
	count: number;
	mu: Mu;
	due: number;
	paid: number;
	waived: number;
	open: number;
	overdue: number;
}

export function sumCharges(rows: readonly ChargeRow[]): ChargeSums {
	const sums: ChargeSums = { count: rows.length, mu: 0, due: 0, paid: 0, waived: 0, open: 0, overdue: 0 };
	for (const row of rows) {
		sums.mu += row.measuredMu;
		for (const key of ['due', 'paid', 'waived', 'open', 'overdue'] as const) sums[key] += row[key];
	}
	return sums;
}

export interface VillageSums extends ChargeSums {
	code: string;
	name: string;
	township: string;
	townshipName: string;
}

/** One line a village, and one a township (domain.md I10: Σ village = township = county). */
export function rollUp(rows: readonly ChargeRow[], by: 'village' | 'township'): VillageSums[] {
	const groups = Map.groupBy(rows, (row) => row[by]);
	return [...groups]
		.map(([code, of]) => ({
			...sumCharges(of),
			code,
			name: by === 'village' ? of[0]!.villageName : of[0]!.townshipName,
			township: of[0]!.township,
			townshipName: of[0]!.townshipName,
			key: `${of[0]!.township} ${by === 'village' ? of[0]!.villageKey : ''}`
		}))
		.toSorted((one, other) => (one.key < other.key ? -1 : 1))
		.map(({ key: _, ...sums }) => sums);
}
