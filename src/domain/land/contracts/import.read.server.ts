import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import { dayOf } from '#core/period.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import type { EscalationLine, RectificationLine } from './import-rows.ts';
import { doneProblems, handUpProblems, isOpen, type KnownContract } from './ledger-lines.ts';

export type RectificationLines = ImportRow<RectificationLine>[];
export type EscalationLines = ImportRow<EscalationLine>[];

/** Contracts in scope by their numbers; those of households are not among them. */
export async function contractsOfLedger(db: ReadDb, numbers: readonly string[]): Promise<Map<string, KnownContract>> {
	const { rows } = await sql<KnownContract & { number: string }>`
		select contract.number, contract.id, contract.feature_no as feature, contract.status,
			coalesce((select jsonb_agg(jsonb_build_object('kind', done.kind, 'done_on', done.done_on, 'delta_fen', done.delta_fen,
					'recovered_fen', done.recovered_fen, 'document', done.document, 'note', done.note) order by done.feature_no)
				from contract_rectification done
				where done.county_code = ${db.county} and done.contract_id = contract.id), '[]') as done,
			coalesce((select jsonb_agg(jsonb_build_object('state', raised.state, 'reason', raised.reason, 'team', raised.addressee_id,
					'raisedOn', raised.raised_on, 'dueOn', raised.due_on, 'answer', raised.answer, 'answeredOn', raised.answered_on) order by raised.feature_no)
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
	for (const { n, row } of without(rows, problems))
		if (row.done) problems.push(...doneProblems(n, row.done, known.get(row.number)!, today));
	return { rows: without(rows, problems), problems };
}

/** Work teams of the county by their names: another subject's, told by whoever composes both. */
export type WorkTeams = (db: ReadDb) => Promise<ReadonlyMap<string, string>>;

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
