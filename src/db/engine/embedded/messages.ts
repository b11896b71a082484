import type { BinaryRows } from '../row-sifter.ts';
import type { Answer } from './session.ts';

export type Parameter = string | Uint8Array | null;

/** What the main thread asks of the database's worker. */
export type Request =
	| { kind: 'query'; statement: string; parameters: Parameter[] }
	| { kind: 'binary-rows'; statement: string; parameters: Parameter[]; lasting: boolean }
	| { kind: 'script'; text: string }
	| { kind: 'copy-in'; statement: string; bytes: Uint8Array }
	| { kind: 'copy-out'; statement: string }
	/** Writes a checkpoint when enough has been written since the last. */
	| { kind: 'maintain' }
	| { kind: 'close' };

export type Value<R extends Request> = R extends { kind: 'query' }
	? Answer
	: R extends { kind: 'binary-rows' }
		? BinaryRows
		: R extends { kind: 'copy-in' }
			? number
			: R extends { kind: 'copy-out' }
				? Uint8Array
				: void;

/** An error as it crosses between threads. */
export interface PlainError {
	message: string;
	/** PostgreSQL's own, with its fields; else a value could not be read. */
	sql: boolean;
	fields: Record<string, string | number | undefined>;
}

export interface Health {
	/** C++ exceptions since this worker started; each leaks some 30 kB of wasm memory, for nothing unwinds them. */
	throws: number;
	/** Bytes of wasm memory. */
	heap: number;
}

export type FromWorker =
	| { kind: 'ready' }
	| { kind: 'answer'; id: number; value: unknown; health: Health }
	| { kind: 'error'; id: number; error: PlainError; health: Health }
	/** The wasm cannot be trusted any more: the worker ends itself after this. */
	| { kind: 'broken'; id: number; reason: string };

export interface WorkerSettings {
	folder: string | null;
	template: Uint8Array | null;
}
