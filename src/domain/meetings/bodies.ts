/**
 * Who decides in a village: 村“两委”, the assembly of party members, the assembly of delegates (村民代表会议), the assembly of the
 * collective's members (成员大会). 监委会主任 and 村办主任 sit in without a vote (列席) and are none of them.
 */
export const bodies = ['committee', 'party', 'delegates', 'members'] as const;
export type Body = (typeof bodies)[number];

/** How many were entitled to be there, and how many were. */
export interface Turnout {
	due: number;
	present: number;
}

/** By body; null: it was not called. */
export type Attendance = Readonly<Record<Body, Turnout | null>>;

export const nobodyCalled: Attendance = { committee: null, party: null, delegates: null, members: null };

/** All who were there and all who should have been. */
export const turnoutOf = (attendance: Attendance): Turnout =>
	bodies.reduce(
		(sum, body) => ({
			due: sum.due + (attendance[body]?.due ?? 0),
			present: sum.present + (attendance[body]?.present ?? 0)
		}),
		{ due: 0, present: 0 }
	);
