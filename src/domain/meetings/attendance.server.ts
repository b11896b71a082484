import { bodies, nobodyCalled, type Attendance, type Turnout } from './bodies.ts';
import type { MeetingColumns } from './tables.server.ts';

const due = (body: string) => `${body}_due` as 'committee_due';
const present = (body: string) => `${body}_present` as 'committee_present';

/** A meeting's counts by body, from its columns. */
export const attendanceOf = (columns: Pick<MeetingColumns, 'committee_due' | 'committee_present'>): Attendance => {
	const found: Record<string, Turnout | null> = { ...nobodyCalled };
	for (const body of bodies) {
		const [all, there] = [columns[due(body)], columns[present(body)]];
		if (all !== null && there !== null) found[body] = { due: all, present: there };
	}
	return found as Attendance;
};

/** The columns of counts by body. */
export const attendanceColumns = (attendance: Attendance): Record<string, number | null> =>
	Object.fromEntries(
		bodies.flatMap((body) => [
			[due(body), attendance[body]?.due ?? null],
			[present(body), attendance[body]?.present ?? null]
		])
	);
