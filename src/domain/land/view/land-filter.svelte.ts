import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { listStateOf, searchOf, usualSort, type ListState } from '#land/finding-address.ts';
import type { SeenFinding } from '#land/finding-decision.ts';
import {
	filterFindings,
	noFilter,
	sortFindings,
	totalFindings,
	type FindingFilter,
	type FindingRow,
	type FindingStatus,
	type ListPlace
} from '#land/finding-list.ts';

/** The list of findings as one person has it in front: filter, order, the row in front, the rows selected. */
export class LandFilter {
	rows = $state.raw<readonly FindingRow[]>([]);
	filter: FindingFilter = $state.raw(noFilter);
	sort: ListState['sort'] = $state.raw(usualSort);
	current = $state<number | null>(null);
	readonly selected = new SvelteSet<number>();
	readonly villages: ReadonlyMap<string, ListPlace>;
	readonly #order: ReadonlyMap<string, number>;

	constructor(
		rows: readonly FindingRow[],
		villages: readonly ListPlace[],
		search: URLSearchParams,
		opened: number | null
	) {
		const state = listStateOf(search);
		this.rows = rows;
		this.filter = state.filter;
		this.sort = state.sort;
		this.current = opened ?? state.current;
		this.villages = new Map(villages.map((village) => [village.code, village]));
		this.#order = new Map(villages.map((village, index) => [village.code, index]));
	}

	/** Whether the filter leaves anything out. */
	readonly narrowed = $derived(JSON.stringify(this.filter) !== JSON.stringify(noFilter));
	readonly filtered = $derived.by(() => filterFindings(this.rows, this.filter, (code) => this.villageName(code)));
	readonly shown = $derived.by(() => sortFindings(this.filtered, this.sort.key, this.sort.descending, this.#order));
	readonly totals = $derived(totalFindings(this.filtered));
	/** What the list holds without a filter. */
	readonly allTotals = $derived.by(() =>
		totalFindings(filterFindings(this.rows, noFilter, (code) => this.villageName(code)))
	);
	/** What a group action would take: the ticked rows still in sight, else the row in front. */
	readonly taken = $derived.by(() => {
		const ticked = this.filtered.filter((row) => this.selected.has(row.number));
		return ticked.length > 0 ? ticked : this.filtered.filter((row) => row.number === this.current);
	});
	readonly takenTotals = $derived(totalFindings(this.taken));

	/** The address of the list as it is in front, with one finding opened or none. */
	address(opened: number | null): string {
		const search = searchOf({ filter: this.filter, sort: this.sort, current: opened === null ? this.current : null });
		return `/land/findings${opened === null ? '' : `/${opened}`}${search.size > 0 ? `?${search}` : ''}`;
	}

	exportAddress(): string {
		const search = searchOf({ filter: this.filter, sort: this.sort, current: null });
		return `/export/findings.csv${search.size > 0 ? `?${search}` : ''}`;
	}

	villageName(code: string | null): string {
		return code === null ? '—' : (this.villages.get(code)?.name ?? code);
	}

	change(part: Partial<FindingFilter>): void {
		this.filter = { ...this.filter, ...part };
	}

	toggle(number: number): void {
		if (!this.selected.delete(number)) this.selected.add(number);
	}

	/** Decisions just made show at once; the record has them already. */
	setDecided(findings: readonly SeenFinding[], status: FindingStatus): void {
		const versions = new Map(findings.map(({ number, version }) => [number, version]));
		this.rows = this.rows.map((row) => {
			const version = versions.get(row.number);
			return version === undefined ? row : { ...row, status, version };
		});
	}
}

const key = Symbol('land filter');
export const provideLandFilter = (list: LandFilter): LandFilter => setContext(key, list);
export const landFilter = (): LandFilter => getContext<LandFilter>(key);
