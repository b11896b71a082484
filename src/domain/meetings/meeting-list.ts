import { addressOf, byColumn, matching, oneOf, PLACE, searchedFor, sortOf, type ListSort } from '#core/list-state.ts';
import { meetingNumber } from './meeting.ts';
import type { Turnout } from './bodies.ts';

/**
 * `late`: its day has come and nobody has entered how it went; `missed`: the month is over without one; `due`: the month runs
 * and none is planned.
 */
export const meetingStates = ['held', 'planned', 'late', 'due', 'missed'] as const;
export type ShownState = (typeof meetingStates)[number];

export interface PlaceNames {
	village: string;
	villageName: string;
	villageKey: string;
	township: string;
	townshipName: string;
}

/** A village's month as the list shows it; without a number nothing is entered. */
export interface MeetingRow extends PlaceNames {
	number: number | null;
	month: string;
	metOn: string | null;
	state: ShownState;
	turnout: Turnout | null;
	/** Matters on its agenda, decided (passed or not), passed, and of those executed. */
	agenda: number;
	decided: number;
	passed: number;
	executed: number;
	/** The day its township last reminded of it. */
	remindedOn: string | null;
}

/** Where a meeting stands, by its day and the day it is. */
export const shownState = (
	meeting: { state: string; metOn: string } | null,
	month: string,
	today: string
): ShownState =>
	meeting === null
		? month < today.slice(0, 7)
			? 'missed'
			: 'due'
		: meeting.state === 'held'
			? 'held'
			: meeting.metOn < today
				? 'late'
				: 'planned';

export interface MeetingFilter {
	text: string;
	/** Township 9 digits or village 12; empty: all in sight. */
	place: string;
	month: string;
	state: ShownState | '';
}
export const everyMeeting: MeetingFilter = { text: '', place: '', month: '', state: '' };

const sorts = ['month', 'village', 'state', 'day', 'agenda', 'decided', 'executed', 'turnout'] as const;
export type MeetingSort = ListSort<(typeof sorts)[number]>;
const firstSort: MeetingSort = { key: 'month', descending: true };

export interface MeetingListState {
	year: string;
	filter: MeetingFilter;
	sort: MeetingSort;
}

export function filterMeetings(rows: readonly MeetingRow[], filter: MeetingFilter): MeetingRow[] {
	const found = searchedFor(filter.text);
	return rows.filter((row) => {
		if (!row.village.startsWith(filter.place)) return false;
		if (filter.month !== '' && row.month !== filter.month) return false;
		if (filter.state !== '' && row.state !== filter.state) return false;
		const number = row.number === null ? '' : meetingNumber(row.number);
		return found([number, row.villageName, row.townshipName, row.month, row.metOn]);
	});
}

/** By one column, then by month, the newest first, and village; rows without a value stand last either way. */
export function sortMeetings(rows: readonly MeetingRow[], { key, descending }: MeetingSort): MeetingRow[] {
	const of: Record<MeetingSort['key'], (row: MeetingRow) => number | string | null> = {
		month: (row) => row.month,
		village: (row) => row.villageKey,
		state: (row) => meetingStates.indexOf(row.state),
		day: (row) => row.metOn,
		agenda: (row) => row.agenda,
		decided: (row) => row.decided,
		executed: (row) => row.executed,
		turnout: (row) => (row.turnout && row.turnout.due > 0 ? row.turnout.present / row.turnout.due : null)
	};
	return rows.toSorted(
		byColumn(of[key], descending, (one, other) => {
			if (one.month !== other.month) return one.month < other.month ? 1 : -1;
			return `${one.villageKey} ${one.village}` < `${other.villageKey} ${other.village}` ? -1 : 1;
		})
	);
}

/** The list as an address says it; anything unknown is left out. */
export function meetingListOf(search: URLSearchParams, thisYear: string): MeetingListState {
	return {
		year: matching(search, 'year', /^20\d\d$/) || thisYear,
		filter: {
			text: (search.get('text') ?? '').slice(0, 60),
			place: matching(search, 'place', PLACE),
			month: matching(search, 'month', /^20\d\d-(0[1-9]|1[0-2])$/),
			state: oneOf(search.get('state'), meetingStates)
		},
		sort: sortOf(search, sorts, firstSort)
	};
}

export function meetingSearch({ year, filter, sort }: MeetingListState, thisYear: string): string {
	const search = addressOf(filter, sort, firstSort);
	if (year !== thisYear) search.set('year', year);
	return search.toString();
}
