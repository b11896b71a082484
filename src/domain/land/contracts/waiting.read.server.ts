import { sql } from 'kysely';
import { openSteps, type Asker } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { waitingList, type Waiting, type WaitingList } from '#land/home/waiting.ts';
import { escalationCourse, type EscalationState } from './course.ts';
import { contractAsk, waitingStatuses, type WaitingContract } from './waiting.ts';

interface Named {
	number: number;
	code: string;
	dueOn: string | null;
}
const record = ({ number, code }: Named) => ({ name: code, href: `/land/contracts/${number}` });

/** Contracts whose next step is the asker's office's. */
export async function contractsThatWait(db: ReadDb, asker: Asker, today: string): Promise<WaitingList> {
	const { rows } = await sql<WaitingContract & Named>`
		with taken as (
			select distinct on (contract_step.contract_id) contract_step.contract_id, contract_step.actor_id, contract_step.due_on
			from contract_step where contract_step.county_code = ${db.county}
			order by contract_step.contract_id, contract_step.recorded_at desc, contract_step.id desc
		), done as (
			select distinct contract_rectification.contract_id from contract_rectification
			where contract_rectification.county_code = ${db.county}
		)
		select contract.feature_no as number, contract.number as code, contract.status, contract.village_code as village,
			taken.actor_id as "lastActor", taken.due_on as "dueOn", done.contract_id is not null as rectified
		from contract
		left join taken on taken.contract_id = contract.id
		left join done on done.contract_id = contract.id
		where contract.county_code = ${db.county} and not contract.household
			and contract.status = any(${[...waitingStatuses]}::text[]) and ${inScope(db, 'contract.village_code')}`.execute(
		db.query
	);
	const waiting = rows.flatMap((row): Waiting[] => {
		const ask = contractAsk(row, asker);
		return ask ? [{ kind: 'contract', ...record(row), ask, village: row.village, dueOn: row.dueOn }] : [];
	});
	return waitingList('contract', waiting, today);
}

/** Contracts handed up to the asker's office (提级办理). */
export async function handUpsThatWait(db: ReadDb, asker: Asker, today: string): Promise<WaitingList> {
	const { rows } = await sql<Named & { village: string | null; state: EscalationState; lastActor: string }>`
		select contract.feature_no as number, contract.number as code, contract.village_code as village,
			contract_escalation.state, contract_escalation.due_on as "dueOn", contract_escalation.last_actor as "lastActor"
		from contract_escalation
		join contract on contract.county_code = ${db.county} and contract.id = contract_escalation.contract_id
		where contract_escalation.county_code = ${db.county} and contract_escalation.state = ${asker.level}
			and not contract.household and ${inScope(db, 'contract.village_code')}`.execute(db.query);
	return waitingList(
		'handup',
		rows
			.filter((row) => openSteps(escalationCourse, row, asker).length > 0)
			.map((row) => ({ kind: 'handup', ...record(row), ask: 'answer', village: row.village, dueOn: row.dueOn })),
		today
	);
}
