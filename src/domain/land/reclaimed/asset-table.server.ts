import { sql } from 'kysely';
import type { State, VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';

/** What was taken back, known by its code; former states stand in `reclaimed_asset_version`. */
export const assetTable: VersionedTable = {
	table: 'reclaimed_asset',
	key: 'code',
	within: [],
	columns: {
		...{ code: 'text', village_code: 'text', object_kind: 'text', name: 'text', area_mu: 'integer', units: 'integer' },
		...{ reclaimed_on: 'date', jobs: 'integer', gain_fen: 'bigint', note: 'text', case_id: 'uuid', state: 'text' },
		...{ state_since: 'date', due_on: 'date', last_actor: 'text', price_unit: 'text', reserve_fen: 'bigint' },
		...{ listing_number: 'text', opens_on: 'date', closes_on: 'date', result_on: 'date', won_fen: 'bigint' },
		...{ winner_name: 'text', confirmation_number: 'text', contract_id: 'uuid', contract_version: 'integer' }
	},
	shape: false
};

/** A record's row, by the columns that are kept of it. */
export async function stateOf(tx: Tx, id: string): Promise<State> {
	const columns = sql.join(Object.keys(assetTable.columns).map((column) => sql.ref(column)));
	const { rows } = await sql<State>`
		select ${columns} from reclaimed_asset where county_code = ${tx.county} and id = ${id}::uuid`.execute(tx.query);
	return rows[0]!;
}
