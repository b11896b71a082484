import {
	AbortedTransactionError,
	PostgresAdapter,
	type CompiledQuery,
	type DatabaseConnection,
	type Driver,
	type QueryResult,
	type TransactionSettings
} from 'kysely';
import type { Deadlines } from '../deadline.server.ts';
import { beginStatement, quoted } from '../postgres-driver.server.ts';
import type { BinaryRows } from '../row-sifter.ts';
import { counted } from '../statement-count.ts';
import { EngineRestarted } from '../types.ts';
import { encodeParameter } from '../values.ts';
import type { Host } from './host.server.ts';
import type { Parameter, Request, Value } from './messages.ts';

const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE']);
const nothing = (): void => undefined;

/** Says to Kysely that there is one connection; its mutex is then the queue before the engine. */
export class OneConnectionAdapter extends PostgresAdapter {
	override get supportsMultipleConnections(): boolean {
		return false;
	}
}

/** The connection as one holder has it: refuses to go on after a restart, which lost whatever the holder had begun. */
export class EmbeddedConnection implements DatabaseConnection {
	readonly #host: Host;
	readonly #deadlines: Deadlines;
	readonly #epoch: number;
	inTransaction = false;
	#reading: Promise<void> = Promise.resolve();

	constructor(host: Host, deadlines: Deadlines) {
		this.#host = host;
		this.#deadlines = deadlines;
		this.#epoch = host.epoch;
	}

	get lost(): boolean {
		return this.#epoch !== this.#host.epoch;
	}

	/** @throws pg.DatabaseError; EngineRestarted */
	call<R extends Request>(request: R, commits = !this.inTransaction): Promise<Value<R>> {
		if (this.lost) return Promise.reject(new EngineRestarted(false));
		const deadline = this.#deadlines.current();
		return counted(() => this.#host.call(request, { deadline, reachedCommit: commits }));
	}

	async executeQuery<R>(query: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<QueryResult<R>> {
		const parameters: Parameter[] = query.parameters.map(encodeParameter);
		const { columns, rows, command, count } = await this.call({ kind: 'query', statement: query.sql, parameters });
		return {
			rows: rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]]))) as R[],
			...(CHANGING.has(command) && { numAffectedRows: BigInt(count) })
		};
	}

	/**
	 * A statement's rows in PostgreSQL's binary form; see binary-rows.server.ts. One after the other: the next answer is
	 * written where this one is still being read.
	 */
	binaryRows<T>(
		{ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>,
		lasting: boolean,
		read: (rows: BinaryRows) => T
	): Promise<T> {
		const request = {
			kind: 'binary-rows',
			statement: sql,
			parameters: parameters.map(encodeParameter),
			lasting
		} as const;
		const answered = this.#reading.then(async () => read(await this.call(request)));
		this.#reading = answered.then(nothing, nothing);
		return answered;
	}

	/** Runs a word of transaction control and returns the command PostgreSQL answers with. */
	async control(statement: string, commits = false): Promise<string> {
		return (await this.call({ kind: 'query', statement, parameters: [] }, commits)).command;
	}

	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		yield* [];
		throw new Error('expected a statement that answers at once, got a request to stream');
	}
}

/** Kysely's driver over messages. (Kysely has one for PGlite too; it ignores isolation levels.) */
export class EmbeddedDriver implements Driver {
	readonly #host: Host;
	readonly #deadlines: Deadlines;

	constructor(host: Host, deadlines: Deadlines) {
		this.#host = host;
		this.#deadlines = deadlines;
	}

	async init(): Promise<void> {
		await this.#host.ready();
	}

	async acquireConnection(): Promise<EmbeddedConnection> {
		await this.#host.ready();
		return new EmbeddedConnection(this.#host, this.#deadlines);
	}

	async beginTransaction(connection: EmbeddedConnection, settings: TransactionSettings): Promise<void> {
		await connection.control(beginStatement(settings));
		connection.inTransaction = true;
	}

	async commitTransaction(connection: EmbeddedConnection): Promise<void> {
		const command = await connection.control('commit', true);
		connection.inTransaction = false;
		if (command !== 'COMMIT') throw new AbortedTransactionError();
	}

	async rollbackTransaction(connection: EmbeddedConnection): Promise<void> {
		// After a restart there is nothing to roll back, and the caller's own error says why.
		if (!connection.lost) await connection.control('rollback');
		connection.inTransaction = false;
	}

	async savepoint(connection: EmbeddedConnection, name: string): Promise<void> {
		await connection.control(`savepoint ${quoted(name)}`);
	}

	async rollbackToSavepoint(connection: EmbeddedConnection, name: string): Promise<void> {
		await connection.control(`rollback to savepoint ${quoted(name)}`);
	}

	async releaseSavepoint(connection: EmbeddedConnection, name: string): Promise<void> {
		await connection.control(`release savepoint ${quoted(name)}`);
	}

	async releaseConnection(): Promise<void> {
		this.#host.rest();
	}

	/** The engine closes its host itself: Kysely does not call this for a database that was never asked. */
	async destroy(): Promise<void> {}
}
