import { sql } from 'kysely';
import type { AuditBody } from '#audit/entry.ts';
import { restrictedKinds } from '#core/restricted-kinds.ts';
import { sees, type Scope } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/** One thing that changed, as live listeners are told of it: kind, ids and village, never values. */
export interface LiveEvent {
	seq: number;
	action: string;
	kind: string;
	ids: readonly string[];
	village: string | null;
}

/** The seq of the newest entry, 0 when there is none: where a live listener starts. */
export async function latestSeq(db: ReadDb): Promise<number> {
	const head = await db.query
		.selectFrom('audit_head')
		.select('seq')
		.where('county_code', '=', db.county)
		.executeTakeFirst();
	return head?.seq ?? 0;
}

/** What changed after `seq`, for one scope. A note without a village is the whole county's news and carries no ids below it. */
export async function eventsAfter(db: ReadDb, seq: number, limit = 200): Promise<{ seq: number; body: AuditBody }[]> {
	const rows = await db.query
		.selectFrom('audit_entry')
		.select(['seq', 'body'])
		.where('county_code', '=', db.county)
		.where('seq', '>', seq)
		.orderBy('seq')
		.limit(limit)
		.execute();
	return rows.map((row) => ({ seq: row.seq, body: JSON.parse(row.body) as AuditBody }));
}

/** The part of an entry that a scope may be told of. */
export function liveEvents(entry: { seq: number; body: AuditBody }, scope: Scope): LiveEvent[] {
	// A sensitive read and a refusal changed nothing, and are nobody's news.
	if (entry.body.result !== undefined && entry.body.result !== 'done') return [];
	return entry.body.notes
		.filter(({ kind }) => !restrictedKinds.has(kind))
		.filter((note) => note.village === undefined || sees(scope, entry.body.county, note.village))
		.map((note) => ({
			seq: entry.seq,
			action: entry.body.action,
			kind: note.kind,
			ids: note.village === undefined ? [] : (note.ids ?? []),
			village: note.village ?? null
		}));
}

/**
 * The entries written at these moments, for the history of records that name the moments of their versions. Who reads it
 * shows who acted and what kind of write it was, never what the entry holds.
 */
export async function entriesAt(
	db: ReadDb,
	moments: readonly Date[]
): Promise<{ seq: number; at: Date; actor: string; action: string }[]> {
	if (moments.length === 0) return [];
	const asked = [...new Set(moments.map((moment) => moment.toISOString()))];
	const { rows } = await sql<{ seq: number; body: string }>`
		select audit_entry.seq, audit_entry.body from audit_entry
		where audit_entry.county_code = ${db.county} and substr(body, strpos(body, '"at":"') + 6, 24) = any(${asked}::text[])
		order by audit_entry.seq`.execute(db.query);
	return rows.map(({ seq, body }) => {
		const { at, actor, action } = JSON.parse(body) as AuditBody;
		return { seq, at: new Date(at), actor: actor.name, action };
	});
}
