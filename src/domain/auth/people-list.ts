import { addressOf, oneOf, sortOf } from '#core/list-state.ts';
import { isRole, type Role } from '#auth/roles.ts';
import type { PersonRole } from '#auth/person.ts';

export const personStates = ['active', 'invited', 'disabled'] as const;
/** `invited`: the one-time link has not been taken up yet. */
export type PersonState = (typeof personStates)[number];

/** A person as lists and exports show them; the phone is masked. */
export interface PersonRow {
	readonly id: string;
	readonly name: string;
	/** What the name sorts by. */
	readonly key: string;
	readonly organisation: string | null;
	readonly post: string | null;
	readonly phone: string | null;
	/** Code of the village they are from; null: not said. */
	readonly homeVillage: string | null;
	/** Who they are at the provider that signs people in too; told to who may change it. */
	readonly identity?: string | null;
	readonly state: PersonState;
	/** One of the demo county's, who come in by one click. */
	readonly demo: boolean;
	readonly seen: Date | null;
	/** Until when a one-time link that nobody has used is good. */
	readonly linkUntil: Date | null;
	readonly roles: readonly PersonRole[];
}

export const peopleSorts = ['name', 'organisation', 'post', 'roles', 'state', 'seen', 'phone'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

export interface PeopleFilter {
	text: string;
	role: Role | '';
	state: PersonState | '';
	/** Six digits: who is something for the whole county; nine: of a township or one of its villages; '' is all. */
	place: string;
}

export interface PeopleList {
	filter: PeopleFilter;
	sort: { key: PeopleSort; descending: boolean };
}

export const everybody: PeopleFilter = { text: '', role: '', state: '', place: '' };
const firstSort: PeopleList['sort'] = { key: 'name', descending: false };

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const isOf = (place: string, asked: string): boolean =>
	asked.length === 6 ? place === asked : place.startsWith(asked);

/**
 * Who holds every word asked for somewhere, and is of the role, state and place asked for.
 * @param rolesText a person's roles in words, as the list shows them
 */
export function filterPeople(
	rows: readonly PersonRow[],
	{ text, role, state, place }: PeopleFilter,
	rolesText: (row: PersonRow) => string
): PersonRow[] {
	const words = folded(text).split(/\s+/).filter(Boolean);
	return rows.filter((row) => {
		if (state !== '' && row.state !== state) return false;
		const fits = row.roles.some(
			(each) => (role === '' || each.role === role) && (place === '' || each.places.some((code) => isOf(code, place)))
		);
		if ((role !== '' || place !== '') && !fits) return false;
		if (words.length === 0) return true;
		const held = folded([row.name, row.organisation, row.post, rolesText(row)].filter(Boolean).join(' '));
		return words.every((word) => held.includes(word));
	});
}

/** By one column, then by name and id, so that equal rows always stand in one order. Those without a value stand last either way. */
export function sortPeople(
	rows: readonly PersonRow[],
	{ key, descending }: PeopleList['sort'],
	rolesText: (row: PersonRow) => string
): PersonRow[] {
	const keyOf = (row: PersonRow): string => {
		if (key === 'name') return row.key;
		if (key === 'roles') return rolesText(row);
		if (key === 'state') return String(personStates.indexOf(row.state));
		return key === 'seen' ? (row.seen?.toISOString() ?? '') : (row[key] ?? '');
	};
	const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
	return rows.toSorted((one, other) => {
		const [a, b] = [keyOf(one), keyOf(other)];
		if (a !== b && (a === '' || b === '')) return a === '' ? 1 : -1;
		return compare(a, b) * (descending ? -1 : 1) || compare(one.key, other.key) || compare(one.id, other.id);
	});
}

/** What an address asks of the list; whatever it does not say, or says wrongly, is as at first. */
export function peopleListOf(search: URLSearchParams): PeopleList {
	const role = search.get('role') ?? '';
	const state = oneOf(search.get('state'), personStates);
	const place = search.get('place') ?? '';
	return {
		filter: {
			...{ text: (search.get('text') ?? '').slice(0, 100), role: isRole(role) ? role : '', state },
			place: /^(\d{6}|\d{9})$/.test(place) ? place : ''
		},
		sort: sortOf(search, peopleSorts, firstSort)
	};
}

/** The address of a list, without what is as at first. */
export const peopleSearchOf = ({ filter, sort }: PeopleList): string => addressOf(filter, sort, firstSort).toString();

export const isNarrowed = (filter: PeopleFilter): boolean => Object.values(filter).some((value) => value !== '');
