import { sql } from 'kysely';
import { noteChangedRows, type ChangedRow } from '#db/changed-rows.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { contractParcelTable } from './land-tables.server.ts';

/**
 * Ties a parcel to the contract a person has confirmed for it: a contract_parcel that no file brought. Its 亩 are not known
 * (the paper speaks of the whole contract), so that the comparison holds all of the contract's land against all of its 亩.
 */
export async function tieParcel(tx: Tx, parcel: string, contract: string): Promise<void> {
	const terms = await tx.query
		.selectFrom('contract')
		.select(['starts_on', 'ends_on', 'method', 'area_basis', 'customary_ratio', 'area_surface'])
		.where('county_code', '=', tx.county)
		.where('id', '=', contract)
		.executeTakeFirstOrThrow();
	const { method, ...rest } = terms;
	const state = { contract_id: contract, parcel_id: parcel, contracted_mu: undefined, basis: method, ...rest };
	await saveRows(tx, contractParcelTable, [{ row: null, state }], null);
}

/** Takes such a tie away, its last state kept. A pair that a file names as well stays: a person's mistake is not the file's. */
export async function untieParcel(tx: Tx, parcel: string, contract: string): Promise<void> {
	const { rows } = await sql<ChangedRow>`
		with gone as (
			delete from contract_parcel
			where contract_parcel.county_code = ${tx.county} and contract_parcel.parcel_id = ${parcel}::uuid
				and contract_parcel.contract_id = ${contract}::uuid and contract_parcel.source_file_id is null
			returning *
		)
		insert into contract_parcel_version (county_code, id, version, recorded_from, recorded_to, cause, state)
		select gone.county_code, gone.id, gone.version, gone.recorded_at, ${tx.now}::timestamptz, ${tx.cause}, to_jsonb(gone)
		from gone
		returning id, version as former`.execute(tx.query);
	await noteChangedRows(tx, 'contract_parcel', rows);
}
