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
	copy(tx: Transaction<Tables>, table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number>;
	/** Everything `run` asks of the engine must answer within `milliseconds`; else it rejects with EngineRestarted / a cancelled query. */
	withDeadline<T>(milliseconds: number, run: () => Promise<T>): Promise<T>;
	describe(): Promise<EngineDescription>;
	close(): Promise<void>;
}

/** The engine was ended and opened again while this call was waiting (503, `engine.restarted`). */
export class EngineRestarted extends Error {
	readonly code = 'engine.restarted';
	constructor(readonly reachedCommit: boolean) {
		super('the engine was restarted while a call was waiting');
	}
}
