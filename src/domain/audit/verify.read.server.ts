import { sql } from 'kysely';
import {
	chainStart,
	endFault,
	sentHeadFault,
	walkChain,
	type ChainEntry,
	type ChainFault,
	type ChainHead,
	type ChainPlace,
	type SentHead
} from '#audit/chain.ts';
import { asideDiffers, asideOf, type EntryAside } from '#audit/entry.ts';
import type { ReadDb } from '#db/read.server.ts';

interface StoredEntry extends ChainEntry {
	at: Date | null;
	actor_id: string | null;
	role: string | null;
	action: string | null;
	result: string | null;
	head_seq: number | null;
	head_hash: string | null;
}

const PAGE = 2000;

/** The next entries of a chain and its head, in one statement, so that no write comes between the two. */
async function entriesFrom(db: ReadDb, chain: string, after: number): Promise<StoredEntry[]> {
	const { rows } = await sql<StoredEntry>`
		select audit_entry.seq, audit_entry.body, audit_entry.hash, audit_entry.at, audit_entry.actor_id, audit_entry.role,
			audit_entry.action, audit_entry.result,
			(select head.seq from audit_head as head where head.county_code = ${chain}) as head_seq,
			(select head.hash from audit_head as head where head.county_code = ${chain}) as head_hash
		from audit_entry
		where audit_entry.county_code = ${chain} and audit_entry.seq > ${after}
		order by audit_entry.seq limit ${PAGE}`.execute(db.query);
	return rows;
}

/** What is kept of some entries to find them by, by seq. */
async function subjectsFrom(
	db: ReadDb,
	chain: string,
	after: number,
	through: number
): Promise<Map<number, [string, string][]>> {
	const rows = await db.query
		.selectFrom('audit_subject')
		.select(['seq', 'kind', 'subject'])
		.where('county_code', '=', chain)
		.where('seq', '>', after)
		.where('seq', '<=', through)
		.execute();
	const found = new Map<number, [string, string][]>();
	for (const { seq, kind, subject } of rows) {
		const named = found.get(seq);
		if (named) named.push([kind, subject]);
		else found.set(seq, [[kind, subject]]);
	}
	return found;
}

/** The first entry whose text says other than what is kept beside it. */
function asideFault(
	rows: readonly StoredEntry[],
	subjects: ReadonlyMap<number, [string, string][]>
): ChainFault | null {
	const seqs = new Set(rows.map(({ seq }) => seq));
	for (const row of rows) {
		const wanted = asideOf(row.body);
		const kept: EntryAside = {
			...{ at: row.at?.toISOString() ?? null, actorId: row.actor_id, role: row.role },
			...{ action: row.action, result: row.result, subjects: subjects.get(row.seq) ?? [] }
		};
		// Without a moment nothing is found by what it is about.
		const expected = wanted.at === null ? { ...wanted, subjects: [] } : wanted;
		if (asideDiffers(expected, kept)) return { seq: row.seq, fault: 'aside_differs' };
	}
	const stray = [...subjects.keys()].filter((seq) => !seqs.has(seq));
	return stray.length > 0 ? { seq: Math.min(...stray), fault: 'aside_differs' } : null;
}

/** The first that is kept of an entry behind the last one that is not there at all. */
async function strayFault(db: ReadDb, chain: string, after: number): Promise<ChainFault | null> {
	const { rows } = await sql<{ seq: number | null }>`
		select min(audit_subject.seq) as seq from audit_subject
		where audit_subject.county_code = ${chain} and audit_subject.seq > ${after} and not exists (
			select from audit_entry
			where audit_entry.county_code = ${chain} and audit_entry.county_code = audit_subject.county_code
				and audit_entry.seq = audit_subject.seq)`.execute(db.query);
	const seq = rows[0]?.seq ?? null;
	return seq === null ? null : { seq, fault: 'aside_differs' };
}

const earlier = (one: ChainFault | null, other: ChainFault | null): ChainFault | null =>
	one && other ? (one.seq <= other.seq ? one : other) : (one ?? other);

export interface TrailWalk {
	place: ChainPlace;
	/** Entries the head counts. */
	all: number;
	fault: ChainFault | null;
	done: boolean;
}

/** Walks some thousand entries on; a walk of a whole chain is many of these, each below a second. */
export async function walkTrail(db: ReadDb, chain: string, from: ChainPlace = chainStart(chain)): Promise<TrailWalk> {
	const rows = await entriesFrom(db, chain, from.seq);
	const last = rows.length < PAGE;
	const head: ChainHead | null =
		rows[0] && rows[0].head_seq !== null
			? { seq: rows[0].head_seq, hash: rows[0].head_hash! }
			: rows.length > 0
				? null
				: await headOf(db, chain);
	const subjects = await subjectsFrom(db, chain, from.seq, rows.at(-1)?.seq ?? from.seq);
	const walked = walkChain(from, rows, head);
	const fault = earlier(walked.fault, asideFault(rows, subjects));
	const end =
		fault === null && last ? (endFault(walked.place, head) ?? (await strayFault(db, chain, walked.place.seq))) : null;
	return { place: walked.place, all: head?.seq ?? 0, fault: fault ?? end, done: last || fault !== null };
}

/** A chain's head; null for a chain that was never begun. */
export async function headOf(db: ReadDb, chain: string): Promise<ChainHead | null> {
	const head = await db.query
		.selectFrom('audit_head')
		.select(['seq', 'hash'])
		.where('county_code', '=', chain)
		.executeTakeFirst();
	return head ?? null;
}

/** Verifies one chain (a county's, or COUNTYLESS) from its first entry to its head, and against the heads sent out. */
export async function verifyTrail(
	db: ReadDb,
	chain: string = db.county,
	sent: readonly SentHead[] = []
): Promise<{ chain: string; entries: number; fault: ChainFault | null }> {
	let walk = await walkTrail(db, chain);
	while (!walk.done) walk = await walkTrail(db, chain, walk.place);
	const { seq } = walk.place;
	return { chain, entries: seq, fault: walk.fault ?? (await sentFault(db, chain, seq, sent)) };
}

/** Holds the heads that were sent out against a chain of so many entries. */
export async function sentFault(
	db: ReadDb,
	chain: string,
	length: number,
	sent: readonly SentHead[]
): Promise<ChainFault | null> {
	const ours = sent.filter((head) => head.chain === chain);
	if (ours.length === 0) return null;
	const rows = await db.query
		.selectFrom('audit_entry')
		.select(['seq', 'hash'])
		.where('county_code', '=', chain)
		.where('seq', 'in', [...new Set(ours.map(({ seq }) => seq))])
		.execute();
	return sentHeadFault(ours, length, new Map(rows.map(({ seq, hash }) => [seq, hash])));
}

/** The heads of chains as they are to be sent out; a chain without entries has none. */
export async function sentHeads(db: ReadDb, chains: readonly string[], now: Date): Promise<SentHead[]> {
	const heads: SentHead[] = [];
	for (const chain of chains) {
		const head = await headOf(db, chain);
		if (head && head.seq > 0) heads.push({ chain, ...head, at: now.toISOString() });
	}
	return heads;
}
