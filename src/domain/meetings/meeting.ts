import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import { bodies, nobodyCalled, type Attendance, type Body } from './bodies.ts';
import { said } from './matter.ts';
import type { MatterKind } from './matter-kinds.ts';

export type MeetingState = 'planned' | 'held';

/** A meeting as it is planned. */
export interface MeetingPlan {
	month: string;
	metOn: string;
	place: string;
	chair: string;
	minuteTaker: string;
}

/** Days a meeting is planned ahead at most. */
const AHEAD = 100;
const DAY = 86_400_000;

/**
 * The day and who leads. One a month: that another stands in the month already is looked up by whoever asks.
 * @param allowedDays of the month, on that day's word
 */
export function checkPlan(
	given: { metOn: string; place: string; chair: string; minuteTaker: string },
	{ allowedDays, today }: { allowedDays: readonly number[]; today: string }
): Outcome<MeetingPlan> {
	const { metOn } = given;
	const last = new Date(Date.parse(today) + AHEAD * DAY).toISOString().slice(0, 10);
	if (!isDay(metOn) || metOn < '2020-01-01' || metOn > last)
		return refused('meeting.day', { field: 'metOn', expected: `2020-01-01–${last}`, got: metOn.slice(0, 20) });
	if (!allowedDays.includes(Number(metOn.slice(8))))
		return refused('meeting.not_allowed', { field: 'metOn', expected: allowedDays, got: Number(metOn.slice(8)) });
	for (const field of ['place', 'chair', 'minuteTaker'] as const) {
		const length = [...(said(given[field]) ?? '')].length;
		if (length < 2 || length > 40) return refused('meeting.words', { field, expected: '2–40', got: length });
	}
	return accepted({
		...{ month: metOn.slice(0, 7), metOn, place: given.place.trim() },
		...{ chair: given.chair.trim(), minuteTaker: given.minuteTaker.trim() }
	});
}

export interface Held {
	attendance: Attendance;
	/** 列席, without a vote. */
	supervisor: boolean;
	office: boolean;
	minutes: string | null;
}

const MOST = 20_000;

/**
 * Whether a meeting may be entered as held: it has come, it had an agenda, in January the year's budget on it, and the counts of
 * whoever was called hold together.
 */
export function checkHeld(
	{ metOn, agenda }: { metOn: string; agenda: readonly { kind: MatterKind }[] },
	given: {
		turnout: Readonly<Partial<Record<Body, { due: number | null; present: number | null }>>>;
		supervisor: boolean;
		office: boolean;
		minutes: string;
	},
	today: string
): Outcome<Held> {
	if (metOn > today) return refused('meeting.not_yet', { expected: `≤ ${today}`, got: metOn });
	if (agenda.length === 0) return refused('meeting.no_agenda');
	if (metOn.slice(5, 7) === '01' && !agenda.some(({ kind }) => kind === 'budget')) return refused('meeting.no_budget');
	const attendance: Record<Body, { due: number; present: number } | null> = { ...nobodyCalled };
	for (const body of bodies) {
		const { due = null, present = null } = given.turnout[body] ?? {};
		if (due === null && present === null) continue;
		const whole = [due, present].every((count) => Number.isInteger(count) && count! >= 0 && count! <= MOST);
		if (!whole || due === 0 || present! > due!)
			return refused('meeting.turnout', { field: `${body}Due`, body, expected: `0–${due ?? '…'}`, got: present });
		attendance[body] = { due: due!, present: present! };
	}
	if (bodies.every((body) => attendance[body] === null)) return refused('meeting.nobody', { field: 'committeeDue' });
	const minutes = said(given.minutes);
	if ([...(minutes ?? '')].length > 4000)
		return refused('meeting.minutes', { field: 'minutes', expected: '≤ 4000', got: [...minutes!].length });
	return accepted({ attendance, supervisor: given.supervisor, office: given.office, minutes });
}

/** 2026-03, the second on the agenda → 议决 YJ149901102201-202603-02. */
export const resolutionNumber = (village: string, month: string, agendaNo: number): string =>
	`YJ${village}-${month.replace('-', '')}-${String(agendaNo).padStart(2, '0')}`;

/** 次 0012 */
export const meetingNumber = (number: number): string => String(number).padStart(4, '0');
