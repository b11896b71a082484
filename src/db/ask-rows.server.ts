import type { RawBuilder } from 'kysely';
import { binaryRows } from './binary-rows.server.ts';
import type { ReadDb } from './read.server.ts';
import { RowReader } from './row-reader.ts';

/** What `read` makes of a statement's rows in binary form. */
export const askRows = <T>(db: ReadDb, query: RawBuilder<unknown>, read: (rows: RowReader) => T): Promise<T> =>
	binaryRows(db.query, query.compile(db.query), false, (answer) => read(new RowReader(answer)));

/** A statement's rows, to be read when the connection has gone on to the next: it is not kept waiting by whoever reads. */
export const keptRows = (db: ReadDb, query: RawBuilder<unknown>): Promise<RowReader> =>
	binaryRows(
		db.query,
		query.compile(db.query),
		false,
		(answer) => new RowReader({ ...answer, messages: answer.messages.slice() })
	);
