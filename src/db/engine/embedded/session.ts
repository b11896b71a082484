import { PGlite, protocol } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { postgis } from '@electric-sql/pglite-postgis';
import { cxxGuard, type CxxGuard } from './cxx-guard.ts';
import { readReply, requestOf, type Message, type Reply } from './protocol.ts';
import { RowSifter, type BinaryRows } from '../row-sifter.ts';
import { GEOMETRY_TYPES, parserOf } from '../values.ts';

export interface SessionSettings {
	/** Folder of a database, or null for one in memory. */
	folder: string | null;
	/** Tar of a database to begin an in-memory one with; without it a new one is made (some 10 s). */
	template?: Uint8Array | null;
	/** Only the guard tests turn it off, to show what happens without it. */
	guarded?: boolean;
}

export interface Answer {
	columns: string[];
	rows: unknown[][];
	/** Command tag without its counts: SELECT, INSERT, COMMIT. */
	command: string;
	count: number;
}

/** Bytes set aside for binary rows. What a result needed more is kept for the next, up to `MOST`. */
const ROOM = 1 << 18;
const MOST = 1 << 23;
/** Statements whose plan is kept; there are as many as layers of tiles and ways to simplify them. */
const MOST_PREPARED = 100;
/** invalid_sql_statement_name: somebody has deallocated it. */
const FORGOTTEN = '26000';

/** Memory of both threads: an answer is read where it was written, instead of being copied and then collected. */
const shared = (size: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(size));

/** The wasm can no longer be trusted; whoever holds the session ends it. */
export class Broken extends Error {}

/** One PostgreSQL in this thread. Every call blocks the thread until it is answered: run it in a worker. */
export class Session {
	readonly guard: CxxGuard | null;
	readonly #database: PGlite;
	readonly #geometries = new Set<number>();
	/** Statements that were prepared, by their text. */
	readonly #prepared = new Map<string, string>();
	#names = 0;
	#room = shared(ROOM);

	private constructor(database: PGlite, guard: CxxGuard | null) {
		this.#database = database;
		this.guard = guard;
	}

	static async open({ folder, template, guarded = true }: SessionSettings): Promise<Session> {
		const guard = guarded ? cxxGuard() : null;
		const database = await PGlite.create({
			...(folder && { dataDir: folder }),
			...(template && { loadDataDir: new Blob([template as Uint8Array<ArrayBuffer>], { type: 'application/x-tar' }) }),
			extensions: { postgis, btree_gist, pg_trgm, ...(guard && { cxx_guard: guard.extension }) }
		});
		const session = new Session(database, guard);
		await session.#learnTypes();
		return session;
	}

	async #learnTypes(): Promise<void> {
		const { rows } = await this.query(GEOMETRY_TYPES, []);
		for (const [type] of rows) this.#geometries.add(Number(type));
	}

	/**
	 * One statement by the extended protocol; parameters as PostgreSQL's text form or bytes.
	 * @throws DatabaseError of the protocol, with SQLSTATE in `code`; Broken
	 */
	async query(statement: string, parameters: readonly (string | Uint8Array | null)[]): Promise<Answer> {
		const { fields, rows, tag } = await this.exchange(requestOf(statement, parameters));
		const parsers = fields.map(({ type }) => parserOf(type, this.#geometries));
		return {
			columns: fields.map(({ name }) => name),
			rows: rows.map((row) => row.map((text, index) => (text === null ? null : parsers[index]!(text)))),
			command: tag.split(' ')[0]!,
			count: Number(/\d+$/.exec(tag)?.[0] ?? 0)
		};
	}

	/**
	 * The same with its rows left as they come, in memory that the next result is written to.
	 * @param lasting whether its plan is kept: planning takes this engine as long as reading a small tile
	 * @throws as `query`
	 */
	async binaryRows(
		statement: string,
		parameters: readonly (string | Uint8Array | null)[],
		lasting = false
	): Promise<BinaryRows> {
		const others: Message[] = [];
		const parser = new protocol.Parser();
		const sifter = new RowSifter(
			this.#room,
			(message) => parser.parse(message as never, (read) => others.push(read)),
			shared
		);
		const known = lasting ? this.#prepared.get(statement) : undefined;
		const name = known ?? (lasting && this.#prepared.size < MOST_PREPARED ? `rows_${++this.#names}` : '');
		await this.#run(() =>
			this.#database.execProtocolRawStream(
				requestOf(statement, parameters, { binary: true, name, prepared: known !== undefined }),
				{ onRawData: (chunk) => sifter.take(chunk) }
			)
		);
		if (name && others.some((message) => message.name === 'parseComplete')) this.#prepared.set(statement, name);
		this.#room = sifter.rows.length <= MOST ? sifter.rows : shared(ROOM);
		const reply = readReply(others);
		if (known && (reply.error as { code?: string } | null)?.code === FORGOTTEN) {
			this.#prepared.delete(statement);
			return this.binaryRows(statement, parameters, lasting);
		}
		return { columns: this.#checked(reply).fields, messages: sifter.messages };
	}

	/** Several statements by the simple protocol. @throws as `query` */
	async script(text: string): Promise<void> {
		await this.exchange(protocol.serialize.query(text));
		await this.#learnTypes();
	}

	/** `COPY … FROM '/dev/blob'` out of these bytes. Returns the number of rows. @throws as `query` */
	async copyIn(statement: string, bytes: Uint8Array): Promise<number> {
		await this.#database._handleBlob(new Blob([bytes as Uint8Array<ArrayBuffer>]));
		try {
			return (await this.query(statement, [])).count;
		} finally {
			await this.#database._cleanupBlob();
		}
	}

	/** `COPY … TO '/dev/blob'`. @throws as `query` */
	async copyOut(statement: string): Promise<Uint8Array> {
		try {
			await this.query(statement, []);
		} finally {
			this.#written = await this.#database._getWrittenBlob();
		}
		return new Uint8Array((await this.#written?.arrayBuffer()) ?? []);
	}

	#written: Blob | undefined;

	/** Sends protocol messages and reads their reply to its end. @throws as `query` */
	async exchange(message: Uint8Array): Promise<Reply> {
		const messages = await this.#run(() => this.#database.execProtocolStream(message, { throwOnError: false }));
		return this.#checked(readReply(messages));
	}

	async #run<T>(exchange: () => Promise<T>): Promise<T> {
		const answered = await exchange().catch((error: unknown) => {
			throw new Broken('the engine threw', { cause: error });
		});
		if (this.guard?.fatal) throw new Broken('the wasm trapped', { cause: this.guard.fatal });
		return answered;
	}

	#checked(reply: Reply): Reply {
		if (reply.error) throw reply.error;
		// The second line behind the guard: what a dropped exception leaves behind in most statements, though not in all.
		if (this.guard && reply.lost) throw new Broken(`expected a command tag, got ${JSON.stringify(reply.tag)}`);
		return reply;
	}

	/** Bytes of wasm memory; it never shrinks. None after closing. */
	get heap(): number {
		return (this.#database.Module as unknown as { HEAPU8: Uint8Array } | undefined)?.HEAPU8.length ?? 0;
	}

	/** The whole database as an uncompressed tar. */
	async dump(): Promise<Uint8Array> {
		return new Uint8Array(await (await this.#database.dumpDataDir('none')).arrayBuffer());
	}

	async close(): Promise<void> {
		await this.#database.close();
	}
}
