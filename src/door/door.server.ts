import { sql, type Transaction } from 'kysely';
import { appendAudit } from '#audit/audit.write.server.ts';
import { auditText, type AuditResult } from '#audit/entry.ts';
import { newId } from '#core/ids.ts';
import type { Versioned } from '#core/layers.ts';
import { refused, type Outcome, type Refusal } from '#core/outcome.ts';
import type { Actor, Permission } from '#core/permission.ts';
import { mayRunAgain, STEP_DEADLINE, type Engine } from '#db/engine/types.ts';
import { readDb } from '#db/read.server.ts';
import { refreshStatistics } from '#db/statistics.server.ts';
import type { Tables } from '#db/tables.ts';
import type { AuditNote } from '#core/audit-note.ts';
import type { Tx } from '#db/tx.server.ts';
import { refuseInside, runInside } from '#door/inside.server.ts';
import { knownVersions, raiseVersion } from '#door/layer-versions.server.ts';
import { noteRefusal } from '#door/refusals.server.ts';

/** A write as the door runs it: load and lock, rule, save, return. It may be run twice; nothing inside awaits the network, a file or a person. */
export type Write<T> = (tx: Tx, actor: Actor) => Promise<Outcome<T>>;

export interface WriteOptions {
	/** What the trail calls this write; the permission's name when not given. */
	action?: string;
	/** How long each of its statements may take, ms. */
	deadline?: number;
	/** What the entry says it was: a change unless told; `read` of what is sensitive. */
	result?: AuditResult;
	/** The reason whoever acts gave, where the write itself does not know it. */
	why?: string;
	/** The trail it is written to, when not its county's own. */
	chain?: string;
	now?: () => Date;
	/** Stops a long write between the rows it copies, which takes back all of it. */
	signal?: AbortSignal;
	/** Told now and then how many rows of a table have been copied. */
	copied?: (table: string, rows: number) => void;
}

/** Carries a refusal out of a transaction, so that it rolls back. */
class RolledBack extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.reason);
		this.refusal = refusal;
	}
}

/** serialization_failure and deadlock_detected: the same write may succeed when run again. */
const CONFLICTS = new Set(['40001', '40P01']);

const again = (error: unknown): boolean =>
	mayRunAgain(error) || CONFLICTS.has((error as { code?: string } | null)?.code ?? '');

/**
 * The one door for change: permit, transaction, the Tx that nothing else can give, versions of the layers, and the trail's
 * entry as the last statement before COMMIT. It answers when no process shows the layers as they were. A refusal rolls everything back and is returned as it is.
 */
export async function throughDoor<T>(
	engine: Engine,
	actor: Actor,
	permission: Permission,
	write: Write<T>,
	options: WriteOptions = {}
): Promise<Outcome<T>> {
	refuseInside();
	if (!actor.permissions.has(permission)) {
		await noteRefusal(engine, actor, permission, options);
		return refused('permission.missing', { permission });
	}
	const versions = knownVersions(engine);
	const touched = new Set<Versioned>();
	const once = () =>
		engine.withDeadline(options.deadline ?? STEP_DEADLINE, () =>
			engine.primary
				.transaction()
				.execute((query) =>
					runInside(() => attempt(engine, actor, options.action ?? permission, query, write, options, touched))
				)
		);
	try {
		const outcome = await once().catch((error: unknown) => {
			if (again(error)) return once();
			throw error;
		});
		if (touched.size > 0) await versions.changed();
		return outcome;
	} catch (error) {
		if (error instanceof RolledBack) return error.refusal;
		// It may have reached its COMMIT.
		await versions.changed();
		throw error;
	}
}

async function attempt<T>(
	engine: Engine,
	actor: Actor,
	action: string,
	query: Transaction<Tables>,
	write: Write<T>,
	options: WriteOptions,
	touched: Set<Versioned>
): Promise<Outcome<T>> {
	const now = (options.now ?? (() => new Date()))();
	const notes: AuditNote[] = [];
	let why = options.why ?? null;
	touched.clear();
	const grown = new Set<keyof Tables & string>();
	const tx: Tx = {
		...readDb(engine, actor.county, actor.scope, query),
		query,
		now,
		newId,
		cause: action,
		copy: (table, columns, rows) => engine.copy(query, table, columns, watched(table, rows, options)),
		takeNumbers: (counter, count) => takeNumbers(query, actor.county, counter, count),
		grown: (...tables) => tables.forEach((table) => grown.add(table)),
		touch: (...layers) => layers.forEach((layer) => touched.add(layer)),
		note: (note) => void notes.push(note),
		because: (reason) => void (why = reason)
	};
	const outcome = await write(tx, actor);
	if (!outcome.ok) throw new RolledBack(outcome);
	if (grown.size > 0) await refreshStatistics(tx, [...grown].sort());
	// Always in one order, so that two writes cannot wait for each other's layers.
	for (const layer of [...touched].sort()) await raiseVersion(query, actor.county, layer);
	const body = auditText({
		county: actor.county,
		at: now.toISOString(),
		...{ actor, action, result: options.result, why, notes }
	});
	await appendAudit(query, options.chain ?? actor.county, body);
	return outcome;
}

const ROWS_BETWEEN_LOOKS = 500;

/** The rows themselves; between some hundreds of them a write that nobody wants any more ends. */
function* watched<T>(table: string, rows: Iterable<T>, { signal, copied }: WriteOptions): Generator<T> {
	let count = 0;
	for (const row of rows) {
		if (count % ROWS_BETWEEN_LOOKS === 0) {
			if (signal?.aborted) throw new RolledBack(refused('job.cancelled'));
			copied?.(table, count);
		}
		count++;
		yield row;
	}
}

async function takeNumbers(
	query: Transaction<Tables>,
	county: string,
	counter: string,
	count: number
): Promise<number> {
	const { value } = await query
		.insertInto('counter')
		.values({ county_code: county, name: counter, value: count })
		.onConflict((conflict) =>
			conflict.columns(['county_code', 'name']).doUpdateSet({ value: sql<number>`counter.value + excluded.value` })
		)
		.returning('value')
		.executeTakeFirstOrThrow();
	return value - count + 1;
}
