import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, sql, type Transaction } from 'kysely';
import copyStreams from 'pg-copy-streams';
import type { Tables } from '#db/tables.ts';
import { Deadlines } from './deadline.server.ts';
import { areBinary, binaryChunks } from './copy-binary.ts';
import { copyChunks, copyTarget } from './copy-text.ts';
import { PostgresConnection, postgresDialect, PostgresDriver } from './postgres-driver.server.ts';
import type { CopyValue, Engine, EngineDescription } from './types.ts';

const CHUNK = 1 << 18;

/** The connection under a transaction; COPY and scripts speak to it past the query builder. */
const withConnection = <T>(tx: Transaction<Tables>, run: (connection: PostgresConnection) => Promise<T>): Promise<T> =>
	tx.getExecutor().provideConnection((connection) => {
		if (!(connection instanceof PostgresConnection)) throw new TypeError('expected a transaction of this engine');
		return run(connection);
	});

class PostgresEngine implements Engine {
	readonly kind = 'postgres';
	readonly overlayGrid = null;
	readonly primary: Kysely<Tables>;
	readonly replica: Kysely<Tables> | null;
	readonly #deadlines = new Deadlines();
	readonly #driver: PostgresDriver;
	readonly #types = new Map<string, Map<string, string>>();

	constructor(url: string, replicaUrl: string | null) {
		this.#driver = new PostgresDriver(url, this.#deadlines);
		this.primary = new Kysely({ dialect: postgresDialect(this.#driver) });
		this.replica = replicaUrl
			? new Kysely({ dialect: postgresDialect(new PostgresDriver(replicaUrl, this.#deadlines)) })
			: null;
	}

	async copy(
		tx: Transaction<Tables>,
		table: string,
		columns: readonly string[],
		rows: Iterable<readonly CopyValue[]>
	): Promise<number> {
		const target = copyTarget(table, columns);
		const types = await this.#typesOf(tx, table);
		const asked = columns.map((column) => types.get(column));
		if (areBinary(asked)) {
			const chunks = Readable.from(binaryChunks(rows, asked, CHUNK), { objectMode: false });
			return this.#copyIn(tx, `${target} from stdin (format binary)`, chunks);
		}
		const chunks = function* () {
			for (const { bytes } of copyChunks(rows, columns, CHUNK)) yield bytes;
		};
		return this.#copyIn(tx, `${target} from stdin`, Readable.from(chunks(), { objectMode: false }));
	}

	/** The types of a table's columns, asked for once: they change by migrations only, which run before any other work. */
	async #typesOf(tx: Transaction<Tables>, table: string): Promise<Map<string, string>> {
		let types = this.#types.get(table);
		if (!types) {
			const { rows } = await sql<{ column: string; type: string }>`
				select attname as column, typname as type from pg_attribute join pg_type on pg_type.oid = atttypid
				where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(tx);
			types = new Map(rows.map(({ column, type }) => [column, type]));
			this.#types.set(table, types);
		}
		return types;
	}

	copyText(
		tx: Transaction<Tables>,
		table: string,
		columns: readonly string[],
		lines: AsyncIterable<Uint8Array>
	): Promise<number> {
		return this.#copyIn(tx, `${copyTarget(table, columns)} from stdin`, Readable.from(lines, { objectMode: false }));
	}

	#copyIn(tx: Transaction<Tables>, what: string, from: Readable): Promise<number> {
		return withConnection(tx, ({ client }) => {
			const stream = client.query(copyStreams.from(`copy ${what}`));
			return pipeline(from, stream).then(() => stream.rowCount);
		});
	}

	async *copyOut(tx: Transaction<Tables>, table: string, columns: readonly string[]): AsyncIterable<Uint8Array> {
		const statement = `copy ${copyTarget(table, columns)} to stdout`;
		const stream = await withConnection(tx, async ({ client }) => client.query(copyStreams.to(statement)));
		let rest: Uint8Array = new Uint8Array();
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			const end = chunk.lastIndexOf(0x0a) + 1;
			if (end > 0) yield Buffer.concat([rest, chunk.subarray(0, end)]);
			rest = end > 0 ? chunk.subarray(end) : Buffer.concat([rest, chunk]);
		}
	}

	script(tx: Transaction<Tables>, text: string): Promise<void> {
		return withConnection(tx, async ({ client }) => {
			await client.query(text);
			await this.#driver.learnTypes(client);
		});
	}

	withDeadline<T>(milliseconds: number, run: () => T): T {
		return this.#deadlines.run(milliseconds, run);
	}

	async describe(): Promise<EngineDescription> {
		const version = await sql<{ server_version: string }>`show server_version`.execute(this.primary);
		const installed = await sql`select from pg_extension where extname = 'postgis'`.execute(this.primary);
		const library =
			installed.rows.length > 0
				? await sql<{ postgis: string; geos: string }>`
					select postgis_lib_version() as postgis, postgis_geos_version() as geos`.execute(this.primary)
				: { rows: [] };
		return {
			kind: 'postgres',
			postgres: version.rows[0]!.server_version,
			postgis: library.rows[0]?.postgis ?? '',
			geos: library.rows[0]?.geos ?? '',
			throws: null,
			restarts: null
		};
	}

	announce(): void {}

	async close(): Promise<void> {
		await Promise.all([this.primary.destroy(), this.replica?.destroy()]);
	}
}

/** Opens a PostgreSQL server with PostGIS. @throws when it does not answer */
export async function openPostgres(url: string, replicaUrl: string | null): Promise<Engine> {
	const engine = new PostgresEngine(url, replicaUrl);
	try {
		await sql`select 1`.execute(engine.primary);
		return engine;
	} catch (error) {
		await engine.close();
		throw error;
	}
}
