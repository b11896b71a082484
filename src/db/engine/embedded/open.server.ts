import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kysely, PostgresIntrospector, PostgresQueryCompiler, sql, type Transaction } from 'kysely';
import type { Tables } from '#db/tables.ts';
import { copyChunks, copyTarget, wholeLines } from '../copy-text.ts';
import { Deadlines } from '../deadline.server.ts';
import type { CopyValue, Engine, EngineDescription } from '../types.ts';
import { EmbeddedConnection, EmbeddedDriver, OneConnectionAdapter } from './driver.server.ts';
import { Host } from './host.server.ts';
import { takeLock, type Lock } from './lock.server.ts';
import { layDown, loadTemplate } from './template.server.ts';

/** Rows are copied in pieces that stay well under a second: generated columns cost some 0.1 ms a row. */
const CHUNK = 1 << 20;

const withConnection = <T>(tx: Transaction<Tables>, run: (connection: EmbeddedConnection) => Promise<T>): Promise<T> =>
	tx.getExecutor().provideConnection((connection) => {
		if (!(connection instanceof EmbeddedConnection)) throw new TypeError('expected a transaction of this engine');
		return run(connection);
	});

class EmbeddedEngine implements Engine {
	readonly kind = 'embedded';
	readonly overlayGrid = 0.0001;
	readonly replica = null;
	readonly primary: Kysely<Tables>;
	readonly #host: Host;
	readonly #lock: Lock | null;
	readonly #deadlines = new Deadlines();

	constructor(host: Host, lock: Lock | null) {
		this.#host = host;
		this.#lock = lock;
		const driver = new EmbeddedDriver(host, this.#deadlines);
		this.primary = new Kysely({
			dialect: {
				createAdapter: () => new OneConnectionAdapter(),
				createDriver: () => driver,
				createIntrospector: (db) => new PostgresIntrospector(db),
				createQueryCompiler: () => new PostgresQueryCompiler()
			}
		});
	}

	copy(
		tx: Transaction<Tables>,
		table: string,
		columns: readonly string[],
		rows: Iterable<readonly CopyValue[]>
	): Promise<number> {
		const statement = `copy ${copyTarget(table, columns)} from '/dev/blob'`;
		return withConnection(tx, async (connection) => {
			let count = 0;
			for (const { bytes } of copyChunks(rows, columns, CHUNK)) {
				count += await connection.call({ kind: 'copy-in', statement, bytes });
			}
			return count;
		});
	}

	copyText(
		tx: Transaction<Tables>,
		table: string,
		columns: readonly string[],
		lines: AsyncIterable<Uint8Array>
	): Promise<number> {
		const statement = `copy ${copyTarget(table, columns)} from '/dev/blob'`;
		return withConnection(tx, async (connection) => {
			let count = 0;
			for await (const bytes of wholeLines(lines, CHUNK)) {
				count += await connection.call({ kind: 'copy-in', statement, bytes });
			}
			return count;
		});
	}

	async *copyOut(tx: Transaction<Tables>, table: string, columns: readonly string[]): AsyncIterable<Uint8Array> {
		const statement = `copy ${copyTarget(table, columns)} to '/dev/blob'`;
		yield await withConnection(tx, (connection) => connection.call({ kind: 'copy-out', statement }));
	}

	script(tx: Transaction<Tables>, text: string): Promise<void> {
		return withConnection(tx, (connection) => connection.call({ kind: 'script', text }));
	}

	withDeadline<T>(milliseconds: number, run: () => T): T {
		return this.#deadlines.run(milliseconds, run);
	}

	async describe(): Promise<EngineDescription> {
		const { rows } = await sql<{ postgres: string; postgis: string; geos: string }>`
			select current_setting('server_version') as postgres, postgis_lib_version() as postgis,
				postgis_geos_version() as geos`.execute(this.primary);
		return { kind: 'embedded', ...rows[0]!, throws: this.#host.throws, restarts: this.#host.restarts };
	}

	announce(address: string): void {
		this.#lock?.announce(address);
	}

	async close(): Promise<void> {
		await this.primary.destroy();
		await this.#host.close();
		await this.#lock?.release();
	}
}

/**
 * Opens the embedded engine: the lock first, then the database, laid down from the template the first time.
 * @param dataDir the data folder, or 'memory'
 * @throws DataInUse; Error when the self-test does not pass
 */
export async function openEmbedded(dataDir: string): Promise<Engine> {
	if (dataDir === 'memory') {
		const host = new Host(async () => ({ folder: null, template: await loadTemplate() }), false);
		await host.ready();
		return new EmbeddedEngine(host, null);
	}
	const lock = await takeLock(resolve(dataDir));
	try {
		const folder = join(resolve(dataDir), 'database');
		if (!existsSync(folder)) await layDown(folder);
		const host = new Host(async () => ({ folder, template: null }), true);
		await host.ready();
		return new EmbeddedEngine(host, lock);
	} catch (error) {
		await lock.release();
		throw error;
	}
}
