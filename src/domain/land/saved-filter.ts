import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { listStateOf, searchOf } from '#land/finding-address.ts';

/** A filter of the list of findings under a name, one person's own. */
export interface SavedFilter {
	id: string;
	name: string;
	/** The search part of the list's address, without the question mark. */
	search: string;
}

/** More than this a person does not keep. */
export const FILTERS_AT_MOST = 50;

/** The filter and order of an address, without the row in front: what a saved filter holds. */
export function filterSearch(search: URLSearchParams): string {
	return searchOf({ ...listStateOf(search), current: null }).toString();
}

/** A filter's name as it is kept: 1 to 40 characters, none of them a control character, and no other filter's. */
export function filterName(
	asked: string,
	others: readonly { id: string; name: string }[],
	self: string | null = null
): Outcome<string> {
	const name = asked.replace(/\p{Cc}/gu, ' ').trim();
	const length = [...name].length;
	if (length < 1 || length > 40) return refused('filter.name_needed', { expected: '1–40', got: length });
	const taken = others.some((other) => other.id !== self && other.name === name);
	return taken ? refused('filter.name_taken', { name }) : accepted(name);
}
