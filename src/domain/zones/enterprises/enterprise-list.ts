import { enterpriseKinds, type Enterprise, type EnterpriseKind } from './enterprise.ts';

export const enterpriseSorts = ['name', 'kind', 'product', 'village', 'capacity', 'links', 'number'] as const;
export type EnterpriseSort = (typeof enterpriseSorts)[number];

export interface EnterpriseFilter {
	text: string;
	kind: EnterpriseKind | '';
	/** Nine digits or twelve; '' is all. */
	place: string;
	/** `paired`: has a pairing; `alone`: has no link at all; `retired`: those that were taken out, which are hidden else. */
	standing: 'paired' | 'alone' | 'retired' | '';
}
export interface EnterpriseList {
	filter: EnterpriseFilter;
	sort: { key: EnterpriseSort; descending: boolean };
}

export const noFilter: EnterpriseFilter = { text: '', kind: '', place: '', standing: '' };
export const standings = ['paired', 'alone', 'retired'] as const;

/** What a standing is called: whoever sees a part of the county is told of links there alone, and knows no others. */
export const standingName = (standing: (typeof standings)[number], whole: boolean) =>
	whole || standing === 'retired' ? standing : (`${standing}_in_sight` as const);

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Enterprises of a list, in its order; without a value stand last either way. */
export function enterprisesShown(rows: readonly Enterprise[], { filter, sort }: EnterpriseList): Enterprise[] {
	const words = folded(filter.text).split(/\s+/).filter(Boolean);
	const found = rows.filter((row) => {
		if ((filter.standing === 'retired') !== (row.retiredOn !== null)) return false;
		if (filter.standing === 'paired' && !row.links.some(({ kind }) => kind === 'paired')) return false;
		if (filter.standing === 'alone' && (row.links.length > 0 || !row.own)) return false;
		if (filter.kind !== '' && row.kind !== filter.kind) return false;
		if (!(row.village ?? '').startsWith(filter.place)) return false;
		const held = folded([row.name, row.code, row.product, row.villageName].filter(Boolean).join(' '));
		return words.every((word) => held.includes(word));
	});
	const keyOf = (row: Enterprise): string | number | null =>
		({
			name: row.key,
			kind: enterpriseKinds.indexOf(row.kind),
			product: row.product,
			village: row.villageKey || null,
			capacity: row.capacity,
			links: row.links.length,
			number: row.number
		})[sort.key];
	const sign = sort.descending ? -1 : 1;
	return found.toSorted((one, other) => {
		const [a, b] = [keyOf(one), keyOf(other)];
		if (a === b) return one.number - other.number;
		if (a === null || b === null) return a === null ? 1 : -1;
		return a < b ? -sign : sign;
	});
}

const ofChoice = <C extends string>(value: string | null, choices: readonly C[]): C | '' =>
	choices.find((choice) => choice === value) ?? '';

/** The list as an address says it; what is unknown is as at first. */
export function enterpriseListOf(search: URLSearchParams): EnterpriseList {
	const place = search.get('place') ?? '';
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 60),
			kind: ofChoice(search.get('kind'), enterpriseKinds),
			place: /^(\d{9}|\d{12})$/.test(place) ? place : '',
			standing: ofChoice(search.get('standing'), standings)
		},
		sort: { key: ofChoice(search.get('sort'), enterpriseSorts) || 'name', descending: search.get('down') === '1' }
	};
}

/** An address's search that says the list. */
export function enterpriseSearch({ filter, sort }: EnterpriseList): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) if (value !== '') search.set(name, value);
	if (sort.key !== 'name') search.set('sort', sort.key);
	if (sort.descending) search.set('down', '1');
	return search.toString();
}
