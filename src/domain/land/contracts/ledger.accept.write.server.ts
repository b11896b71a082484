import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { LedgerMoved } from '#land/ledger-moved.ts';
import { putEntry } from './entries.write.server.ts';
import type { EscalationLine } from './import-rows.ts';
import {
	contractsOfLedger,
	type EscalationLines,
	type RectificationLines,
	type WorkTeams
} from './import.read.server.ts';
import { isOpen, sameDone, sameHandUp } from './ledger-lines.ts';
import { lockContract, type PresentContract } from './record.write.server.ts';
import { dueBy, saveHandUp, stepOn } from './steps.write.server.ts';

const present = <T>(n: number, found: T | null | undefined): T => {
	if (found === null || found === undefined) throw new LedgerMoved(`expected line ${n} to have its contract, got none`);
	return found;
};

const ownerOf = ({ id, village }: PresentContract) => ({ column: 'contract_id' as const, value: id, village });

/**
 * Takes in 整改台账: what was done about each contract is written down like what is typed on its page. Whether a contract is put
 * right by it, its township says there; a file moves no contract.
 */
export async function acceptRectifications(
	tx: Tx,
	_actor: Actor,
	source: ImportSource,
	rows: RectificationLines
): Promise<Accepted> {
	const numbers = rows.map(({ row }) => row.number);
	const known = await contractsOfLedger(tx, numbers);
	let inserted = 0;
	for (const { n, row } of rows) {
		const contract = present(n, known.get(row.number));
		if (!row.done || sameDone(row.done, contract.done)) continue;
		const locked = present(n, await lockContract(tx, contract.feature));
		await putEntry(tx, 'rectification', ownerOf(locked), { ...row.done }, { file: source.id, row: n });
		inserted += 1;
	}
	return { inserted, changed: 0, unchanged: rows.length - inserted, unknown: {} };
}

/**
 * Takes in 提级办理台账: a hand-up that is open hands its contract up, by the rules of the contract's page; one that is over is
 * kept with its answer and moves nothing.
 */
export async function acceptEscalations(
	tx: Tx,
	actor: Actor,
	source: ImportSource,
	rows: EscalationLines,
	workTeams: WorkTeams
): Promise<Accepted> {
	const teams = await workTeams(tx);
	const numbers = rows.map(({ row }) => row.number);
	const known = await contractsOfLedger(tx, numbers);
	let inserted = 0;
	for (const { n, row } of rows) {
		const contract = present(n, known.get(row.number));
		if (sameHandUp(row, contract)) continue;
		const locked = present(n, await lockContract(tx, contract.feature));
		if (row.opinion && !contract.opinions.includes(row.opinion.opinion)) {
			const said = { question: row.reason, ...row.opinion };
			await putEntry(tx, 'opinion', ownerOf(locked), said, { file: source.id, row: n });
			contract.opinions.push(row.opinion.opinion);
		}
		await handUp(tx, actor, locked, { n, row, team: row.team === null ? null : (teams.get(row.team) ?? null), source });
		inserted += 1;
	}
	return { inserted, changed: 0, unchanged: rows.length - inserted, unknown: {} };
}

async function handUp(
	tx: Tx,
	actor: Actor,
	contract: PresentContract,
	{ n, row, team, source }: { n: number; row: EscalationLine; team: string | null; source: ImportSource }
): Promise<void> {
	if (isOpen(row.state)) {
		const moved = await stepOn(tx, actor, contract, 'escalate', row.reason);
		if (!moved.ok) throw new LedgerMoved(`expected line ${n} to hand its contract up, got ${moved.reason}`);
	}
	await saveHandUp(
		tx,
		actor,
		contract,
		{
			...{ state: row.state, reason: row.reason, team, raisedOn: row.raisedOn, answer: row.answer },
			...{ answeredOn: row.answeredOn, dueOn: row.dueOn ?? (await dueBy(tx, 'contract.escalation_days', row.raisedOn)) }
		},
		{ file: source.id, row: n }
	);
}
