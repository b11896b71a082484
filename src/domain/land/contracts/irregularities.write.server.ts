import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import { canonical, saveRows, type IncomingRow } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { ContractFacts } from './facts.ts';
import { contractFacts } from './facts.read.server.ts';
import { irregularitiesOf } from './irregularity.ts';
import type { IrregularityKind } from './irregularity-kinds.ts';
import { reconcile, type Change, type FoundNow, type StoredIrregularity } from './reconcile.ts';
import { contractValuesOn, type DatedContractValue } from './settings.ts';
import { datedContractSettings } from './settings.read.server.ts';
import { irregularityTable } from './tables.server.ts';

/** Contracts a statement: the facts of so many are had in well under a second. */
export const AT_ONCE = 500;

export interface Refreshed {
	contracts: number;
	found: number;
	gone: number;
}

const digestOf = (figures: unknown): string =>
	createHash('sha256').update(canonical(figures)).digest('hex').slice(0, 32);

/** Looks anew for what is irregular about these contracts, in the write that changed them. */
export async function refreshIrregularities(
	tx: Tx,
	ids: readonly string[],
	dated?: readonly DatedContractValue[]
): Promise<Refreshed> {
	const settings = dated ?? (ids.length > 0 ? await datedContractSettings(tx) : []);
	const sum: Refreshed = { contracts: 0, found: 0, gone: 0 };
	for (let at = 0; at < ids.length; at += AT_ONCE) {
		const part = await refreshSome(tx, ids.slice(at, at + AT_ONCE), settings);
		sum.contracts += part.contracts;
		sum.found += part.found;
		sum.gone += part.gone;
	}
	return sum;
}

async function refreshSome(tx: Tx, ids: readonly string[], dated: readonly DatedContractValue[]): Promise<Refreshed> {
	const today = dayOf(tx.now);
	const facts = await contractFacts(tx, ids, dated, today);
	const stored = await storedOf(tx, ids);
	const rows: IncomingRow[] = [];
	const sum: Refreshed = { contracts: facts.length, found: 0, gone: 0 };
	const known = new Map(facts.map((each) => [each.id, each]));
	for (const id of ids) {
		const contract = known.get(id);
		const now = contract ? foundNow(contract, dated, today) : [];
		for (const change of reconcile(stored.get(id) ?? [], now)) {
			rows.push({ row: null, state: stateOf(id, contract?.version ?? 0, change) });
			sum[change.to === 'gone' ? 'gone' : 'found'] += 1;
		}
	}
	await saveRows(tx, irregularityTable, rows, null);
	return sum;
}

function foundNow(contract: ContractFacts, dated: readonly DatedContractValue[], today: string): FoundNow[] {
	const values = contractValuesOn(contract.signedOn ?? today, dated);
	return irregularitiesOf(contract, values, today).map((each) => ({ ...each, digest: digestOf(each.figures) }));
}

function stateOf(contract: string, version: number, change: Change): IncomingRow['state'] {
	const kind = change.to === 'gone' ? change.kind : change.found.kind;
	const base = { code: irregularityCode(contract, kind), contract_id: contract, kind };
	if (change.to === 'gone') return { ...base, status: 'gone' };
	const { figures, digest, basis } = change.found;
	return {
		...base,
		...{ contract_version: version, origin: 'rule', status: 'suspected', digest, basis },
		// In one piece, so that nothing of former figures stays beside them.
		figures: { found: figures },
		...{ note: null, decided_by: null, decided_name: null, decided_on: null }
	};
}

export const irregularityCode = (contract: string, kind: IrregularityKind): string => `${contract}:${kind}`;

async function storedOf(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredIrregularity[]>> {
	const rows = await tx.query
		.selectFrom('contract_irregularity')
		.select(['contract_id', 'kind', 'origin', 'status', 'digest'])
		.where('county_code', '=', tx.county)
		.where('contract_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.forUpdate()
		.execute();
	return Map.groupBy(rows as (StoredIrregularity & { contract_id: string })[], ({ contract_id }) => contract_id);
}
