import type { Tables } from '#db/tables.ts';
import type { Tx } from '#db/tx.server.ts';

/** A row and which of its versions it was before this write; null when it is new. */
export interface ChangedRow {
	id: string;
	former: number | null;
}

/** Of more rows of one table in one write it is only said that there were many. */
export const NOTED_AT_MOST = 2_000;

/** How many rows of each table a write has noted so far; a long import saves in parts. */
const noted = new WeakMap<Tx['query'], Map<string, number>>();

/**
 * Notes rows that a write added, changed or took away, for whoever reckons something from them. Their former states stand in
 * `<table>_version`.
 */
export async function noteChangedRows(
	tx: Tx,
	table: keyof Tables & string,
	rows: readonly ChangedRow[]
): Promise<void> {
	if (rows.length === 0) return;
	const counts = noted.get(tx.query) ?? new Map<string, number>();
	noted.set(tx.query, counts);
	const before = counts.get(table) ?? 0;
	counts.set(table, before + rows.length);
	if (before > NOTED_AT_MOST) return;
	const columns = ['county_code', 'id', 'table_name', 'row_id', 'former_version', 'recorded_at'];
	const many = before + rows.length > NOTED_AT_MOST;
	const said = many ? [{ id: null, former: null }] : rows;
	await tx.copy(
		'changed_row',
		columns,
		said.map(({ id, former }) => [tx.county, tx.newId(), table, id, former, tx.now])
	);
}
