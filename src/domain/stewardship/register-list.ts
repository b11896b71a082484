import { registers, standingOf, type RegisterName, type RegisterState, type Standing } from './registers.ts';

/** A record as lists and exports show it. */
export interface RegisterRow {
	id: string;
	version: number;
	/** Its number in the county. */
	number: number;
	state: RegisterState;
	/** What codes and ids are called, by column. */
	names: Readonly<Record<string, string>>;
	/** What a column sorts by, where that is not its own text: the readings of names. */
	keys: Readonly<Record<string, string>>;
	/** The township it belongs to, by code. */
	township: string | null;
	/** Where it is on the map. */
	at: { kind: 'township' | 'village' | 'zone'; number: number } | null;
}

export interface RegisterFilter {
	text: string;
	/** One choice of the register's first choice field; '' is all. */
	choice: string;
	/** Nine digits; '' is all. */
	township: string;
	/** '' is all. */
	standing: Standing | '';
}

export interface RegisterList {
	register: RegisterName;
	filter: RegisterFilter;
	/** A column, or `standing`. */
	sort: { key: string; descending: boolean };
}

export const everyRow: RegisterFilter = { text: '', choice: '', township: '', standing: '' };

/** The field whose choices narrow a register's list; null where it has none. */
export const choiceField = (name: RegisterName) => registers[name].find(({ kind }) => kind === 'choice') ?? null;

/** What a cell of the list says: the name of what it points at, else its own text. */
export const cellText = ({ state, names }: RegisterRow, column: string): string => names[column] ?? state[column] ?? '';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Rows that hold every word asked for somewhere, and are of the choice, township and standing asked for. */
export function filterRows(
	register: RegisterName,
	rows: readonly RegisterRow[],
	{ text, choice, township, standing }: RegisterFilter,
	day: string
): RegisterRow[] {
	const words = folded(text).split(/\s+/).filter(Boolean);
	const by = choiceField(register)?.name;
	return rows.filter((row) => {
		if (choice !== '' && by && row.state[by] !== choice) return false;
		if (township !== '' && row.township !== township) return false;
		if (standing !== '' && standingOf(row.state, day) !== standing) return false;
		if (words.length === 0) return true;
		const held = folded([...Object.values(row.state), ...Object.values(row.names)].filter(Boolean).join(' '));
		return words.every((word) => held.includes(word));
	});
}

const ORDER: Record<Standing, string> = { current: '0', coming: '1', ended: '2' };

/** By one column, then by number, so that equal rows always stand in one order. Rows without a value stand last either way. */
export function sortRows(
	rows: readonly RegisterRow[],
	{ key, descending }: RegisterList['sort'],
	day: string
): RegisterRow[] {
	const keyOf = (row: RegisterRow): string =>
		key === 'standing' ? ORDER[standingOf(row.state, day)] : (row.keys[key] ?? row.state[key] ?? '');
	return rows.toSorted((one, other) => {
		const [a, b] = [keyOf(one), keyOf(other)];
		if (a !== b) {
			if (a === '' || b === '') return a === '' ? 1 : -1;
			return (a < b ? -1 : 1) * (descending ? -1 : 1);
		}
		return one.number - other.number;
	});
}

const firstSort: Record<RegisterName, RegisterList['sort']> = {
	pairing: { key: 'subject_code', descending: false },
	team: { key: 'kind', descending: false },
	member: { key: 'team_id', descending: false },
	document: { key: 'starts_on', descending: true },
	talent: { key: 'kind', descending: false },
	station: { key: 'kind', descending: false },
	visit: { key: 'visited_on', descending: true },
	label: { key: 'place_code', descending: false }
};

const standings: readonly string[] = ['current', 'ended', 'coming'];

/** What an address asks of a register's list; whatever it does not say, or says wrongly, is as at first. */
export function listOf(register: RegisterName, search: URLSearchParams): RegisterList {
	const choice = search.get('choice') ?? '';
	const township = search.get('township') ?? '';
	const standing = search.get('standing') ?? '';
	const key = search.get('sort') ?? '';
	const known = key === 'standing' || registers[register].some(({ name }) => name === key);
	return {
		register,
		filter: {
			text: (search.get('text') ?? '').slice(0, 100),
			choice: choiceField(register)?.choices?.includes(choice) ? choice : '',
			township: /^\d{9}$/.test(township) ? township : '',
			standing: standings.includes(standing) ? (standing as Standing) : ''
		},
		sort: known ? { key, descending: search.get('down') === '1' } : firstSort[register]
	};
}

/** The address of a list, without what is as at first. */
export function searchOf({ register, filter, sort }: RegisterList): string {
	const search = new URLSearchParams({ register });
	for (const [name, value] of Object.entries(filter)) if (value !== '') search.set(name, value);
	const first = firstSort[register];
	if (sort.key !== first.key || sort.descending !== first.descending) {
		search.set('sort', sort.key);
		if (sort.descending) search.set('down', '1');
	}
	return search.toString();
}

export const narrowed = (filter: RegisterFilter): boolean => Object.values(filter).some((value) => value !== '');
