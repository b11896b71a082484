import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import { countVote, type QuorumRule, type VoteOutcome } from '#meetings/quorum.ts';

/** 四议两公开: 党支部会提议、“两委”会商议、党员大会审议、村民代表会议或成员大会决议；决议公开、实施结果公开. */
export const meetingKinds = ['proposal', 'deliberation', 'review', 'resolution'] as const;
export const noticeKinds = ['resolution_notice', 'result_notice'] as const;
export const procedureKinds = [...meetingKinds, ...noticeKinds] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export type NoticeKind = (typeof noticeKinds)[number];
export type ProcedureKind = (typeof procedureKinds)[number];
export const isProcedureKind = (name: string): name is ProcedureKind =>
	(procedureKinds as readonly string[]).includes(name);
export const isNotice = (kind: ProcedureKind): kind is NoticeKind => (noticeKinds as readonly string[]).includes(kind);

/** Which of the six may be written where a project stands: all but the last in the village's hand, the last once work began. */
export const openKinds = (state: string): readonly ProcedureKind[] =>
	state === 'village_applied' || state === 'returned'
		? [...meetingKinds, 'resolution_notice']
		: state === 'implementing' || state === 'accepted'
			? ['result_notice']
			: [];

/** Who decides; 成员大会 and 成员代表大会 are those of the collective's members, not of villagers. */
export const procedureBodies = ['branch', 'committee', 'party', 'delegates', 'members', 'member_delegates'] as const;
export type ProcedureBody = (typeof procedureBodies)[number];

/**
 * What a village decides by a project: its affairs, or the collective's property and what comes of it. The second goes to the
 * members' assembly (农村集体经济组织法 26, in force since 2025-05-01), the first to villagers (村委会组织法 24).
 */
export const matters = ['affairs', 'letting', 'outside_letting', 'disposal', 'distribution'] as const;
export type Matter = (typeof matters)[number];

/** Bodies that may take each of the four meetings' decisions. */
export function bodiesFor(kind: MeetingKind, matter: Matter): readonly ProcedureBody[] {
	if (kind === 'proposal') return ['branch'];
	if (kind === 'deliberation') return ['committee'];
	if (kind === 'review') return ['party'];
	// 第二十八条: what is distributed and how members' shares are measured is not for their delegates.
	if (matter === 'distribution') return ['members'];
	return matter === 'affairs' ? ['delegates'] : ['member_delegates', 'members'];
}

/** When members have to be told of their assembly, and who must be there and agree. */
export interface BodyRule extends QuorumRule {
	/** Days before it that it is called; 0: none is asked for. */
	notice: number;
}
export type BodyRules = Readonly<Record<ProcedureBody, BodyRule>>;

/** One of the six as it is kept. Days are YYYY-MM-DD. */
export interface Procedure {
	id: string;
	version: number;
	kind: ProcedureKind;
	/** The day of a meeting, the first of a notice. */
	heldOn: string;
	place: string;
	body: ProcedureBody | null;
	calledOn: string | null;
	due: number | null;
	present: number | null;
	approve: number | null;
	against: number | null;
	abstain: number | null;
	outcome: VoteOutcome | null;
	/** The last day of a notice. */
	until: string | null;
}
export type ProcedureState = Omit<Procedure, 'id' | 'version'>;

export type ProcedureGiven = Readonly<Record<string, string | undefined>>;

const DAY = 86_400_000;
/** A day so many after another. */
export const daysAfter = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

const countOf = (text: string | undefined): number => {
	const trimmed = (text ?? '').trim();
	return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : NaN;
};

/** The day of the record that goes before one; what is not there yet is asked for first. */
function dayBefore(kind: ProcedureKind, all: readonly ProcedureState[]): Outcome<string | null> {
	const at = procedureKinds.indexOf(kind);
	if (at === 0 || kind === 'result_notice') return accepted(null);
	const before = all.find((each) => each.kind === procedureKinds[at - 1]);
	return before
		? accepted(before.heldOn)
		: refused('procedure.first', { field: 'heldOn', expected: procedureKinds[at - 1], got: kind });
}

/**
 * One of the six as its form says it (domain.md I17): in order, its counts hold together, and what came of it follows from the
 * rule of the body on its day; nobody says that something passed.
 * @param around the others of the project, the day its notice must hang, the rules of the meeting's day
 * @returns refused with `procedure.…` or as votes are
 */
export function checkProcedure(
	kind: ProcedureKind,
	given: ProcedureGiven,
	around: {
		matter: Matter;
		others: readonly ProcedureState[];
		rules: BodyRules;
		noticeDays: number;
		today: string;
		/** The day the works began, before which nothing has come of them; null: nothing hangs on it. */
		begunOn: string | null;
	}
): Outcome<ProcedureState> {
	const heldOn = given.heldOn ?? '';
	if (!isDay(heldOn) || heldOn > around.today || heldOn < '2000-01-01')
		return refused('procedure.day', { field: 'heldOn', expected: `≤ ${around.today}`, got: heldOn.slice(0, 20) });
	if (kind === 'result_notice' && around.begunOn !== null && heldOn < around.begunOn)
		return refused('procedure.day', { field: 'heldOn', expected: `≥ ${around.begunOn}`, got: heldOn });
	const before = dayBefore(kind, around.others);
	if (!before.ok) return before;
	if (before.value !== null && heldOn < before.value)
		return refused('procedure.order', { field: 'heldOn', expected: `≥ ${before.value}`, got: heldOn });
	const at = procedureKinds.indexOf(kind);
	const later = around.others.find((each) => procedureKinds.indexOf(each.kind) > at && each.heldOn < heldOn);
	if (later) return refused('procedure.order', { field: 'heldOn', expected: `≤ ${later.heldOn}`, got: heldOn });
	const place = (given.place ?? '').trim();
	if ([...place].length < 2 || [...place].length > 60)
		return refused('procedure.place', { field: 'place', expected: '2–60', got: [...place].length });
	const none = { body: null, calledOn: null, due: null, present: null, approve: null, against: null, abstain: null };
	if (isNotice(kind)) {
		const until = given.until ?? '';
		const least = daysAfter(heldOn, Math.max(0, around.noticeDays - 1));
		if (!isDay(until) || until < least)
			return refused('procedure.notice_days', { field: 'until', expected: `≥ ${least}`, got: until.slice(0, 20) });
		return accepted({ kind, heldOn, place, ...none, outcome: null, until });
	}
	const allowed = bodiesFor(kind, around.matter);
	const body = allowed.length === 1 ? allowed[0]! : allowed.find((each) => each === given.body);
	if (!body) return refused('procedure.body', { field: 'body', expected: allowed, got: given.body ?? '' });
	const rule = around.rules[body];
	const calledOn = (given.calledOn ?? '').trim();
	const latest = daysAfter(heldOn, -rule.notice);
	if (rule.notice > 0 && (!isDay(calledOn) || calledOn > latest))
		return refused('procedure.called', { field: 'calledOn', expected: `≤ ${latest}`, got: calledOn.slice(0, 20) });
	const counts = {
		...{ due: countOf(given.due), present: countOf(given.present), approve: countOf(given.approve) },
		...{ against: countOf(given.against), abstain: countOf(given.abstain) }
	};
	const counted = countVote(rule, counts);
	if (!counted.ok) return { ...counted, detail: { field: 'present', ...counted.detail } };
	return accepted({
		...{ kind, heldOn, place, body, calledOn: rule.notice > 0 ? calledOn : null },
		...{ ...counts, outcome: counted.value.outcome, until: null }
	});
}

/** What is still to be done before the village's gate opens, by name; `photo` and `order` among it. */
export function procedureLack(
	records: readonly (ProcedureState & { photos: number })[],
	today: string
): { kind: ProcedureKind; lack: 'record' | 'outcome' | 'photo' | 'hanging' }[] {
	const found: ReturnType<typeof procedureLack> = [];
	for (const kind of [...meetingKinds, 'resolution_notice'] as const) {
		const record = records.find((each) => each.kind === kind);
		if (!record) found.push({ kind, lack: 'record' });
		else if (record.outcome !== null && record.outcome !== 'passed') found.push({ kind, lack: 'outcome' });
		else if (record.photos === 0) found.push({ kind, lack: 'photo' });
		else if (record.until !== null && record.until >= today) found.push({ kind, lack: 'hanging' });
	}
	return found;
}

/** Whether 实施结果公开 has hung its days, with its photo. */
export const resultNoticed = (records: readonly (ProcedureState & { photos: number })[], today: string): boolean =>
	records.some(({ kind, until, photos }) => kind === 'result_notice' && until! < today && photos > 0);
