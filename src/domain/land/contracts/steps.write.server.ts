import { sql } from 'kysely';
import { askerOf } from '#core/office.ts';
import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { takeStep, workingDaysAfter } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { contractTable } from '#land/land-tables.server.ts';
import { workCalendar } from '#land/work-calendar.read.server.ts';
import { contractCourse, escalationCourse, raisedTo, type ContractStepName, type EscalationState } from './course.ts';
import type { ShownEscalation } from './detail.ts';
import type { ContractStatus } from './kinds.ts';
import { lockContract, type PresentContract, type SavedContract } from './record.write.server.ts';
import { contractValuesOn } from './settings.ts';
import { datedContractSettings } from './settings.read.server.ts';
import { escalationTable } from './tables.server.ts';
import { lastStep, whatLiesBefore } from './steps.read.server.ts';

/** The day by which something is due that begins on a day, by one of the county's clocks and its working days. */
export async function dueBy(
	tx: Tx,
	clock: 'contract.rectify_days' | 'contract.escalation_days',
	day: string = dayOf(tx.now)
): Promise<string> {
	const { values } = contractValuesOn(day, await datedContractSettings(tx));
	return workingDaysAfter(day, values[clock], await workCalendar(tx, day));
}

export interface AskedStep {
	number: number;
	version: number;
	step: string;
	reason: string | null;
}

async function locked(tx: Tx, { number, version }: SavedContract): Promise<Outcome<PresentContract>> {
	const contract = await lockContract(tx, number);
	if (!contract) return refused('contract.unknown');
	return contract.version === version ? accepted(contract) : refused('contract.changed', { got: contract.version });
}

/** Takes a contract one step further through its statuses, or back with a reason. */
export async function takeContractStep(tx: Tx, actor: Actor, asked: AskedStep): Promise<Outcome<SavedContract>> {
	const contract = await locked(tx, asked);
	return contract.ok ? stepOn(tx, actor, contract.value, asked.step, asked.reason) : contract;
}

/** Takes a contract that is locked one step further. */
export async function stepOn(
	tx: Tx,
	actor: Actor,
	contract: PresentContract,
	name: string,
	given: string | null
): Promise<Outcome<SavedContract>> {
	const status = contract.state.status as ContractStatus;
	const standing = { state: status, lastActor: (await lastStep(tx, contract.id))?.actor ?? null };
	const have = await whatLiesBefore(tx, contract.id);
	const taken = takeStep(contractCourse, standing, askerOf(actor), { name, reason: given, have });
	if (!taken.ok) return taken;
	const { step } = taken.value;
	const reason = taken.value.reason === null ? null : maskedText(taken.value.reason);
	const clock = step.days ? await dueBy(tx, 'contract.rectify_days') : null;
	const version = await changeRow(tx, contractTable, contract.id, { ...contract.state, status: step.to });
	await tx.query
		.insertInto('contract_step')
		.values({
			...{ county_code: tx.county, id: tx.newId(), contract_id: contract.id, contract_version: version },
			...{ step: step.name, from_status: status, to_status: step.to, reason, due_on: clock },
			...{ actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
		})
		.execute();
	tx.touch('contract_shape');
	tx.note({
		...{ kind: 'contract', ids: [contract.id], village: contract.village },
		detail: { act: step.name, version },
		changes: { status: [status, step.to] }
	});
	tx.because(reason);
	return accepted({ number: contract.number, version });
}

/**
 * Hands a contract up: from a village to its township, from a township to the county, with a clock in working days and, at the
 * county, to a team (named by its id; whoever asks has looked it up).
 */
export async function raiseContract(
	tx: Tx,
	actor: Actor,
	asked: { number: number; version: number; reason: string; team: string | null }
): Promise<Outcome<SavedContract>> {
	const contract = await locked(tx, asked);
	if (!contract.ok) return contract;
	const moved = await stepOn(tx, actor, contract.value, 'escalate' satisfies ContractStepName, asked.reason);
	if (!moved.ok) return moved;
	const raisedOn = dayOf(tx.now);
	await saveHandUp(
		tx,
		actor,
		contract.value,
		{
			...{ state: raisedTo(askerOf(actor).level), reason: asked.reason, team: asked.team, raisedOn },
			...{ dueOn: await dueBy(tx, 'contract.escalation_days'), answer: null, answeredOn: null }
		},
		null
	);
	return moved;
}

/** A hand-up as it is written down; `team` is the id of a work team. */
export type HandUp = Omit<ShownEscalation, 'id' | 'lastActor'> & { state: EscalationState };

/** Writes a hand-up down; where the contract is open, whoever calls has taken it along. */
export async function saveHandUp(
	tx: Tx,
	actor: Actor,
	contract: PresentContract,
	given: HandUp,
	source: { file: string; row: number } | null
): Promise<void> {
	const state: State = {
		...{ code: tx.newId(), contract_id: contract.id, state: given.state, reason: maskedText(given.reason.trim()) },
		...{ addressee_kind: given.team ? 'team' : null, addressee_id: given.team, raised_on: given.raisedOn },
		...{ due_on: given.dueOn, answer: given.answer === null ? null : maskedText(given.answer) },
		...{ answered_on: given.answeredOn, last_actor: actor.id }
	};
	const [{ id } = { id: '' }] = await saveRows(
		...([tx, escalationTable, [{ row: source?.row ?? null, state }]] as const),
		...([source?.file ?? null, undefined, true] as const)
	);
	noteEscalation(tx, id, contract, 'escalate', null, state);
}

function noteEscalation(
	tx: Tx,
	id: string,
	contract: PresentContract,
	act: string,
	from: string | null,
	state: State
): void {
	tx.note({
		...{ kind: 'contract_escalation', ids: [id, contract.id], village: contract.village, detail: { act } },
		changes: { state: [from, state.state], due_on: [null, state.due_on] }
	});
}

/** The open hand-up of a contract goes on: to the county, answered, or handed back; the contract returns to whoever puts it right. */
export async function takeEscalationStep(
	tx: Tx,
	actor: Actor,
	asked: AskedStep & { team: string | null }
): Promise<Outcome<SavedContract>> {
	const contract = await locked(tx, asked);
	if (!contract.ok) return contract;
	const columns = Object.keys(escalationTable.columns).map((column) => sql.ref(column));
	const { rows } = await sql<{ id: string }>`
		select id, ${sql.join(columns)} from contract_escalation
		where county_code = ${tx.county} and contract_id = ${contract.value.id}::uuid and state in ('township', 'county')
		order by raised_on desc limit 1 for update`.execute(tx.query);
	if (!rows[0]) return refused('escalation.none');
	const { id, ...rest } = rows[0];
	const state = rest as unknown as State;
	const standing = { state: state.state as EscalationState, lastActor: state.last_actor as string };
	const have = await whatLiesBefore(tx, contract.value.id);
	const taken = takeStep(escalationCourse, standing, askerOf(actor), { name: asked.step, reason: asked.reason, have });
	if (!taken.ok) return taken;
	const { step } = taken.value;
	const reason = taken.value.reason === null ? null : maskedText(taken.value.reason);
	const day = dayOf(tx.now);
	const upward = step.to === 'county';
	const next: State = {
		...state,
		...{ state: step.to, last_actor: actor.id },
		...(upward
			? {
					due_on: await dueBy(tx, 'contract.escalation_days'),
					...{ reason, addressee_kind: asked.team ? 'team' : null, addressee_id: asked.team }
				}
			: { answer: reason, answered_on: day })
	};
	await changeRow(tx, escalationTable, id, next);
	noteEscalation(tx, id, contract.value, step.name, standing.state, next);
	tx.because(reason);
	if (upward) return accepted({ number: contract.value.number, version: contract.value.version });
	return stepOn(tx, actor, contract.value, 'hand_back' satisfies ContractStepName, reason);
}
