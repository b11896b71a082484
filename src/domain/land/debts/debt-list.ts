import type { Method, Origin, Prohibition, Side } from './methods.ts';

/** An entry as its ledger shows it: the other party's name masked, money in fen. */
export interface DebtRow {
	id: string;
	version: number;
	number: string;
	side: Side;
	village: string;
	villageName: string;
	villageKey: string;
	township: string;
	counterparty: string;
	counterpartyKind: string;
	origin: Origin;
	arisenOn: string | null;
	dueOn: string | null;
	openingFen: number;
	newFen: number;
	by: Partial<Record<Method, number>>;
	balanceFen: number;
	prohibition: Prohibition | null;
	townshipSeen: boolean;
}

export const standings = ['open', 'settled', 'overdue', 'prohibited', 'unseen'] as const;
export type DebtStanding = (typeof standings)[number];

export interface DebtFilter {
	search: string;
	/** Township 9 digits or village 12; empty: all in sight. */
	place: string;
	origin: string;
	standing: DebtStanding | '';
}
export const debtSorts = ['village', 'number', 'counterparty', 'arisen', 'opening', 'resolved', 'balance'] as const;
export type DebtSort = { by: (typeof debtSorts)[number]; down: boolean };

export const noFilter: DebtFilter = { search: '', place: '', origin: '', standing: '' };

/** Whether an entry is past its day with something left. */
export const isOverdue = (row: Pick<DebtRow, 'dueOn' | 'balanceFen'>, today: string): boolean =>
	row.dueOn !== null && row.dueOn < today && row.balanceFen > 0;

export function hasStanding(row: DebtRow, standing: DebtStanding, today: string): boolean {
	if (standing === 'open') return row.balanceFen > 0;
	if (standing === 'settled') return row.balanceFen === 0;
	if (standing === 'overdue') return isOverdue(row, today);
	return row.prohibition !== null && (standing === 'prohibited' || !row.townshipSeen);
}

/** Rows a filter leaves. The other party is searched as it is shown: a mask hides the rest from a search too. */
export function filterDebts(rows: readonly DebtRow[], filter: DebtFilter, today: string): DebtRow[] {
	const words = filter.search.trim().toLowerCase();
	return rows.filter(
		(row) =>
			(words === '' ||
				[row.number, row.villageName, row.counterparty].some((text) => text.toLowerCase().includes(words))) &&
			row.village.startsWith(filter.place) &&
			(filter.origin === '' || row.origin === filter.origin) &&
			(filter.standing === '' || hasStanding(row, filter.standing, today))
	);
}

export const resolvedOf = ({ by }: DebtRow): number => Object.values(by).reduce((sum, fen) => sum + fen, 0);

export function sortDebts(rows: readonly DebtRow[], { by, down }: DebtSort): DebtRow[] {
	const key = (row: DebtRow): string | number =>
		({
			village: row.villageKey,
			number: row.number,
			counterparty: row.counterparty,
			arisen: row.arisenOn ?? '',
			opening: row.openingFen + row.newFen,
			resolved: resolvedOf(row),
			balance: row.balanceFen
		})[by];
	const sign = down ? -1 : 1;
	return rows.toSorted((a, b) => {
		const [one, other] = [key(a), key(b)];
		if (one !== other) return one < other ? -sign : sign;
		return a.number < b.number ? -1 : 1;
	});
}

/** The list as an address says it; anything unknown is left out. */
export function debtListOf(search: URLSearchParams): { side: Side; filter: DebtFilter; sort: DebtSort } {
	const of = <T extends string>(name: string, choices: readonly T[]): T | '' =>
		choices.find((choice) => choice === search.get(name)) ?? '';
	const place = search.get('place') ?? '';
	return {
		side: search.get('side') === 'payable' ? 'payable' : 'receivable',
		filter: {
			search: (search.get('search') ?? '').slice(0, 60),
			place: /^(\d{9}|\d{12})$/.test(place) ? place : '',
			origin: (search.get('origin') ?? '').slice(0, 30),
			standing: of('standing', standings)
		},
		sort: { by: of('sort', debtSorts) || 'village', down: search.get('down') === '1' }
	};
}

export function debtSearch(side: Side, filter: DebtFilter, sort: DebtSort): string {
	const search = new URLSearchParams({ side });
	for (const [name, value] of Object.entries(filter)) if (value !== '') search.set(name, value);
	if (sort.by !== 'village') search.set('sort', sort.by);
	if (sort.down) search.set('down', '1');
	return search.toString();
}
