import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import { yuanText } from '#core/money.ts';
import { dayOf } from '#core/period.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { contractCourse, type EscalationState } from './course.ts';
import type { EscalationLine, Rectification, RectificationLine } from './import-rows.ts';
import type { ContractStatus } from './kinds.ts';

export type RectificationLines = ImportRow<RectificationLine>[];
export type EscalationLines = ImportRow<EscalationLine>[];

/** A collective contract of the register, with what its ledgers hold. */
export interface KnownContract {
	id: string;
	feature: number;
	status: ContractStatus;
	done: Rectification[];
	handUps: {
		state: EscalationState;
		reason: string;
		raisedOn: string;
		answer: string | null;
		answeredOn: string | null;
	}[];
	opinions: string[];
}

/** Contracts in scope by their numbers; those of households are not among them. */
export async function contractsOfLedger(db: ReadDb, numbers: readonly string[]): Promise<Map<string, KnownContract>> {
	const { rows } = await sql<KnownContract & { number: string }>`
		select contract.number, contract.id, contract.feature_no as feature, contract.status,
			coalesce((select jsonb_agg(jsonb_build_object('kind', done.kind, 'done_on', done.done_on, 'delta_fen', done.delta_fen,
					'recovered_fen', done.recovered_fen, 'document', done.document, 'note', done.note) order by done.feature_no)
				from contract_rectification done
				where done.county_code = ${db.county} and done.contract_id = contract.id), '[]') as done,
			coalesce((select jsonb_agg(jsonb_build_object('state', raised.state, 'reason', raised.reason, 'raisedOn', raised.raised_on,
					'answer', raised.answer, 'answeredOn', raised.answered_on) order by raised.feature_no)
				from contract_escalation raised
				where raised.county_code = ${db.county} and raised.contract_id = contract.id), '[]') as "handUps",
			coalesce((select jsonb_agg(given.opinion order by given.feature_no)
				from contract_opinion given
				where given.county_code = ${db.county} and given.contract_id = contract.id and given.opinion is not null), '[]') as opinions
		from contract
		where contract.county_code = ${db.county} and contract.number = any(${[...numbers]}::text[]) and not contract.household
			and ${inScope(db, 'contract.village_code')}`.execute(db.query);
	return new Map(rows.map(({ number, ...rest }) => [number, rest]));
}

const numbersOf = (rows: readonly ImportRow<{ number: string }>[]): string[] => [
	...new Set(rows.map(({ row }) => row.number))
];

function strangers(rows: readonly ImportRow<{ number: string }>[], known: ReadonlyMap<string, unknown>): Problem[] {
	return rows.flatMap(({ n, row: { number } }): Problem[] =>
		known.has(number) ? [] : [{ row: n, field: 'number', expected: 'contract.collective', got: number }]
	);
}

/** The row of the register that a line tells of: one kind of thing done on one day is one. */
export const sameDone = (line: Rectification, done: readonly Rectification[]): Rectification | undefined =>
	done.find(({ kind, done_on }) => kind === line.kind && done_on === line.done_on);

const moneyFields = { delta: 'delta_fen', recovered: 'recovered_fen' } as const;

/** Contracts, doubles, days to come, and lines that say otherwise than what is recorded. */
export async function completeRectifications(
	db: ReadDb,
	rows: RectificationLines
): Promise<Completed<RectificationLine>> {
	const today = dayOf(new Date());
	const known = await contractsOfLedger(db, numbersOf(rows));
	const keyed = rows.flatMap(({ n, row: { number, done } }) =>
		done ? [{ n, key: `${number}\u0000${done.kind}\u0000${done.done_on}` }] : []
	);
	const problems = [...strangers(rows, known), ...doubles(keyed, 'done_on')];
	for (const { n, row } of without(rows, problems)) {
		if (!row.done) continue;
		const before = sameDone(row.done, known.get(row.number)!.done);
		if (row.done.done_on > today)
			problems.push({
				...{ row: n, field: 'done_on', expected: 'day.not_after', params: { day: today }, got: row.done.done_on }
			});
		for (const [field, column] of Object.entries(moneyFields)) {
			const [now, was] = [row.done[column], before?.[column] ?? null];
			if (before && now !== was)
				problems.push({
					...{ row: n, field, expected: 'recorded.same', params: { known: was === null ? '—' : yuanText(was) } },
					got: now === null ? null : yuanText(now)
				});
		}
	}
	return { rows: without(rows, problems), problems };
}

/** The hand-up of the register that a line tells of: a contract is handed up once a day. */
export const sameHandUp = (line: EscalationLine, { handUps }: Pick<KnownContract, 'handUps'>) =>
	handUps.find(({ raisedOn }) => raisedOn === line.raisedOn);

export const isOpen = (state: EscalationState): boolean => state === 'township' || state === 'county';
const mayRise = contractCourse.steps.find(({ name }) => name === 'escalate')!.from;

/** Work teams of the county by their names: another subject's, told by whoever composes both. */
export type WorkTeams = (db: ReadDb) => Promise<ReadonlyMap<string, string>>;

/** What is wrong with one hand-up of a contract that is known. */
function handUpProblems(
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
		const fields = { desk: 'state', reason: 'reason', answer: 'answer', answered_on: 'answeredOn' } as const;
		for (const [field, column] of Object.entries(fields)) {
			const was = before[column] === null ? null : maskedText(before[column]);
			if (was !== line[column]) problem(field, 'recorded.same', line[column], { known: was ?? '—' });
		}
		return problems;
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

/** Contracts, doubles, teams, days, and hand-ups that say otherwise than what is recorded. */
export async function completeEscalations(
	db: ReadDb,
	rows: EscalationLines,
	workTeams: WorkTeams
): Promise<Completed<EscalationLine>> {
	const around = { today: dayOf(new Date()), teams: await workTeams(db) };
	const known = await contractsOfLedger(db, numbersOf(rows));
	const raised = rows.map(({ n, row }) => ({ n, key: `${row.number}\u0000${row.raisedOn}` }));
	const open = rows.filter(({ row }) => isOpen(row.state)).map(({ n, row }) => ({ n, key: row.number }));
	const problems = [...strangers(rows, known), ...doubles(raised, 'raised_on')];
	problems.push(...doubles(without(open, problems), 'number'));
	for (const { n, row } of without(rows, problems))
		problems.push(...handUpProblems(n, row, known.get(row.number)!, around));
	return { rows: without(rows, problems), problems };
}
