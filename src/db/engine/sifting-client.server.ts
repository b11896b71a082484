import { EventEmitter } from 'node:events';
import { Socket, type SocketConstructorOpts } from 'node:net';
import pg from 'pg';
import { RowSifter, type BinaryRows } from './row-sifter.ts';

/** What pg's connection does once its socket is open, or has become a TLS one; its types do not name it (pg is pinned). */
interface Listening {
	stream: EventEmitter;
	attachListeners(stream: EventEmitter): void;
}

/** Bytes a connection sets aside for rows. What a result needed more is kept for the next, up to `MOST`. */
const ROOM = 1 << 16;
const MOST = 1 << 23;
const CHUNK = 1 << 18;
/** Bytes of rows after which an answer is taken as a large one: the rest is read a millisecond at a time. */
const LARGE = 1 << 14;
/** ReadyForQuery, the last message of an answer. */
const READY = { code: 0x5a, size: 6 };

/** pg's client, which can also set aside the rows of a statement byte for byte, before pg makes text of them. */
export class SiftingClient extends pg.Client {
	#sifter: RowSifter | null = null;
	#room: Uint8Array | null = null;
	/** What pg listens to in the socket's place. */
	#messages = new EventEmitter();
	#reading: Promise<unknown> = Promise.resolve();

	constructor(config?: string | pg.ClientConfig) {
		super(config);
		const { connection, ssl } = this as unknown as { connection: Listening; ssl: unknown };
		// One buffer for all that is read: else each 64 kB is memory of its own, and to be collected. TLS has its own way.
		const onread = {
			buffer: Buffer.allocUnsafeSlow(CHUNK),
			callback: (size: number, chunk: Uint8Array) => this.#take(socket, chunk.subarray(0, size))
		};
		const socket = new Socket({ onread } as SocketConstructorOpts);
		if (!ssl) connection.stream = socket;
		const attach = connection.attachListeners.bind(connection);
		connection.attachListeners = (stream) => {
			this.#messages = new EventEmitter();
			attach(this.#messages);
			stream.on('data', (chunk: Buffer) =>
				this.#sifter ? this.#sifter.take(chunk) : this.#messages.emit('data', chunk)
			);
			stream.on('end', () => this.#messages.emit('end'));
		};
	}

	/** Hears a chunk that is written over when this returns; false pauses the socket. */
	#take(socket: Socket, chunk: Uint8Array): boolean {
		// COPY TO takes our listener away and reads the socket itself (pg-copy-streams): it has its way, with memory of its own.
		if (socket.listenerCount('data') === 0) return socket.push(Buffer.from(chunk));
		if (!this.#sifter) {
			this.#messages.emit('data', Buffer.from(chunk));
			return true;
		}
		this.#sifter.take(chunk);
		// A server sends 8 kB at a time, and each piece wakes this thread for longer than it takes to read it.
		const more = chunk.length < CHUNK && this.#sifter.messages.length > LARGE && chunk.at(-READY.size) !== READY.code;
		if (!more) return true;
		setTimeout(() => socket.resume(), 1);
		socket.pause();
		return false;
	}

	/**
	 * One statement's rows in binary form, as `read` makes of them; they lie in memory that the next result is written to, so
	 * that they come one after the other. With a name the server keeps its plan for this connection.
	 */
	binaryRows<T>(
		statement: { text: string; values: unknown[]; name?: string },
		read: (rows: BinaryRows) => T
	): Promise<T> {
		const answered = this.#reading.then(() => this.#rowsOf(statement, read));
		this.#reading = answered.catch(() => undefined);
		return answered;
	}

	async #rowsOf<T>(
		statement: { text: string; values: unknown[]; name?: string },
		read: (rows: BinaryRows) => T
	): Promise<T> {
		const sifter = new RowSifter(this.#room ?? Buffer.allocUnsafeSlow(ROOM), (message) =>
			this.#messages.emit('data', Buffer.from(message))
		);
		this.#sifter = sifter;
		try {
			// Without values pg would ask by the simple protocol, which knows text alone.
			const asked = { ...statement, binary: true, queryMode: 'extended', rowMode: 'array' as const };
			const { fields } = await this.query(asked);
			const columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
			return read({ columns, messages: sifter.messages });
		} finally {
			this.#sifter = null;
			this.#room = sifter.rows.length <= MOST ? sifter.rows : null;
		}
	}
}
