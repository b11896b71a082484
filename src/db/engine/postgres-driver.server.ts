import { createHash } from 'node:crypto';
import {
	AbortedTransactionError,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
	type TransactionSettings
} from 'kysely';
import pg from 'pg';
import type { Deadlines } from './deadline.server.ts';
import type { BinaryRows } from './row-sifter.ts';
import { counted } from './statement-count.ts';
import { SiftingClient } from './sifting-client.server.ts';
import { encodeParameter, GEOMETRY_TYPES, parserOf } from './values.ts';

/** invalid_sql_statement_name, duplicate_prepared_statement. */
const OF_OTHERS = new Set(['26000', '42P05']);
const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE']);

/** One connection of the pool. Kysely has a driver for pg too; ours gives up its client (COPY), and keeps deadlines. */
export class PostgresConnection implements DatabaseConnection {
	readonly client: pg.PoolClient;
	readonly #driver: PostgresDriver;
	broken = false;

	constructor(client: pg.PoolClient, driver: PostgresDriver) {
		this.client = client;
		this.#driver = driver;
	}

	async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		const parameters = query.parameters.map(encodeParameter);
		const { command, rowCount, rows } = await this.withinDeadline(() => this.client.query(query.sql, parameters));
		return { rows, ...(CHANGING.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
	}

	/** A statement's rows in PostgreSQL's binary form; see binary-rows.server.ts. */
	async binaryRows<T>({ sql, parameters }: CompiledQuery, lasting: boolean, read: (rows: BinaryRows) => T): Promise<T> {
		const client = this.client as pg.PoolClient & Pick<SiftingClient, 'binaryRows'>;
		const statement = { text: sql, values: parameters.map(encodeParameter) };
		const run = (name?: string) =>
			this.withinDeadline(() => client.binaryRows({ ...statement, ...(name && { name }) }, read));
		if (!lasting || !this.#driver.keepsPlans) return run();
		return run(nameOf(sql)).catch((error: unknown) => {
			// A pooler has given this client another server's connection, or one that knows the name.
			if (!OF_OTHERS.has((error as { code?: string }).code ?? '')) throw error;
			this.#driver.keepsPlans = false;
			return run();
		});
	}

	/** Runs as long as the caller's deadline allows; then cancels on the server (SQLSTATE 57014). */
	async withinDeadline<T>(run: () => Promise<T>): Promise<T> {
		const timer = setTimeout(() => void this.#driver.cancel(this.client), this.#driver.deadlines.current());
		try {
			return await counted(run);
		} finally {
			clearTimeout(timer);
		}
	}

	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		yield* [];
		throw new Error('expected a statement that answers at once, got a request to stream');
	}
}

export class PostgresDriver implements Driver {
	readonly deadlines: Deadlines;
	/** Whether a statement that was prepared on a connection is still there when it is next asked. */
	keepsPlans = true;
	readonly #config: pg.PoolConfig;
	readonly #pool: pg.Pool;
	readonly #connections = new WeakMap<pg.PoolClient, PostgresConnection>();
	readonly #geometries = new Set<number>();

	constructor(url: string, deadlines: Deadlines) {
		this.deadlines = deadlines;
		this.#config = {
			connectionString: url,
			Client: SiftingClient,
			max: 10,
			connectionTimeoutMillis: 10_000,
			// A new connection plans each kept statement five times over, and reads the catalogue anew.
			idleTimeoutMillis: 300_000,
			application_name: 'mutu',
			// Spatial functions are dear to the planner, so it compiles almost every statement of ours: seconds for nothing.
			// Up to PostgreSQL 16 a memoised lateral can answer with another row's result when it asks of a third table: links of
			// surveys to contracts came out wrong.
			options: '-c jit=off -c enable_memoize=off',
			types: { getTypeParser: (type: number) => parserOf(type, this.#geometries) as never }
		};
		this.#pool = new pg.Pool(this.#config);
		// A connection that dies while idle is dropped by the pool; its next taker gets a fresh one.
		this.#pool.on('error', () => undefined);
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<PostgresConnection> {
		const client = await this.#pool.connect();
		const known = this.#connections.get(client);
		if (known) return known;
		const connection = new PostgresConnection(client, this);
		try {
			// The embedded engine lives in UTC too; a pooler (pgbouncer) carries these two from client to client.
			await client.query("set time zone 'UTC'; set datestyle to iso");
			if (this.#geometries.size === 0) await this.learnTypes(client);
		} catch (error) {
			client.release(true);
			throw error;
		}
		this.#connections.set(client, connection);
		return connection;
	}

	/** Asks which numbers the database gave geometry and geography; again after a script, which may have made them. */
	async learnTypes(client: pg.ClientBase): Promise<void> {
		const { rows } = await client.query<{ oid: number }>(GEOMETRY_TYPES);
		for (const { oid } of rows) this.#geometries.add(oid);
	}

	/** Cancels what `client` runs, over a connection of its own because the pool may be all taken. */
	async cancel(client: pg.PoolClient): Promise<void> {
		const { processID } = client as pg.PoolClient & { processID: number };
		const other = new pg.Client(this.#config);
		other.on('error', () => undefined);
		try {
			await other.connect();
			await other.query('select pg_cancel_backend($1)', [processID]);
		} catch {
			// The server cannot be reached: the statement itself is about to fail for the same reason.
		} finally {
			await other.end().catch(() => undefined);
		}
	}

	async beginTransaction(connection: PostgresConnection, settings: TransactionSettings): Promise<void> {
		await connection.client.query(beginStatement(settings));
	}

	async commitTransaction(connection: PostgresConnection): Promise<void> {
		const { command } = await connection.client.query('commit');
		if (command !== 'COMMIT') throw new AbortedTransactionError();
	}

	async rollbackTransaction(connection: PostgresConnection): Promise<void> {
		try {
			await connection.client.query('rollback');
		} catch {
			// The connection is gone and the server rolls back by itself; the caller's own error says why.
			connection.broken = true;
		}
	}

	async savepoint(connection: PostgresConnection, name: string): Promise<void> {
		await connection.client.query(`savepoint ${quoted(name)}`);
	}

	async rollbackToSavepoint(connection: PostgresConnection, name: string): Promise<void> {
		await connection.client.query(`rollback to savepoint ${quoted(name)}`);
	}

	async releaseSavepoint(connection: PostgresConnection, name: string): Promise<void> {
		await connection.client.query(`release savepoint ${quoted(name)}`);
	}

	async releaseConnection(connection: PostgresConnection): Promise<void> {
		connection.client.release(connection.broken);
	}

	async destroy(): Promise<void> {
		await this.#pool.end();
	}
}

const names = new Map<string, string>();
const MOST_NAMES = 1_000;

/** A prepared statement's name, which PostgreSQL cuts at 63 bytes. */
function nameOf(statement: string): string {
	let name = names.get(statement);
	if (name) return name;
	if (names.size >= MOST_NAMES) names.clear();
	name = createHash('sha1').update(statement).digest('base64url');
	names.set(statement, name);
	return name;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export function beginStatement(settings: TransactionSettings): string {
	const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
	return `start transaction${isolation}${settings.accessMode ? ` ${settings.accessMode}` : ''}`;
}

export const postgresDialect = (driver: Driver): Dialect => ({
	createAdapter: () => new PostgresAdapter(),
	createDriver: () => driver,
	createIntrospector: (db) => new PostgresIntrospector(db),
	createQueryCompiler: () => new PostgresQueryCompiler()
});
