import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import pg from 'pg';
import { startWorker } from '#core/worker.server.ts';
import { EngineRestarted } from '../types.ts';
import type { FromWorker, Health, PlainError, Request, Value, WorkerSettings } from './messages.ts';

/** Thrown exceptions leak wasm memory, which never shrinks: beyond these an idle worker is replaced. */
const RECYCLE_THROWS = 2_000;
const RECYCLE_HEAP = 1 << 30;
/** Statements after which maintenance does not wait for an idle moment. */
const MAINTAIN_CALLS = 2_000;
const IDLE = 1_000;
const CLOSING = 4_000;

interface Waiting {
	resolve(value: unknown): void;
	reject(error: Error): void;
	timer: NodeJS.Timeout | null;
	reachedCommit: boolean;
}

export interface CallOptions {
	/** Milliseconds; null for calls that may take what they take. */
	deadline: number | null;
	/** What the caller is told when the engine ends meanwhile. */
	reachedCommit: boolean;
}

/** Holds the worker that holds the database: starts it, ends it when it overruns, opens it again. */
export class Host {
	/** Raised whenever the worker ends; what was begun in an earlier epoch is lost. */
	epoch = 0;
	restarts = 0;
	readonly #settings: () => Promise<WorkerSettings>;
	readonly #lasting: boolean;
	readonly #waiting = new Map<number, Waiting>();
	#worker: Worker | null = null;
	#opening: Promise<void> | null = null;
	#ended: Error | null = null;
	#lastId = 0;
	#calls = 0;
	#throwsBefore = 0;
	#health: Health = { throws: 0, heap: 0 };
	#idle: NodeJS.Timeout | null = null;
	#upkeep: Promise<void> = Promise.resolve();

	/** @param lasting whether the data outlives the worker; in memory it does not, and a restart ends the engine */
	constructor(settings: () => Promise<WorkerSettings>, lasting: boolean) {
		this.#settings = settings;
		this.#lasting = lasting;
	}

	/** C++ exceptions turned into SQL errors since the engine was opened. */
	get throws(): number {
		return this.#throwsBefore + this.#health.throws;
	}

	/** Resolves when calls may be made. @throws when the database does not open, or was closed */
	async ready(): Promise<void> {
		if (this.#idle) clearTimeout(this.#idle);
		this.#idle = null;
		await this.#upkeep;
		if (this.#ended) throw this.#ended;
		this.#opening ??= this.#open();
		await this.#opening;
	}

	async #open(): Promise<void> {
		try {
			const worker = startWorker('db/engine/embedded/database.worker.ts', await this.#settings(), { stackSizeMb: 64 });
			await opened(worker);
			this.#worker = worker;
			worker.on('message', (message: FromWorker) => this.#hear(message));
			const lost = (error?: unknown) => this.#worker === worker && this.#end(null, error);
			worker.once('error', lost);
			worker.once('exit', () => lost());
		} catch (error) {
			this.#opening = null;
			throw error;
		}
	}

	/** @throws pg.DatabaseError; EngineRestarted */
	call<R extends Request>(request: R, options: CallOptions): Promise<Value<R>> {
		const worker = this.#worker;
		if (!worker) return Promise.reject(this.#ended ?? new EngineRestarted(false));
		const id = ++this.#lastId;
		this.#calls++;
		return new Promise((resolve, reject) => {
			const timer = options.deadline === null ? null : setTimeout(() => this.#overran(id), options.deadline);
			this.#waiting.set(id, {
				resolve: resolve as (value: unknown) => void,
				reject,
				timer,
				reachedCommit: options.reachedCommit
			});
			worker.postMessage({ id, request });
		});
	}

	/** A timer can fire before an answer that is already here, when this thread was busy: look at the messages first. */
	#overran(id: number): void {
		setImmediate(() => setImmediate(() => this.#waiting.has(id) && this.#end(id)));
	}

	#hear(message: FromWorker): void {
		if (message.kind === 'broken') return this.#worker ? this.#end(message.id, message.reason) : undefined;
		if (message.kind === 'ready') return;
		this.#health = message.health;
		const waiting = this.#waiting.get(message.id);
		if (!waiting) return;
		this.#waiting.delete(message.id);
		if (waiting.timer) clearTimeout(waiting.timer);
		if (message.kind === 'answer') waiting.resolve(message.value);
		else waiting.reject(databaseError(message.error));
	}

	/** Ends the worker; the thread is gone before the folder is opened again. */
	#end(culprit: number | null, cause?: unknown): void {
		const worker = this.#worker!;
		this.#worker = null;
		this.#leave();
		this.restarts++;
		for (const [id, waiting] of this.#waiting) {
			if (waiting.timer) clearTimeout(waiting.timer);
			waiting.reject(new EngineRestarted(waiting.reachedCommit, id === culprit));
		}
		this.#waiting.clear();
		const gone = worker.terminate();
		if (!this.#lasting) {
			this.#ended ??= new Error('the data of an engine in memory ended with its worker', { cause });
			this.#opening = null;
			return;
		}
		this.#opening = gone.then(() => this.#open());
		// Whoever asks next waits for it and is told; nobody may be asking now.
		this.#opening.catch(() => undefined);
	}

	#leave(): void {
		this.epoch++;
		this.#throwsBefore += this.#health.throws;
		this.#health = { throws: 0, heap: 0 };
	}

	/** The one connection came back: a moment for maintenance, now if it is overdue. */
	rest(): void {
		if (!this.#worker) return;
		if (this.#idle) clearTimeout(this.#idle);
		if (this.#calls >= MAINTAIN_CALLS) return this.#maintain();
		this.#idle = setTimeout(() => this.#maintain(), IDLE);
		this.#idle.unref();
	}

	#maintain(): void {
		this.#calls = 0;
		this.#idle = null;
		const tired = this.#lasting && (this.#health.throws >= RECYCLE_THROWS || this.#health.heap >= RECYCLE_HEAP);
		const work = tired ? this.#recycle() : this.call({ kind: 'maintain' }, { deadline: null, reachedCommit: false });
		this.#upkeep = work.catch(() => undefined);
	}

	async #recycle(): Promise<void> {
		await this.#stop();
		this.#leave();
		this.#opening = null;
	}

	/** Closes the database in order, or ends the worker when that takes too long. */
	async #stop(): Promise<void> {
		const worker = this.#worker;
		if (!worker) return;
		const closed = this.call({ kind: 'close' }, { deadline: null, reachedCommit: false });
		this.#worker = null;
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise((resolve) => (timer = setTimeout(resolve, CLOSING)));
		await Promise.race([closed.catch(() => undefined), once(worker, 'exit'), late]);
		clearTimeout(timer);
		await worker.terminate();
	}

	async close(): Promise<void> {
		if (this.#idle) clearTimeout(this.#idle);
		this.#ended = new Error('the engine is closed');
		await this.#upkeep;
		await this.#opening?.catch(() => undefined);
		await this.#stop();
		for (const waiting of this.#waiting.values()) waiting.reject(new EngineRestarted(waiting.reachedCommit));
		this.#waiting.clear();
	}
}

/** Resolves with the worker's first word. @throws when it ends without one */
async function opened(worker: Worker): Promise<void> {
	const gone = new AbortController();
	worker.once('exit', () => gone.abort());
	const [message] = (await once(worker, 'message', { signal: gone.signal })) as [FromWorker];
	if (message.kind !== 'ready') throw new Error(`expected the database to open, got ${JSON.stringify(message)}`);
}

/** The class a PostgreSQL server's errors have, so that callers see one. */
function databaseError({ message, sql, fields }: PlainError): Error {
	if (!sql) return new RangeError(message);
	const error = new pg.DatabaseError(message, Number(fields.length ?? 0), 'error');
	return Object.assign(error, fields, { name: 'error' });
}
