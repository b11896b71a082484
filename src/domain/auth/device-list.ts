import { addressOf, oneOf, sortOf } from '#core/list-state.ts';
import { devicePurposes, deviceStates, type Device, type DevicePurpose, type DeviceState } from '#auth/devices.ts';
import type { CsvCell } from '#core/csv-text.ts';

/** A wall or a scoring phone as the list shows it. */
export interface DeviceRow extends Device {
	/** What the name sorts by. */
	readonly key: string;
	readonly madeBy: string;
	readonly madeAt: Date;
	readonly seen: Date | null;
	/** Until when it is let in; nothing until it has taken up its link. */
	readonly until: Date | null;
	/** Until when a link that nobody has taken up is good. */
	readonly linkUntil: Date | null;
	readonly state: DeviceState;
}

export const deviceSorts = ['name', 'purpose', 'place', 'state', 'seen', 'until', 'madeBy', 'madeAt'] as const;
export type DeviceSort = (typeof deviceSorts)[number];

export interface DeviceFilter {
	text: string;
	purpose: DevicePurpose | '';
	state: DeviceState | '';
}

export interface DeviceList {
	filter: DeviceFilter;
	sort: { key: DeviceSort; descending: boolean };
}

export const everyDevice: DeviceFilter = { text: '', purpose: '', state: '' };
const firstSort: DeviceList['sort'] = { key: 'name', descending: false };

type PlaceText = (row: DeviceRow) => string;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Those that hold every word asked for somewhere, in order. Those without a value stand last either way.
 * @param placeText a device's place in words, as the list shows it
 */
export function listedDevices(rows: readonly DeviceRow[], { filter, sort }: DeviceList, placeText: PlaceText) {
	const words = folded(filter.text).split(/\s+/).filter(Boolean);
	const keyOf = (row: DeviceRow): string => {
		if (sort.key === 'name') return row.key;
		if (sort.key === 'place') return placeText(row);
		if (sort.key === 'purpose') return String(devicePurposes.indexOf(row.purpose));
		if (sort.key === 'state') return String(deviceStates.indexOf(row.state));
		const value = row[sort.key];
		return value instanceof Date ? value.toISOString() : (value ?? '');
	};
	const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
	return rows
		.filter((row) => {
			if (filter.purpose !== '' && row.purpose !== filter.purpose) return false;
			if (filter.state !== '' && row.state !== filter.state) return false;
			const held = folded(`${row.name} ${placeText(row)} ${row.madeBy}`);
			return words.every((word) => held.includes(word));
		})
		.toSorted((one, other) => {
			const [a, b] = [keyOf(one), keyOf(other)];
			if (a !== b && (a === '' || b === '')) return a === '' ? 1 : -1;
			return compare(a, b) * (sort.descending ? -1 : 1) || compare(one.key, other.key) || compare(one.id, other.id);
		});
}

/** What an address asks of the list; whatever it does not say, or says wrongly, is as at first. */
export function deviceListOf(search: URLSearchParams): DeviceList {
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 100),
			purpose: oneOf(search.get('purpose'), devicePurposes),
			state: oneOf(search.get('state'), deviceStates)
		},
		sort: sortOf(search, deviceSorts, firstSort)
	};
}

/** The address of a list, without what is as at first. */
export const deviceSearchOf = ({ filter, sort }: DeviceList): string => addressOf(filter, sort, firstSort).toString();

export interface DeviceSheetWords {
	columns: Readonly<Record<DeviceSort, string>>;
	purposes: Readonly<Record<DevicePurpose, string>>;
	states: Readonly<Record<DeviceState, string>>;
}

/** The list as a table of cells, its head first. */
export const deviceSheet = (rows: readonly DeviceRow[], words: DeviceSheetWords, placeText: PlaceText): CsvCell[][] => [
	deviceSorts.map((each) => words.columns[each]),
	...rows.map((row): CsvCell[] => [
		...[row.name, words.purposes[row.purpose], placeText(row), words.states[row.state]],
		...[row.seen?.toISOString() ?? '', row.until?.toISOString() ?? '', row.madeBy, row.madeAt.toISOString()]
	])
];
