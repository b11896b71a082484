import type { CompiledQuery, Kysely } from 'kysely';
import type { BinaryRows } from './engine/row-sifter.ts';
import type { Tables } from './tables.ts';

export type { BinaryRows } from './engine/row-sifter.ts';

/** A connection of either engine. */
interface BinaryConnection {
	binaryRows<T>(query: CompiledQuery, lasting: boolean, read: (rows: BinaryRows) => T): Promise<T>;
}

/**
 * What `read` makes of a statement's rows, in PostgreSQL's binary form: for tiles, whose thousands of rows cost more as
 * objects than as bytes. The bytes are the connection's own; after `read` they hold the next answer.
 * @param lasting whether the server is to keep the plan: for statements that are asked again and again, with parameters that
 * do not change how they are best answered
 */
export const binaryRows = <T>(
	db: Kysely<Tables>,
	query: CompiledQuery,
	lasting: boolean,
	read: (rows: BinaryRows) => T
): Promise<T> =>
	db.getExecutor().provideConnection((connection) => {
		if (!('binaryRows' in connection)) throw new TypeError('expected a connection of an engine');
		return (connection as unknown as BinaryConnection).binaryRows(query, lasting, read);
	});
