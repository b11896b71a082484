import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, sql, type Transaction } from 'kysely';
import copyStreams from 'pg-copy-streams';
import type { Tables } from '#db/tables.ts';
import { Deadlines } from './deadline.server.ts';
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

	constructor(url: string, replicaUrl: string | null) {
		this.#driver = new PostgresDriver(url, this.#deadlines);
		this.primary = new Kysely({ dialect: postgresDialect(this.#driver) });
		this.replica = replicaUrl
			? new Kysely({ dialect: postgresDialect(new PostgresDriver(replicaUrl, this.#deadlines)) })
			: null;
	}

	copy(
		tx: Transaction<Tables>,
		table: string,
		columns: readonly string[],
		rows: Iterable<readonly CopyValue[]>
	): Promise<number> {
		const chunks = function* () {
			for (const { bytes } of copyChunks(rows, columns, CHUNK)) yield bytes;
		};
		return this.#copyIn(tx, table, columns, Readable.from(chunks(), { objectMode: false }));
	}

	copyText(
		tx: Transaction<Tables>,
		table: string,
		columns: readonly string[],
		lines: AsyncIterable<Uint8Array>
	): Promise<number> {
		return this.#copyIn(tx, table, columns, Readable.from(lines, { objectMode: false }));
	}

	#copyIn(tx: Transaction<Tables>, table: string, columns: readonly string[], from: Readable): Promise<number> {
		const statement = `copy ${copyTarget(table, columns)} from stdin`;
		return withConnection(tx, ({ client }) => {
			const stream = client.query(copyStreams.from(statement));
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

	withDeadline<T>(milliseconds: number, run: () => Promise<T>): Promise<T> {
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
