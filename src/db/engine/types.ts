import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '#db/tables.ts';

export type EngineKind = 'embedded' | 'postgres';

/** A value of one COPY field: geometry as hex EWKB, jsonb as text, dates as 'YYYY-MM-DD'. */
export type CopyValue = string | number | boolean | Date | null;

export interface EngineDescription {
	kind: EngineKind;
	postgres: string;
	postgis: string;
	geos: string;
	/** C++ exceptions turned into SQL errors since start; embedded only. */
	throws: number | null;
	/** Times the engine's worker was ended by the watchdog; embedded only. */
	restarts: number | null;
}

/**
 * One database under the house. Types of values, the same on both (DESIGN §4): int8 → number (throws beyond 2^53),
 * numeric → string, date → 'YYYY-MM-DD', timestamptz → Date, jsonb → parsed value, geometry and bytea → Uint8Array.
 */
export interface Engine {
	readonly kind: EngineKind;
	readonly primary: Kysely<Tables>;
	/** A streaming replica, where DATABASE_REPLICA_URL names one. */
	readonly replica: Kysely<Tables> | null;
	/** Grid in metres for overlays: 0.0001 on the embedded engine (GEOS throws without it), null on postgres. */
	readonly overlayGrid: number | null;
	/** COPY: the one way in for many rows, inside the caller's transaction. Returns the number of rows. */
	copy(
		tx: Transaction<Tables>,
		table: string,
		columns: readonly string[],
		rows: Iterable<readonly CopyValue[]>
	): Promise<number>;
	/** COPY out in text format (the form `copyText` takes back), in chunks that end with whole lines; backup only. */
	copyOut(tx: Transaction<Tables>, table: string, columns: readonly string[]): AsyncIterable<Uint8Array>;
	/** COPY in of lines `copyOut` gave; restore only. Returns the number of rows. */
	copyText(
		tx: Transaction<Tables>,
		table: string,
		columns: readonly string[],
		lines: AsyncIterable<Uint8Array>
	): Promise<number>;
	/** Several statements of plain SQL in the caller's transaction, without parameters; migrations only. */
	script(tx: Transaction<Tables>, text: string): Promise<void>;
	/**
	 * Each statement `run` gives the engine may take this long, waiting in line not counted. Beyond it: EngineRestarted on
	 * the embedded engine, SQLSTATE 57014 (cancelled) on postgres. Without it a statement has STEP_DEADLINE.
	 */
	withDeadline<T>(milliseconds: number, run: () => T): T;
	describe(): Promise<EngineDescription>;
	/** Tells processes that find the data folder open where this one serves it; nothing on postgres. */
	announce(address: string): void;
	close(): Promise<void>;
}

/** Milliseconds the engine may work for a page's read, and for one step of a job or one write (DESIGN §4). */
export const PAGE_DEADLINE = 5_000;
export const STEP_DEADLINE = 30_000;

/** The engine was ended and opened again while this call was waiting (503, `engine.restarted`). */
export class EngineRestarted extends Error {
	readonly code = 'engine.restarted';
	/** COMMIT had been sent: what was written may or may not have been kept. */
	readonly reachedCommit: boolean;
	/** This call itself ended it: it ran past its deadline, or trapped the wasm. It would again. */
	readonly culprit: boolean;

	constructor(reachedCommit: boolean, culprit = false) {
		super('the engine was restarted while a call was waiting');
		this.name = 'EngineRestarted';
		this.reachedCommit = reachedCommit;
		this.culprit = culprit;
	}
}

/** By its code, not its class: the bundle and the source are two module instances (DESIGN §3, Workers). */
export function isEngineRestarted(error: unknown): error is EngineRestarted {
	return error instanceof Error && 'code' in error && error.code === 'engine.restarted';
}

/** A write may be run once more: it was a bystander of a restart and had not reached COMMIT. */
export function mayRunAgain(error: unknown): boolean {
	return isEngineRestarted(error) && !error.reachedCommit && !error.culprit;
}

/** Another process has the data folder open. `address` is where its server listens, if it is a server. */
export class DataInUse extends Error {
	readonly code = 'engine.in_use';
	readonly folder: string;
	readonly pid: number | null;
	readonly address: string | null;

	constructor(folder: string, pid: number | null, address: string | null) {
		super(`${folder} is open in another process${pid ? ` (pid ${pid})` : ''}${address ? `, serving ${address}` : ''}`);
		this.name = 'DataInUse';
		this.folder = folder;
		this.pid = pid;
		this.address = address;
	}
}
