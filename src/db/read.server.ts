import type { Kysely, Transaction } from 'kysely';
import type { Scope } from '#core/scope.ts';
import type { Engine, EngineKind } from '#db/engine/types.ts';
import type { Tables } from '#db/tables.ts';

export interface County {
	code: string;
	name: string;
	gk_srid: number;
	west: number;
	south: number;
	east: number;
	north: number;
	demo: boolean;
}

/**
 * What a read is given: the county, the scope of whoever asks, and a query builder. Every statement names
 * `county_code = db.county`; only `counties()` leaves the county.
 */
export interface ReadDb {
	readonly county: string;
	readonly scope: Scope;
	readonly kind: EngineKind;
	/** See Engine.overlayGrid; the spatial fragments take it. */
	readonly overlayGrid: number | null;
	readonly query: Kysely<Tables>;
	counties(): Promise<County[]>;
}

const columns = ['code', 'name', 'gk_srid', 'west', 'south', 'east', 'north', 'demo'] as const;

/** A ReadDb over an engine (or over a transaction of it). Routes get theirs as `locals.read`; writes get a Tx from the door. */
export function readDb(
	engine: Engine,
	county: string,
	scope: Scope,
	query: Kysely<Tables> | Transaction<Tables> = engine.primary
): ReadDb {
	return {
		county,
		scope,
		kind: engine.kind,
		overlayGrid: engine.overlayGrid,
		query,
		counties: () => query.selectFrom('county').select(columns).orderBy('code').execute()
	};
}
