import type { ImagerySet } from '#imagery/imagery.ts';

/** What narrows the list of sets, as its address has it. */
export interface ImageryFilter {
	/** On the map, taken off it, or both. */
	shown: 'all' | 'on' | 'off';
	/** Words in the name or the source. */
	text: string;
}

export const imagerySorts = ['number', 'takenOn', 'name', 'source', 'tiles', 'bytes', 'zooms'] as const;
export type ImagerySort = (typeof imagerySorts)[number];

export interface ImageryListState {
	filter: ImageryFilter;
	sort: { key: ImagerySort; descending: boolean };
}

/** The kind of job that takes an uploaded set in. */
export const IMAGERY_JOB = 'imagery.take';

const usual = { key: 'takenOn', descending: true } as const;

/** Reads `shown=off&q=words&sort=-bytes`; what is not understood is as usual. */
export function imageryListOf(search: URLSearchParams): ImageryListState {
	const shown = search.get('shown');
	const match = /^(-?)(\w+)$/.exec(search.get('sort') ?? '');
	const key = imagerySorts.find((each) => each === match?.[2]);
	return {
		filter: { shown: shown === 'on' || shown === 'off' ? shown : 'all', text: (search.get('q') ?? '').slice(0, 100) },
		sort: key ? { key, descending: match![1] === '-' } : usual
	};
}

/** The address's part of a list's state; nothing where it is as usual. */
export function imagerySearch({ filter, sort }: ImageryListState): string {
	const search = new URLSearchParams();
	if (filter.shown !== 'all') search.set('shown', filter.shown);
	if (filter.text.trim() !== '') search.set('q', filter.text.trim());
	if (sort.key !== usual.key || sort.descending !== usual.descending)
		search.set('sort', `${sort.descending ? '-' : ''}${sort.key}`);
	return search.toString();
}

const valueOf = (set: ImagerySet, key: ImagerySort): string | number => (key === 'zooms' ? set.maxZoom : set[key]);

/** The sets that a list shows, in its order; sets that are alike in it by number. */
export function listedImagery(sets: readonly ImagerySet[], { filter, sort }: ImageryListState): ImagerySet[] {
	const asked = filter.text.trim().toLowerCase();
	const turn = sort.descending ? -1 : 1;
	return sets
		.filter(({ hidden }) => filter.shown === 'all' || hidden === (filter.shown === 'off'))
		.filter(({ name, source }) => `${name}\n${source}`.toLowerCase().includes(asked))
		.toSorted((one, other) => {
			const [a, b] = [valueOf(one, sort.key), valueOf(other, sort.key)];
			return a < b ? -turn : a > b ? turn : one.number - other.number;
		});
}

/** 1.4 MB as people read it: megabytes with one place, thousands of bytes below one. */
export const bytesText = (bytes: number): string =>
	bytes < 1e6
		? `${Math.ceil(bytes / 1e3)} kB`
		: bytes < 1e9
			? `${(bytes / 1e6).toFixed(1)} MB`
			: `${(bytes / 1e9).toFixed(2)} GB`;
