import { accepted, refused, type Outcome } from './outcome.ts';
import type { Permission } from './permission.ts';

/**
 * A course of stages as data: which step leads where, who may take it and what has to lie before it. Cases,
 * rectifications, hand-ups and offers walk by the one rule below, so that nothing skips and a way back has its reason.
 */
export interface Step<State extends string = string, Name extends string = string> {
	readonly name: Name;
	readonly from: readonly State[];
	readonly to: State;
	readonly permission: Permission;
	/** The level whose office takes it; absent: whoever has the permission. */
	readonly level?: 'village' | 'township' | 'county';
	/** Goes back, or ends otherwise than hoped: never without a reason. */
	readonly reason?: true;
	/** What has to be there, by names the subject knows (`measurement.fit`, `publicity.over`). */
	readonly needs?: readonly string[];
	/** Working days the next one has for what follows; absent: no clock. */
	readonly days?: number;
	/** Whoever took the step before may take this one too: both are one office's work. */
	readonly sameHand?: true;
}

export interface Course<State extends string = string, Name extends string = string> {
	readonly states: readonly State[];
	readonly first: State;
	/** Nothing leaves these. */
	readonly last: readonly State[];
	readonly steps: readonly Step<State, Name>[];
}

/** Where a thing stands and who brought it there. */
export interface Standing<State extends string> {
	readonly state: State;
	/** Whoever took the last step; null: nobody yet. */
	readonly lastActor: string | null;
}

/** Who asks for a step. */
export interface Asker {
	readonly id: string;
	readonly permissions: ReadonlySet<Permission>;
	readonly level: 'village' | 'township' | 'county';
}

/** Characters of a reason. */
export const SHORTEST_REASON = 2;
export const LONGEST_REASON = 500;

/** What a person wrote as their reason, trimmed; null when it is too short or too long to be one. */
export function reasonOf(text: string | null | undefined): string | null {
	const trimmed = (text ?? '').trim();
	const length = [...trimmed].length;
	return length >= SHORTEST_REASON && length <= LONGEST_REASON ? trimmed : null;
}

/** The steps that lead on from a state, for buttons: those this person's office may take. */
export const openSteps = <State extends string, Name extends string>(
	course: Course<State, Name>,
	standing: Standing<State>,
	asker: Asker
): Step<State, Name>[] =>
	course.steps.filter((step) => step.from.includes(standing.state) && mayTake(step, standing, asker).ok);

function mayTake<State extends string>(step: Step<State>, standing: Standing<State>, asker: Asker): Outcome<true> {
	if (!asker.permissions.has(step.permission)) return refused('permission.missing', { expected: step.permission });
	if (step.level && step.level !== asker.level)
		return refused('step.level', { expected: step.level, got: asker.level });
	// domain.md I18: nobody acts on two consecutive stages of one thing.
	if (!step.sameHand && standing.lastActor !== null && standing.lastActor === asker.id)
		return refused('step.same_hand', { step: step.name });
	return accepted(true);
}

/**
 * Whether somebody may take a step now (domain.md I18, I19): it starts where the thing stands, their office may, somebody
 * else took the one before, what it needs is there, and a way back says why.
 * @param have what lies before, by the names the course's `needs` use
 * @returns the step and its reason; refused with `step.unknown`, `step.from`, `permission.missing`, `step.level`,
 * `step.same_hand`, `step.needs` (the first missing) or `step.reason`
 */
export function takeStep<State extends string, Name extends string>(
	course: Course<State, Name>,
	standing: Standing<State>,
	asker: Asker,
	asked: { name: string; reason?: string | null; have?: ReadonlySet<string> }
): Outcome<{ step: Step<State, Name>; reason: string | null }> {
	const named = course.steps.filter(({ name }) => name === asked.name);
	if (named.length === 0) return refused('step.unknown', { got: asked.name });
	const step = named.find(({ from }) => from.includes(standing.state));
	if (!step)
		return refused('step.from', { expected: named.flatMap(({ from }) => from), got: standing.state, step: asked.name });
	const may = mayTake(step, standing, asker);
	if (!may.ok) return may;
	const missing = (step.needs ?? []).filter((need) => !asked.have?.has(need));
	if (missing.length > 0) return refused('step.needs', { step: step.name, missing });
	const reason = reasonOf(asked.reason);
	if (step.reason && reason === null)
		return refused('step.reason', {
			expected: `${SHORTEST_REASON}–${LONGEST_REASON}`,
			got: [...(asked.reason ?? '').trim()].length
		});
	return accepted({ step, reason });
}

/**
 * What is wrong with a course as data: states no step reaches, steps out of a last state, states nothing leads out of,
 * two steps of one name out of one state. Empty: sound.
 */
export function courseFaults(course: Course): string[] {
	const faults: string[] = [];
	const reached = new Set([course.first]);
	for (let grown = true; grown;) {
		const before = reached.size;
		for (const { from, to } of course.steps) if (from.some((state) => reached.has(state))) reached.add(to);
		grown = reached.size > before;
	}
	for (const state of course.states) {
		const out = course.steps.filter(({ from }) => from.includes(state));
		if (!reached.has(state)) faults.push(`no step reaches ${state}`);
		if (course.last.includes(state) ? out.length > 0 : out.length === 0)
			faults.push(
				course.last.includes(state) ? `a step leaves the last state ${state}` : `nothing leads out of ${state}`
			);
		const names = out.map(({ name }) => name);
		for (const name of new Set(names))
			if (names.filter((each) => each === name).length > 1) faults.push(`two steps ${name} out of ${state}`);
	}
	return faults;
}

/** Days without work beside Saturday and Sunday, and weekend days that are worked: a county's setting by the yearly notice. */
export interface WorkCalendar {
	readonly holidays: ReadonlySet<string>;
	readonly worked: ReadonlySet<string>;
}

/**
 * The day by which something is due: so many working days after `day`, not counting that day.
 * @param day 'YYYY-MM-DD'
 */
export function workingDaysAfter(day: string, days: number, calendar: WorkCalendar): string {
	const date = new Date(`${day}T00:00:00Z`);
	for (let left = days; left > 0;) {
		date.setUTCDate(date.getUTCDate() + 1);
		const text = date.toISOString().slice(0, 10);
		const weekend = date.getUTCDay() % 6 === 0;
		if (calendar.worked.has(text) || (!weekend && !calendar.holidays.has(text))) left -= 1;
	}
	return date.toISOString().slice(0, 10);
}
