import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { State, VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';

/** A row with its number and version beside what it says. */
export interface Kept<S extends State> {
	id: string;
	number: number;
	version: number;
	state: S;
}

async function rowsOf<S extends State>(
	db: ReadDb,
	spec: VersionedTable,
	condition: RawBuilder<unknown>,
	locked: RawBuilder<unknown>
): Promise<Kept<S>[]> {
	const columns = sql.join(Object.keys(spec.columns).map((column) => sql.ref(`kept.${column}`)));
	const { rows } = await sql<{ id: string; feature_no: number; version: number } & S>`
		select kept.id, kept.feature_no, kept.version, ${columns} from ${sql.table(spec.table)} as kept
		where kept.county_code = ${db.county} and ${condition} and ${inScope(db, 'kept.village_code')}
		order by kept.feature_no ${locked}`.execute(db.query);
	return rows.map(({ id, feature_no: number, version, ...state }) => ({
		...{ id, number, version, state: state as unknown as S }
	}));
}

/** Rows by a column's value, in scope, in the order of their numbers. */
export const rowsBy = <S extends State>(
	db: ReadDb,
	spec: VersionedTable,
	column: string,
	value: string | number
): Promise<Kept<S>[]> => rowsOf(db, spec, sql`${sql.ref(`kept.${column}`)} = ${value}`, sql``);

/** The same, held until the write is over. */
export const heldBy = <S extends State>(
	tx: Tx,
	spec: VersionedTable,
	column: string,
	value: string | number
): Promise<Kept<S>[]> => rowsOf(tx, spec, sql`${sql.ref(`kept.${column}`)} = ${value}`, sql`for update`);
