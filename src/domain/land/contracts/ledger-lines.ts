import type { Problem } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import { yuanText } from '#core/money.ts';
import { contractCourse, type EscalationState } from './course.ts';
import type { ShownEscalation } from './detail.ts';
import type { EscalationLine, Rectification } from './import-rows.ts';
import type { ContractStatus } from './kinds.ts';

/** What the lines of 整改台账 and 提级办理台账 are judged by beside their own words. Pure. */

/** A collective contract of the register, with what its ledgers hold. */
export interface KnownContract {
	id: string;
	feature: number;
	status: ContractStatus;
	done: Rectification[];
	handUps: KnownHandUp[];
	opinions: string[];
}

export type KnownHandUp = Omit<ShownEscalation, 'id' | 'lastActor'>;

/** The row of the register that a line tells of: one kind of thing done on one day is one. */
export const sameDone = (line: Rectification, done: readonly Rectification[]): Rectification | undefined =>
	done.find(({ kind, done_on }) => kind === line.kind && done_on === line.done_on);

/** The hand-up of the register that a line tells of: a contract is handed up once a day. */
export const sameHandUp = (
	line: EscalationLine,
	{ handUps }: Pick<KnownContract, 'handUps'>
): KnownHandUp | undefined => handUps.find(({ raisedOn }) => raisedOn === line.raisedOn);

export const isOpen = (state: EscalationState): boolean => state === 'township' || state === 'county';
const mayRise = contractCourse.steps.find(({ name }) => name === 'escalate')!.from;

type Compared = readonly [field: string, now: string | null, was: string | null];

/** Where a line says otherwise than what is recorded: a ledger comes again with the lines it had. */
const otherwise = (n: number, compared: readonly Compared[]): Problem[] =>
	compared
		.filter(([, now, was]) => now !== was)
		.map(([field, got, was]) => ({ row: n, field, expected: 'recorded.same', params: { known: was ?? '—' }, got }));

const yuan = (fen: number | null): string | null => (fen === null ? null : yuanText(fen));
/** As a ledger's cell is kept: what was entered before masks were is compared as it goes out. */
const masked = (text: string | null): string | null => (text === null ? null : maskedText(text));

/** What is wrong with one thing done, of a contract that is known. */
export function doneProblems(n: number, line: Rectification, known: KnownContract, today: string): Problem[] {
	const before = sameDone(line, known.done);
	if (before)
		return otherwise(n, [
			['delta', yuan(line.delta_fen), yuan(before.delta_fen)],
			['recovered', yuan(line.recovered_fen), yuan(before.recovered_fen)],
			['document', line.document, masked(before.document)],
			['note', line.note, masked(before.note)]
		]);
	return line.done_on > today
		? [{ row: n, field: 'done_on', expected: 'day.not_after', params: { day: today }, got: line.done_on }]
		: [];
}

/** What is wrong with one hand-up of a contract that is known. */
export function handUpProblems(
	n: number,
	line: EscalationLine,
	known: KnownContract,
	{ today, teams }: { today: string; teams: ReadonlyMap<string, string> }
): Problem[] {
	const problems: Problem[] = [];
	const problem = (field: string, expected: string, got: string | null, params?: Problem['params']) =>
		void problems.push({ row: n, field, expected, got, ...(params && { params }) });
	const before = sameHandUp(line, known);
	if (before) {
		const teamOf = new Map([...teams].map(([name, id]) => [id, name]));
		return otherwise(n, [
			['desk', line.state, before.state],
			['reason', line.reason, masked(before.reason)],
			['team', line.team, before.team === null ? null : (teamOf.get(before.team) ?? before.team)],
			// A time limit that the ledger does not name is the one that was reckoned.
			...(line.dueOn === null ? [] : [['due_on', line.dueOn, before.dueOn] as const]),
			['answered_on', line.answeredOn, before.answeredOn],
			['answer', line.answer, masked(before.answer)]
		]);
	}
	if (line.raisedOn > today) problem('raised_on', 'day.not_after', line.raisedOn, { day: today });
	if (line.dueOn !== null && line.dueOn < line.raisedOn)
		problem('due_on', 'day.raised', line.dueOn, { day: line.raisedOn });
	if (line.opinion && line.opinion.given_on > today)
		problem('opinion_on', 'day.not_after', line.opinion.given_on, { day: today });
	if (line.team !== null && !teams.has(line.team)) problem('team', 'team.known', line.team);
	if ([...line.reason].length < 2) problem('reason', 'text.longer', line.reason, { shortest: 2 });
	if (isOpen(line.state)) {
		if (line.answer !== null || line.answeredOn !== null)
			problem('desk', 'escalation.answered', line.answer ?? line.answeredOn);
		if (!mayRise.includes(known.status)) problem('desk', 'contract.may_rise', line.state);
	} else {
		if (line.answeredOn! < line.raisedOn) problem('answered_on', 'day.raised', line.answeredOn, { day: line.raisedOn });
		if (line.answeredOn! > today) problem('answered_on', 'day.not_after', line.answeredOn, { day: today });
		if (line.state === 'answered' && !line.opinion && known.opinions.length === 0)
			problem('opinion', 'escalation.opinion', null);
	}
	return problems;
}
