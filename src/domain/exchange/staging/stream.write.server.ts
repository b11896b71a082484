import { setImmediate as breathe } from 'node:timers/promises';
import { accepted, refused, type Outcome, type Refusal } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportKind, ImportRow, ImportSource } from '#db/import-kind.server.ts';
import { withIndexesAside } from '#db/indexes-aside.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { understandColumns } from '#exchange/intake/columns.server.ts';
import type { Claims } from '#exchange/intake/doubts.ts';
import { parsedRows } from '#exchange/intake/parsed-rows.server.ts';
import type { Prepared, PrepareRequest } from '#exchange/intake/prepared.server.ts';
import { profileFor } from '#exchange/intake/profiles.read.server.ts';
import { repairShapes } from '#exchange/intake/repair.read.server.ts';
import { Understanding } from '#exchange/intake/understanding.server.ts';
import type { FileFacts } from '#exchange/parsed.ts';
import type { Growth } from '#exchange/reading/growth.ts';
import { recordFile, type FileIdentity, type Stored } from './store.write.server.ts';

export interface StreamRequest<R> extends Omit<PrepareRequest<R>, 'facts' | 'kind'> {
	kind: ImportKind<R>;
	growth: Growth;
	/** What came of reading, once the whole file has been read. */
	reading: Promise<Outcome<FileFacts>>;
}

/** Records that are stored at once: enough for COPY, few enough for everybody else to have their turn. */
const PART = 4_000;

/** Not a word to a person: whoever asked takes the ordinary way, which says what is wrong with which row. */
const OTHERWISE: Refusal = refused('import.stream.otherwise');

/**
 * Stores a file while it is still being read, part by part in one write, where the county holds nothing of the kind yet and
 * every record is as expected. The one write that waits for a file: only a person's own command does it, on a server, where a
 * write that waits keeps nobody else from working. At the first thing that is not as expected all of it is taken back.
 */
export async function storeWhileRead<R>(
	tx: Tx,
	actor: Actor,
	request: StreamRequest<R>,
	identity: FileIdentity
): Promise<Outcome<{ prepared: Prepared<R>; stored: Stored }>> {
	const { kind, rowsPath, growth } = request;
	const head = await growth.head();
	if (!kind.parts || !head?.columns || !(await kind.parts.isEmpty(tx))) return OTHERWISE;
	const facts = { ...HEAD, layer: head.layer, columns: head.columns };
	const profile = await profileFor(tx, kind.sheet.kind, head.columns);
	const columns = await understandColumns({ ...request, facts, profile });
	if (!columns.ok) return OTHERWISE;
	const read = new Understanding({ ...request, facts }, columns.value.mapping);
	const source = { id: tx.newId(), name: identity.name, fresh: true };
	const storing = new Storing(tx, actor, request, read, source);
	try {
		const stored = await withIndexesAside(tx, kind.parts.table, async () => {
			for await (const part of parsedRows(rowsPath, PART, growth)) {
				if (!(await storing.take(read.take(part)))) return false;
				await breathe();
			}
			return storing.finish();
		});
		if (!stored) return OTHERWISE;
	} finally {
		await storing.settled();
	}
	const whole = await request.reading;
	if (!whole.ok || whole.value.crsAsked) return OTHERWISE;
	// A column that only later records have may be a field of its own: then the first ones were stored without it.
	const again = await understandColumns({ ...request, facts: whole.value, profile });
	if (!again.ok || JSON.stringify(again.value.mapping) !== JSON.stringify(columns.value.mapping)) return OTHERWISE;
	const notes = [...whole.value.notes, ...columns.value.notes];
	const doubts = [...read.doubts, ...(await read.shapeDoubts(storing.claims, whole.value.overlaps))].sort(
		(a, b) => a.row - b.row
	);
	const prepared: Prepared<R> = {
		...{ facts: whole.value, mapping: columns.value.mapping, said: request.overrides, rows: [], problems: [] },
		...{ rejected: 0, doubts, notes, totals: read.totals.finish() }
	};
	const counts = storing.counts;
	if (counts.inserted === 0) return OTHERWISE;
	await recordFile(tx, actor, { kind, prepared, identity, counts, id: source.id, rejected: 0, problems: [] });
	return accepted({ prepared, stored: { ...counts, file: source.id, rejected: 0, notes } });
}

/** What understanding needs before the file has been read: that it has shapes and no totals. */
const HEAD: FileFacts = {
	...{ format: '', layer: '', encoding: null, encodingFrom: null, srid: null, sridFrom: null, datum: null },
	...{ crsCandidates: [], crsAsked: false, columns: [], rows: 0, shapes: 1, extent: null, notes: [], totals: [] },
	overlaps: null
};

/**
 * Parts on their way into the database at once: what one of them asks waits behind what another stores, and what they are
 * made into is reckoned meanwhile.
 */
const UNDER_WAY = 4;

/** The parts on their way into the database: some are stored while the next ones are understood. */
class Storing<R> {
	readonly counts: Accepted = { inserted: 0, changed: 0, unchanged: 0, unknown: {} };
	readonly claims = new Map<number, Claims>();
	readonly #tx: Tx;
	readonly #store: (rows: ImportRow<R>[], before: Promise<void>, begun: () => void) => Promise<boolean>;
	readonly #read: Understanding<R>;
	readonly #keyOf: (row: R) => string;
	readonly #keys = new Set<string>();
	readonly #pending: Promise<boolean>[] = [];
	#turn: Promise<void> = Promise.resolve();

	constructor(tx: Tx, actor: Actor, { kind }: StreamRequest<R>, read: Understanding<R>, source: ImportSource) {
		this.#tx = tx;
		this.#read = read;
		this.#keyOf = kind.parts!.key;
		this.#store = async (rows, before, begun) => {
			try {
				const completed = await kind.complete(tx, rows, []);
				// Rows are numbered in the order of the file.
				await before;
				if (completed.problems.length > 0) return false;
				read.claimsOf(completed.rows, this.claims);
				const accepting = kind.accept(tx, actor, source, completed.rows);
				begun();
				const { inserted, changed, unchanged, unknown } = await accepting;
				this.counts.inserted += inserted;
				this.counts.changed += changed;
				this.counts.unchanged += unchanged;
				for (const [field, count] of Object.entries(unknown))
					this.counts.unknown[field] = (this.counts.unknown[field] ?? 0) + count;
				return true;
			} finally {
				begun();
			}
		};
	}

	/** @returns false at the first record that is not as expected */
	async take(rows: ImportRow<R>[]): Promise<boolean> {
		if (this.#read.problems.length > 0) return false;
		for (const { row } of rows) {
			const key = this.#keyOf(row);
			if (this.#keys.has(key)) return false;
			this.#keys.add(key);
		}
		if (this.#pending.length >= UNDER_WAY && !(await this.#pending.shift()!)) return false;
		const doubtful = rows.filter(({ n }) => !this.#read.plain.has(n));
		const repaired = await repairShapes(this.#tx, doubtful);
		if (repaired.problems.length > 0) return false;
		// What was measured before it was mended has to be measured again, against all others: the ordinary way does.
		if (repaired.repaired.size > 0) return false;
		const before = this.#turn;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#turn = promise;
		const stored = this.#store(rows, before, resolve);
		// Told to whoever awaits it; until then it must not end the process.
		stored.catch(() => undefined);
		this.#pending.push(stored);
		return true;
	}

	async finish(): Promise<boolean> {
		return (await Promise.all(this.#pending)).every(Boolean);
	}

	/** Nothing of it is under way any more. */
	async settled(): Promise<void> {
		await Promise.allSettled(this.#pending);
	}
}
