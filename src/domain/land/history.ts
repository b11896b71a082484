import type { LinkDecision } from '#land/link-decision.ts';
import type { MatchDecision } from '#land/match-state.ts';
import type { Decision } from '#land/finding-decision.ts';

/** A record as it once stood: from when to when, and which write ended it. */
export interface FormerState {
	version: number;
	from: Date;
	to: Date;
	cause: string;
	state: Readonly<Record<string, unknown>>;
}

export interface PresentState {
	version: number;
	from: Date;
	state: Readonly<Record<string, unknown>>;
}

/** One field of a record that a write changed; values as the record has them. */
export interface Change {
	field: string;
	from: unknown;
	to: unknown;
}

/** How a record came to a version: when, by which write (null for the first), and what is different since. */
export interface VersionStep {
	version: number;
	at: Date;
	cause: string | null;
	changes: Change[];
}

const same = (one: unknown, other: unknown): boolean => (one ?? null) === (other ?? null);

/**
 * From a record's former states and its present one, step by step, oldest first.
 * @param fields the columns a person is told of, in the order they are told
 */
export function versionSteps(
	former: readonly FormerState[],
	present: PresentState,
	fields: readonly string[]
): VersionStep[] {
	const states = former.toSorted((one, other) => one.version - other.version);
	const all = [...states, present];
	return all.map((state, index) => {
		const before = states[index - 1];
		if (!before) return { version: state.version, at: state.from, cause: null, changes: [] };
		const changes = fields.flatMap((field) =>
			same(before.state[field], state.state[field])
				? []
				: [{ field, from: before.state[field] ?? null, to: state.state[field] ?? null }]
		);
		return { version: state.version, at: state.from, cause: before.cause, changes };
	});
}

export type EventKind =
	| 'recorded'
	| 'changed'
	| 'gone'
	| 'back'
	| 'dismissed'
	| 'restored'
	| 'noted'
	| 'link_confirmed'
	| 'link_cut'
	| 'link_withdrawn'
	| `match_${MatchDecision | 'withdrawn' | 'noted'}`;

/** One line of a record's history. Who and the entry of the trail come from the trail itself. */
export interface HistoryEvent {
	kind: EventKind;
	at: Date;
	version: number | null;
	cause: string | null;
	actor: string | null;
	/** A person's words: the reason of a decision, a note. */
	said: string | null;
	/** The survey a decision about a link is about. */
	about: string | null;
	changes: Change[];
	/** The entry of the trail. */
	seq: number | null;
}

export interface FindingHistorySource {
	steps: readonly VersionStep[];
	decisions: readonly { decision: Decision; reason: string | null; actor: string; at: Date }[];
	notes: readonly { note: string; actor: string; at: Date }[];
	links: readonly { survey: string; decision: LinkDecision; reason: string | null; actor: string; at: Date }[];
}

const plain = { version: null, cause: null, actor: null, said: null, about: null, changes: [], seq: null };

/** What a step of a finding amounts to: a comparison lists it, changes it, loses it or finds it again. */
const stepKind = ({ cause, changes }: VersionStep): EventKind => {
	if (cause === null) return 'recorded';
	const status = changes.find(({ field }) => field === 'status');
	return status?.to === 'gone' ? 'gone' : status?.from === 'gone' ? 'back' : 'changed';
};

/** A finding's history in one line of time, oldest first. A decision and the version it made are one event. */
export function findingEvents({ steps, decisions, notes, links }: FindingHistorySource): HistoryEvent[] {
	const decided = new Map(decisions.map((decision) => [decision.at.getTime(), decision]));
	const made = steps.map((step): HistoryEvent => {
		const decision = decided.get(step.at.getTime());
		decided.delete(step.at.getTime());
		return {
			...plain,
			kind: decision?.decision ?? stepKind(step),
			at: step.at,
			version: step.version,
			cause: step.cause,
			actor: decision?.actor ?? null,
			said: decision?.reason ?? null,
			changes: step.changes
		};
	});
	return [
		...made,
		...[...decided.values()].map(({ decision, reason, actor, at }): HistoryEvent => ({
			...plain,
			kind: decision,
			at,
			actor,
			said: reason
		})),
		...notes.map(({ note, actor, at }): HistoryEvent => ({ ...plain, kind: 'noted', at, actor, said: note })),
		...links.map(({ survey, decision, reason, actor, at }): HistoryEvent => ({
			...plain,
			kind: `link_${decision}`,
			at,
			actor,
			said: reason,
			about: survey
		}))
	].sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** The history of a record that only writes changed. */
export const recordEvents = (steps: readonly VersionStep[]): HistoryEvent[] =>
	steps.map(({ version, at, cause, changes }) => ({
		...plain,
		kind: cause === null ? 'recorded' : 'changed',
		at,
		version,
		cause,
		changes
	}));

/** An entry of the trail, as far as a history tells of it. */
export interface TrailEntry {
	seq: number;
	at: Date;
	actor: string;
	action: string;
}

/** Which write each kind of event is; versions say theirs themselves, and a first version is an import or a comparison. */
const actionOf = ({ kind, cause }: HistoryEvent): string | null =>
	kind === 'noted' ? 'land.finding.note' : kind.startsWith('link_') ? 'land.link.decide' : cause;

/** Events with who made them and where the trail says so: the entry of the same moment and the same kind of write. */
export function withTrail(events: readonly HistoryEvent[], entries: readonly TrailEntry[]): HistoryEvent[] {
	const byMoment = Map.groupBy(entries, ({ at }) => at.getTime());
	return events.map((event) => {
		const there = byMoment.get(event.at.getTime()) ?? [];
		const action = actionOf(event);
		const entry = there.find((each) => action === null || each.action === action) ?? null;
		return entry
			? { ...event, actor: event.actor ?? entry.actor, cause: event.cause ?? entry.action, seq: entry.seq }
			: event;
	});
}
