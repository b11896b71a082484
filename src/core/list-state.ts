/** What every list's address and order have in common: a filter and a sort that an address carries. Pure. */
export interface ListSort<K extends string = string> {
	key: K;
	descending: boolean;
}

/** A value that is one of those known; '' for anything else, which is as if nothing were asked. */
export const oneOf = <T extends string>(value: string | null, known: readonly T[]): T | '' =>
	known.find((each) => each === value) ?? '';

/** What an address says under a name, as long as it is of the form expected; '' else. */
export function matching(search: URLSearchParams, name: string, pattern: RegExp): string {
	const value = search.get(name) ?? '';
	return pattern.test(value) ? value : '';
}

/** Codes of a township, of a village, of either. */
export const TOWNSHIP = /^\d{9}$/;
export const VILLAGE = /^\d{12}$/;
export const PLACE = /^(\d{9}|\d{12})$/;

/** The order an address asks for; the first one where it asks for none that is known. */
export function sortOf<K extends string>(search: URLSearchParams, keys: readonly K[], first: ListSort<K>): ListSort<K> {
	const key = oneOf(search.get('sort'), keys);
	return key === '' ? first : { key, descending: search.get('down') === '1' };
}

/** A filter and an order as an address carries them, without what is as at first. */
export function addressOf(filter: object, sort: ListSort, first: ListSort): URLSearchParams {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(filter) as [string, string][]) if (value !== '') search.set(name, value);
	if (sort.key !== first.key || sort.descending !== first.descending) {
		search.set('sort', sort.key);
		if (sort.descending) search.set('down', '1');
	}
	return search;
}

/** Rows by one column, those without a value last either way, then as `tie` says. */
export const byColumn =
	<R>(valueOf: (row: R) => number | string | null, descending: boolean, tie: (one: R, other: R) => number) =>
	(one: R, other: R): number => {
		const [a, b] = [valueOf(one), valueOf(other)];
		if (a === b) return tie(one, other);
		if (a === null || b === null) return a === null ? 1 : -1;
		return (a < b ? -1 : 1) * (descending ? -1 : 1);
	};

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Whether what a row shows holds every word that was typed, whatever its width and case. */
export function searchedFor(typed: string): (shown: readonly (string | number | null | undefined)[]) => boolean {
	const wanted = folded(typed).split(/\s+/).filter(Boolean);
	return (shown) => {
		if (wanted.length === 0) return true;
		const held = folded(shown.join(' '));
		return wanted.every((word) => held.includes(word));
	};
}
