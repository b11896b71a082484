import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { filterAddress, listStateOf, searchOf, usualSort, type ListState } from '#land/finding-address.ts';
import { figureAddress, type Figure } from '#land/finding-figures.ts';
import { placeTotals } from '#land/place-totals.ts';
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
		{ townships, villages }: { townships: readonly { code: string }[]; villages: readonly ListPlace[] },
		search: URLSearchParams,
		opened: number | null
	) {
		const state = listStateOf(search);
		this.rows = rows;
		this.filter = state.filter;
		this.sort = state.sort;
		this.current = opened ?? state.current;
		this.villages = new Map(villages.map((village) => [village.code, village]));
		// Names of villages and names of townships are each in their own order; their codes never meet.
		this.#order = new Map([...townships, ...villages].map(({ code }, index) => [code, index]));
	}

	/** Takes over what an address asks for: a link within the list, or the way back. */
	read(search: URLSearchParams, opened: number | null): void {
		const state = listStateOf(search);
		this.filter = state.filter;
		this.sort = state.sort;
		this.current = opened ?? state.current;
	}

	/** Whether the filter leaves anything out. */
	readonly narrowed = $derived(JSON.stringify(this.filter) !== JSON.stringify(noFilter));
	readonly filtered = $derived.by(() => filterFindings(this.rows, this.filter, (code) => this.villageName(code)));
	readonly shown = $derived.by(() => sortFindings(this.filtered, this.sort.key, this.sort.descending, this.#order));
	readonly places = $derived.by(() => placeTotals(this.filtered, this.filter, this.#order));
	readonly totals = $derived(totalFindings(this.filtered));
	/** What the list holds without a filter. */
	readonly allTotals = $derived.by(() =>
		totalFindings(filterFindings(this.rows, noFilter, (code) => this.villageName(code)))
	);
	/** What was dismissed, apart from the list; null where a list asks for statuses itself. */
	readonly dismissed = $derived.by(() =>
		this.filter.statuses.length > 0
			? null
			: totalFindings(
					filterFindings(this.rows, { ...this.filter, statuses: ['dismissed'] }, (code) => this.villageName(code))
				).count
	);

	/** The ticked rows still in sight. */
	readonly ticked = $derived.by(() => this.filtered.filter((row) => this.selected.has(row.number)));
	/** What a group action would take: the ticked rows, else the row in front. */
	readonly taken = $derived.by(() =>
		this.ticked.length > 0 ? this.ticked : this.filtered.filter((row) => row.number === this.current)
	);
	readonly takenTotals = $derived(totalFindings(this.taken));

	/** Whether the filter asks for one cluster and nothing else. */
	readonly onlyCluster = $derived(
		this.filter.cluster !== null && JSON.stringify({ ...this.filter, cluster: null }) === JSON.stringify(noFilter)
	);

	/** The address of the list as it is in front, with one finding opened or none. */
	address(opened: number | null): string {
		const search = searchOf({ filter: this.filter, sort: this.sort, current: opened === null ? this.current : null });
		return `/land/findings${opened === null ? '' : `/${opened}`}${search.size > 0 ? `?${search}` : ''}`;
	}

	/** The address of a page beside the list, such as `/clusters/3`, with the list as it is; a cluster's own page says its cluster itself. */
	addressBeside(path: string): string {
		const filter = /^\/clusters\/\d/.test(path) ? { ...this.filter, cluster: null } : this.filter;
		const search = searchOf({ filter, sort: this.sort, current: this.current });
		return `/land/findings${path}${search.size > 0 ? `?${search}` : ''}`;
	}

	/** Puts a cluster in front: the list holds its findings and all of them are ticked. */
	takeCluster(cluster: number): void {
		this.filter = { ...noFilter, cluster };
		this.selected.clear();
		this.selectAll();
		if (!this.filtered.some(({ number }) => number === this.current)) this.current = null;
	}

	leaveCluster(): void {
		if (this.filter.cluster === null) return;
		this.filter = { ...this.filter, cluster: null };
		this.selected.clear();
	}

	selectAll(): void {
		for (const { number } of this.filtered) this.selected.add(number);
	}

	/** Where a figure of this list, or of another filter of it, opens its rows. */
	figureAddress(figure: Figure, filter: FindingFilter = this.filter): string | null {
		return figureAddress(figure, filter);
	}

	/** Where the figure of all leads opens them. */
	wholeAddress(): string {
		return figureAddress('leads', noFilter)!;
	}

	dismissedAddress(): string {
		return filterAddress({ ...this.filter, statuses: ['dismissed'] });
	}

	/** Filter and order as an address has them; empty where nothing is asked for. */
	search(): string {
		return searchOf({ filter: this.filter, sort: this.sort, current: null }).toString();
	}

	exportAddress(): string {
		const search = this.search();
		return `/export/findings.csv${search === '' ? '' : `?${search}`}`;
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

	/**
	 * Decisions just made show at once; the record has them already.
	 * @param opened what stands beside the list stays in front; else the row after one that left the list comes there
	 */
	setDecided(findings: readonly SeenFinding[], status: FindingStatus, opened: number | null): void {
		const [before, at] = [this.shown, this.shown.findIndex(({ number }) => number === this.current)];
		const versions = new Map(findings.map(({ number, version }) => [number, version]));
		this.rows = this.rows.map((row) => {
			const version = versions.get(row.number);
			return version === undefined ? row : { ...row, status, version };
		});
		const left = new Set(this.filtered.map(({ number }) => number));
		if (opened === null && at >= 0 && !left.has(this.current!))
			this.current = before.slice(at).find(({ number }) => left.has(number))?.number ?? null;
	}
}

const key = Symbol('land filter');
export const provideLandFilter = (list: LandFilter): LandFilter => setContext(key, list);
export const landFilter = (): LandFilter => getContext<LandFilter>(key);
