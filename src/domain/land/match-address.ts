import { contractStates } from './match-proposals.ts';
import {
	matchModes,
	matchSorts,
	noMatchFilter,
	proposalFilters,
	type MatchFilter,
	type MatchSort
} from './match-list.ts';
import { matchStates, patchKinds } from './match-state.ts';

/** What an address of the working list holds; a link shared is a list shared. */
export interface MatchAddress {
	filter: MatchFilter;
	sort: { key: MatchSort; descending: boolean };
	/** A patch's key or a contract's number. */
	current: string | null;
}

export const usualMatchSort = { key: 'code', descending: false } as const;

/** Reads an address; what is not understood counts as not asked for. */
export function matchAddressOf(search: URLSearchParams): MatchAddress {
	const many = <T extends string>(name: string, known: readonly T[]): T[] => {
		const asked = new Set((search.get(name) ?? '').split(','));
		return known.filter((each) => asked.has(each));
	};
	const [, minus, by] = /^(-?)(\w+)$/.exec(search.get('sort') ?? '') ?? [];
	const key = matchSorts.find((each) => each === by);
	const use = search.get('use');
	return {
		filter: {
			mode: matchModes.find((each) => each === search.get('by')) ?? noMatchFilter.mode,
			states: many('state', matchStates),
			kinds: many('kind', patchKinds),
			use: use !== null && /^[0-9A-Z]{0,6}$/.test(use) ? use : null,
			proposal: proposalFilters.find((each) => each === search.get('proposal')) ?? 'any',
			contractStates: many('contract', contractStates),
			text: (search.get('text') ?? '').slice(0, 100)
		},
		sort: key ? { key, descending: minus === '-' } : usualMatchSort,
		current: (search.get('on') ?? '').slice(0, 60) || null
	};
}

/** The search part of an address, without what is as usual. */
export function searchOfMatch({ filter, sort, current }: MatchAddress): URLSearchParams {
	const search = new URLSearchParams();
	if (filter.mode !== 'patch') search.set('by', filter.mode);
	if (filter.states.length > 0) search.set('state', filter.states.join(','));
	if (filter.kinds.length > 0) search.set('kind', filter.kinds.join(','));
	if (filter.use !== null) search.set('use', filter.use);
	if (filter.proposal !== 'any') search.set('proposal', filter.proposal);
	if (filter.contractStates.length > 0) search.set('contract', filter.contractStates.join(','));
	if (filter.text.trim() !== '') search.set('text', filter.text.trim());
	if (sort.key !== usualMatchSort.key || sort.descending) search.set('sort', (sort.descending ? '-' : '') + sort.key);
	if (current !== null) search.set('on', current);
	return search;
}
