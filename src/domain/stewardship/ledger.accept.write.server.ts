import { sql } from 'kysely';
import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { stateOf, type LedgerRows } from './import.read.server.ts';
import { versionedTable } from './register-tables.server.ts';
import { registerKey, type RegisterName } from './registers.ts';

/** Records of an accepted ledger; a record the county has already takes what the file says of it. */
export async function acceptLedger(
	tx: Tx,
	_actor: Actor,
	register: RegisterName,
	source: ImportSource,
	rows: LedgerRows
): Promise<Accepted> {
	const incoming = rows.map(({ n, row }) => ({
		row: n,
		state: { ...row.given, code: registerKey(register, stateOf(row)) } as State
	}));
	const saved = await saveRows(tx, versionedTable(register), incoming, source.id);
	const count = (outcome: string) => saved.filter((each) => each.outcome === outcome).length;
	return {
		...{ inserted: count('inserted'), changed: count('changed'), unchanged: count('unchanged') },
		unknown: {}
	};
}

/** Visits of people whom a file brought: while there are any the file is not taken back. */
export async function visitsOfFile(tx: Tx, file: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from talent_visit
		join talent on talent.county_code = ${tx.county} and talent.id = talent_visit.talent_id
		where talent_visit.county_code = ${tx.county} and talent.source_file_id = ${file}::uuid and talent.version = 1
		`.execute(tx.query);
	return rows[0]!.count;
}
