import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { noteChangedRows } from '#db/changed-rows.server.ts';
import type { VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';

/** The write that is taken back: the file it accepted, the moment every row of it carries, and its cause. */
export interface WriteToUndo {
	file: string;
	at: Date;
	cause: string;
}

export interface UndoneRows {
	removed: number;
	restored: number;
}

/**
 * Takes back what one accepted file did to a table: its new rows go, its changed rows return to what they were before it.
 * Nothing is lost by it: every state it takes away stands in `<table>_version` afterwards.
 * @returns refused with `import.undo.changed_since` when a row has been changed again since
 */
export async function undoRows(tx: Tx, spec: VersionedTable, write: WriteToUndo): Promise<Outcome<UndoneRows>> {
	const later = await changedSince(tx, spec, write);
	if (later > 0) return refused('import.undo.changed_since', { table: spec.table, rows: later });
	return accepted({ removed: await removeInserted(tx, spec, write), restored: await restoreChanged(tx, spec, write) });
}

const versionTable = (spec: VersionedTable) => sql.table(`${spec.table}_version`);

/** What a version keeps of a row beside its shape; the same in save-rows.server.ts. */
const keptColumns = (spec: VersionedTable): string[] => [
	...Object.keys(spec.columns),
	'source_file_id',
	'source_row',
	...(spec.table === 'contract_parcel' ? [] : ['feature_no'])
];

/** A row's present state as a version keeps it. */
const stateOf = (spec: VersionedTable, alias: string) =>
	sql`jsonb_build_object(${sql.join(
		keptColumns(spec).flatMap((column) => [sql.lit(column), sql.ref(`${alias}.${column}`)])
	)})`;

/**
 * Rows this write made or changed that are no longer as it left them. A row that was changed and put back since is: what counts
 * is its state, not its version.
 */
async function changedSince(tx: Tx, spec: VersionedTable, { file, at, cause }: WriteToUndo): Promise<number> {
	const shape = (version: string) => (spec.shape ? sql`or not present.shape = ${sql.ref(`${version}.shape`)}` : sql``);
	const { rows } = await sql<{ count: number }>`
		select (
			select count(*) from ${versionTable(spec)} made
			join ${sql.table(spec.table)} present on present.county_code = ${tx.county} and present.id = made.id
			where made.county_code = ${tx.county} and made.version = 1 and made.recorded_from = ${at}::timestamptz
				and made.state->>'source_file_id' = ${file}
				and (made.state <> ${stateOf(spec, 'present')} ${shape('made')})
		) + (
			select count(*) from ${versionTable(spec)} former
			join ${versionTable(spec)} left_so on left_so.county_code = ${tx.county} and left_so.id = former.id
				and left_so.version = former.version + 1
			join ${sql.table(spec.table)} present on present.county_code = ${tx.county} and present.id = former.id
			where former.county_code = ${tx.county} and former.recorded_to = ${at}::timestamptz and former.cause = ${cause}
				and (left_so.state <> ${stateOf(spec, 'present')} ${shape('left_so')})
		) as count`.execute(tx.query);
	return rows[0]!.count;
}

async function removeInserted(tx: Tx, spec: VersionedTable, { file, at }: WriteToUndo): Promise<number> {
	const { rows } = await sql<{ id: string; former: number }>`
		with gone as (
			delete from ${sql.table(spec.table)}
			where county_code = ${tx.county} and source_file_id = ${file}::uuid and id in (
				select made.id from ${sql.table(spec.table)} made
				where made.county_code = ${tx.county} and made.version = 1 and made.recorded_at = ${at}::timestamptz
				union all
				select made.id from ${versionTable(spec)} made
				where made.county_code = ${tx.county} and made.version = 1 and made.recorded_from = ${at}::timestamptz
					and made.state->>'source_file_id' = ${file})
			returning *
		)
		insert into ${versionTable(spec)}
			(county_code, id, version, recorded_from, recorded_to, cause, state ${spec.shape ? sql`, shape` : sql``})
		select gone.county_code, gone.id, gone.version, gone.recorded_at, ${tx.now}::timestamptz, ${tx.cause},
			${stateOf(spec, 'gone')} ${spec.shape ? sql`, gone.shape` : sql``}
		from gone
		returning id, version as former`.execute(tx.query);
	if (spec.noted) await noteChangedRows(tx, spec.table, rows);
	return rows.length;
}

async function restoreChanged(tx: Tx, spec: VersionedTable, { at, cause }: WriteToUndo): Promise<number> {
	const columns = Object.entries(spec.columns);
	const types = sql.raw(
		[...columns, ['source_file_id', 'uuid'], ['source_row', 'integer']]
			.map(([column, type]) => `"${column}" ${type}`)
			.join(', ')
	);
	const restored = [...columns.map(([column]) => column), 'source_file_id', 'source_row'];
	const assign = sql.raw(restored.map((column) => `"${column}" = before."${column}"`).join(', '));
	const table = sql.table(spec.table);
	const { rows } = await sql<{ id: string; former: number }>`
		with before as (
			select former.id, ${spec.shape ? sql`former.shape as shape,` : sql``} written.*
			from ${versionTable(spec)} former,
				jsonb_to_record(former.state) as written(${types})
			where former.county_code = ${tx.county} and former.recorded_to = ${at}::timestamptz and former.cause = ${cause}
		), kept as (
			insert into ${versionTable(spec)}
				(county_code, id, version, recorded_from, recorded_to, cause, state ${spec.shape ? sql`, shape` : sql``})
			select present.county_code, present.id, present.version, present.recorded_at, ${tx.now}::timestamptz, ${tx.cause},
				${stateOf(spec, 'present')} ${spec.shape ? sql`, present.shape` : sql``}
			from ${table} present join before on before.id = present.id
			where present.county_code = ${tx.county}
		)
		update ${table} present set version = present.version + 1, recorded_at = ${tx.now}::timestamptz, ${assign}
			${spec.shape ? sql`, shape = before.shape` : sql``}
		from before
		where present.county_code = ${tx.county} and present.id = before.id
		returning present.id, present.version - 1 as former`.execute(tx.query);
	if (spec.noted) await noteChangedRows(tx, spec.table, rows);
	return rows.length;
}
