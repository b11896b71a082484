import type { MeetingRow } from './meeting-list.ts';

/** What a place's villages came to: 议事次数 of the months there were, 件 decided, passed of them, executed of those. */
export interface MeetingSums {
	months: number;
	held: number;
	decided: number;
	passed: number;
	executed: number;
}

export interface PlaceSums extends MeetingSums {
	code: string;
	name: string;
	villages: number;
}

const nothing = (): MeetingSums => ({ months: 0, held: 0, decided: 0, passed: 0, executed: 0 });

/**
 * Counts of rows. A month counts once it is over, or once its meeting has been held: what is still to come is no one's lapse.
 */
export function sumMeetings(rows: readonly MeetingRow[]): MeetingSums {
	const sums = nothing();
	for (const { state, decided, passed, executed } of rows) {
		if (state === 'held' || state === 'missed' || state === 'late') sums.months += 1;
		if (state === 'held') sums.held += 1;
		sums.decided += decided;
		sums.passed += passed;
		sums.executed += executed;
	}
	return sums;
}

/** The same by place; each level is the sum of what lies under it. */
export function sumsByPlace(rows: readonly MeetingRow[], level: 'township' | 'village'): PlaceSums[] {
	const groups = Map.groupBy(rows, (row) => (level === 'township' ? row.township : row.village));
	return [...groups].map(([code, own]) => ({
		...{ code, name: level === 'township' ? own[0]!.townshipName : own[0]!.villageName },
		villages: new Set(own.map(({ village }) => village)).size,
		...sumMeetings(own)
	}));
}
