import { formatMu, muFromDecimal } from '#core/mu.ts';
import {
	findingKinds,
	findingStatuses,
	noFilter,
	NO_PLACE,
	sortKeys,
	type FindingFilter,
	type FindingKind,
	type FindingStatus,
	type SortKey
} from '#land/finding-list.ts';

/** What an address of the list holds: the filter, the order, and the finding in front. A link shared is a list shared. */
export interface ListState {
	filter: FindingFilter;
	sort: { key: SortKey; descending: boolean };
	current: number | null;
}

export const usualSort = { key: 'over', descending: true } as const;

/** Reads a list's state from an address; what is not understood counts as not asked for. */
export function listStateOf(search: URLSearchParams): ListState {
	const many = <T extends string>(name: string, known: readonly T[]): T[] => {
		const asked = new Set((search.get(name) ?? '').split(','));
		return known.filter((each) => asked.has(each));
	};
	const code = (name: string, digits: number): string | null => {
		const value = search.get(name) ?? '';
		return value.length === digits && /^\d+$/.test(value) ? value : null;
	};
	const [, minus, sorted] = /^(-?)(\w+)$/.exec(search.get('sort') ?? '') ?? [];
	const key = sortKeys.find((each) => each === sorted);
	const current = Number(search.get('finding') ?? 'none');
	return {
		filter: {
			township: search.get('township') === NO_PLACE ? NO_PLACE : code('township', 9),
			village: code('village', 12),
			cluster: /^[1-9]\d{0,8}$/.test(search.get('cluster') ?? '') ? Number(search.get('cluster')) : null,
			kinds: many<FindingKind>('kind', findingKinds),
			statuses: many<FindingStatus>('status', findingStatuses),
			leastMu: Math.max(0, muFromDecimal(search.get('mu') ?? '0') ?? 0),
			text: (search.get('text') ?? '').slice(0, 100)
		},
		sort: key ? { key, descending: minus === '-' } : usualSort,
		current: Number.isSafeInteger(current) && current > 0 ? current : null
	};
}

/** The address of a list's state, without what is as usual. */
export function searchOf({ filter, sort, current }: ListState): URLSearchParams {
	const search = new URLSearchParams();
	if (filter.township) search.set('township', filter.township);
	if (filter.village) search.set('village', filter.village);
	if (filter.cluster !== null) search.set('cluster', String(filter.cluster));
	if (filter.kinds.length > 0) search.set('kind', filter.kinds.join(','));
	if (filter.statuses.length > 0) search.set('status', filter.statuses.join(','));
	if (filter.leastMu > 0) search.set('mu', formatMu(filter.leastMu).replaceAll('\u00a0', ''));
	if (filter.text.trim() !== '') search.set('text', filter.text.trim());
	if (sort.key !== usualSort.key || sort.descending !== usualSort.descending)
		search.set('sort', (sort.descending ? '-' : '') + sort.key);
	if (current !== null) search.set('finding', String(current));
	return search;
}

/** The address of the list with this filter, in the usual order. */
export function filterAddress(filter: Partial<FindingFilter>): string {
	const search = searchOf({ filter: { ...noFilter, ...filter }, sort: usualSort, current: null });
	return `/land/findings${search.size > 0 ? `?${search}` : ''}`;
}
