import type { Problem } from '#core/import-fields.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportKind } from '#db/import-kind.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { keptTotals } from '#exchange/intake/declared-totals.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import { rememberProfile } from '#exchange/intake/profiles.write.server.ts';
import type { Note } from '#exchange/parsed.ts';

/** The file itself, for the record of what came in. */
export interface FileIdentity {
	name: string;
	sha256: string;
	bytes: number;
}

export interface Stored extends Accepted {
	file: string;
	rejected: number;
	notes: Note[];
}

const KEPT_PROBLEMS = 500;

/**
 * Accepts a prepared file: all of its records or, when asked for, the good ones. What could have changed since it was
 * looked at is looked at again, inside the write.
 */
export async function storeFile<R>(
	tx: Tx,
	actor: Actor,
	kind: ImportKind<R>,
	prepared: Prepared<R>,
	identity: FileIdentity,
	goodOnly: boolean
): Promise<Outcome<Stored>> {
	const completed = await kind.complete(tx, prepared.rows, []);
	const problems = [...prepared.problems, ...completed.problems].sort((a, b) => a.row - b.row);
	const rejected = new Set(problems.map(({ row }) => row)).size;
	if (rejected > 0 && !goodOnly) return refused('import.rows_rejected', { rejected, first: problems.slice(0, 20) });
	if (completed.rows.length === 0) return refused('import.no_rows', { rejected, first: problems.slice(0, 20) });
	const id = tx.newId();
	const counts = await kind.accept(tx, actor, { id, name: identity.name }, completed.rows);
	await recordFile(tx, actor, { kind, prepared, identity, counts, id, rejected, problems });
	return accepted({ ...counts, file: id, rejected, notes: prepared.notes });
}

interface FileRecord<R> {
	kind: ImportKind<R>;
	prepared: Pick<Prepared<R>, 'facts' | 'mapping' | 'said' | 'notes' | 'totals'>;
	identity: FileIdentity;
	counts: Accepted;
	id: string;
	rejected: number;
	problems: readonly Problem[];
}

/** The record of an accepted file: how it was read, what came of its rows, what a person said about its columns. */
export async function recordFile<R>(
	tx: Tx,
	actor: Actor,
	{ kind, prepared, identity, counts, id, rejected, problems }: FileRecord<R>
): Promise<void> {
	const { facts, mapping, said, notes, totals } = prepared;
	await rememberProfile(tx, actor, kind.sheet.kind, facts.columns, said, identity.name);
	await tx.query
		.insertInto('import_file')
		.values({
			county_code: tx.county,
			id,
			name: identity.name,
			sha256: identity.sha256,
			bytes: identity.bytes,
			kind: kind.sheet.kind,
			format: facts.format,
			encoding: facts.encoding,
			srid: facts.srid,
			datum: facts.datum,
			mapping: JSON.stringify(mapping),
			row_count: facts.rows,
			inserted: counts.inserted,
			changed: counts.changed,
			unchanged: counts.unchanged,
			rejected,
			report: JSON.stringify({
				...{ notes, unknown: counts.unknown, problems: problems.slice(0, KEPT_PROBLEMS) },
				...{ former: counts.former, totals: keptTotals(totals) }
			}),
			actor_id: actor.id,
			actor_name: actor.name,
			recorded_at: tx.now
		})
		.execute();
	tx.note({
		kind: `import.${kind.sheet.kind}`,
		count: counts.inserted + counts.changed + counts.unchanged,
		digest: identity.sha256,
		run: id,
		detail: { inserted: counts.inserted, changed: counts.changed, unchanged: counts.unchanged, rejected }
	});
}
