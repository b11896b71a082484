import { sql } from 'kysely';
import type { ImportKind } from '#db/import-kind.server.ts';
import type { Tx } from '#db/tx.server.ts';
import {
	escalationLine,
	escalationSheet,
	rectificationLine,
	rectificationSheet,
	type EscalationLine,
	type RectificationLine
} from './import-rows.ts';
import { completeEscalations, completeRectifications, type WorkTeams } from './import.read.server.ts';
import { acceptEscalations, acceptRectifications } from './ledger.accept.write.server.ts';
import { entryTable } from './tables.server.ts';

/** Contracts that were put right by what a file told: it stays as long as they are. */
async function putRightBy(tx: Tx, file: string): Promise<Record<string, number>> {
	const { rows } = await sql<{ count: number }>`
		select count(distinct contract.id)::integer as count from contract_rectification
		join contract on contract.county_code = ${tx.county} and contract.id = contract_rectification.contract_id
		where contract_rectification.county_code = ${tx.county} and contract_rectification.source_file_id = ${file}::uuid
			and contract.status in ('rectified', 'archived')`.execute(tx.query);
	return { contract: rows[0]!.count };
}

/** Hand-ups a file brought: they have moved their contracts, so they are answered or handed back, not taken away. */
async function handUpsOf(tx: Tx, file: string): Promise<Record<string, number>> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from contract_escalation
		where contract_escalation.county_code = ${tx.county} and contract_escalation.source_file_id = ${file}::uuid`.execute(
		tx.query
	);
	return { contract_escalation: rows[0]!.count };
}

const rectification: ImportKind<RectificationLine> = {
	sheet: rectificationSheet,
	permission: 'land.contract.enter',
	known: () => ({}),
	understand: rectificationLine,
	complete: completeRectifications,
	undo: { tables: [entryTable('rectification')], builtOn: putRightBy, after: async () => undefined },
	accept: acceptRectifications
};

/** Of every level's hand-ups, so the county's to take in. */
const escalation = (workTeams: WorkTeams): ImportKind<EscalationLine> => ({
	sheet: escalationSheet,
	permission: 'land.contract.oversee',
	known: () => ({}),
	understand: escalationLine,
	complete: (db, rows) => completeEscalations(db, rows, workTeams),
	undo: { tables: [], builtOn: handUpsOf, after: async () => undefined },
	accept: (tx, actor, source, rows) => acceptEscalations(tx, actor, source, rows, workTeams)
});

/** What files can be taken for as ledgers beside the register of contracts. */
export const contractLedgerImports = (workTeams: WorkTeams) => ({ rectification, escalation: escalation(workTeams) });
