import { sql } from 'kysely';
import { noteChangedRows } from '#db/changed-rows.server.ts';
import { updateRows, type State, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';

/** Changes one row that is there and known by its id, its key too if need be; its former state is kept. Returns its new version. */
export async function changeRow(tx: Tx, spec: VersionedTable, id: string, state: State): Promise<number> {
	const [row] = await updateRows(tx, spec, [{ id, row: { row: null, state }, state, shape: null }], null);
	if (spec.noted) await noteChangedRows(tx, spec.table, [row!]);
	return row!.former! + 1;
}

/** Takes one row away; its last state is kept among its versions. */
export async function removeRow(tx: Tx, spec: VersionedTable, id: string): Promise<void> {
	const kept = [...Object.keys(spec.columns), 'source_file_id', 'source_row', 'feature_no'];
	const state = sql.raw(kept.map((column) => `'${column}', gone."${column}"`).join(', '));
	const { rows } = await sql<{ id: string; former: number }>`
		with gone as (
			delete from ${sql.table(spec.table)} where county_code = ${tx.county} and id = ${id}::uuid returning *
		)
		insert into ${sql.table(`${spec.table}_version`)}
			(county_code, id, version, recorded_from, recorded_to, cause, state ${spec.shape ? sql`, shape` : sql``})
		select gone.county_code, gone.id, gone.version, gone.recorded_at, ${tx.now}::timestamptz, ${tx.cause},
			jsonb_build_object(${state}) ${spec.shape ? sql`, gone.shape` : sql``}
		from gone
		returning id, version as former`.execute(tx.query);
	if (rows.length !== 1) throw new Error(`expected one row of ${spec.table} to go, ${rows.length} did`);
	if (spec.noted) await noteChangedRows(tx, spec.table, rows);
}
