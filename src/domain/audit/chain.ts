import { createHash } from 'node:crypto';

/**
 * The trail's chain: hash(n) = sha256(hash(n−1) ‖ body(n)), both as UTF-8 text, in lower-case hex; body is the exact stored
 * text. The first entry stands on the hash of its county's code, so that a chain cannot be passed off as another county's.
 */
export interface ChainEntry {
	seq: number;
	body: string;
	hash: string;
}

export interface ChainHead {
	seq: number;
	hash: string;
}

export type ChainFault =
	| { seq: number; fault: 'missing' }
	| { seq: number; fault: 'altered' }
	| { seq: number; fault: 'beyond_head' }
	| { seq: number; fault: 'head_differs' }
	/** What stands beside the text to find it by is not what the text says. */
	| { seq: number; fault: 'aside_differs' }
	/** A head that was sent out says otherwise of this entry. */
	| { seq: number; fault: 'sent_head_differs' };

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The chain of things without a county. */
export const COUNTYLESS = '000000';

export const genesisHash = (county: string): string => sha256(`mutu:${county}`);

export const nextHash = (previous: string, body: string): string => sha256(previous + body);

/** Where a walk along a chain stands: the last entry that held, and its hash. */
export interface ChainPlace {
	seq: number;
	hash: string;
}

export const chainStart = (county: string): ChainPlace => ({ seq: 0, hash: genesisHash(county) });

/**
 * Walks on from a place in the order of seq and names the first thing wrong, or says where it came to.
 * @param head the chain's head, read by the same statement as the entries or before it
 */
export function walkChain(
	from: ChainPlace,
	entries: Iterable<ChainEntry>,
	head: ChainHead | null
): { place: ChainPlace; fault: ChainFault | null } {
	let { seq, hash } = from;
	const stop = (fault: ChainFault) => ({ place: { seq, hash }, fault });
	for (const entry of entries) {
		const expected = seq + 1;
		if (entry.seq !== expected) return stop({ seq: expected, fault: entry.seq > expected ? 'missing' : 'altered' });
		const reckoned = nextHash(hash, entry.body);
		if (reckoned !== entry.hash) return stop({ seq: entry.seq, fault: 'altered' });
		if (!head || entry.seq > head.seq) return stop({ seq: entry.seq, fault: 'beyond_head' });
		seq = entry.seq;
		hash = reckoned;
	}
	return { place: { seq, hash }, fault: null };
}

/** Whether a walk that came to the end of the entries came to the head as well. */
export function endFault(place: ChainPlace, head: ChainHead | null): ChainFault | null {
	if (!head) return null;
	if (head.seq > place.seq) return { seq: place.seq + 1, fault: 'missing' };
	return head.hash === place.hash ? null : { seq: head.seq, fault: 'head_differs' };
}

/**
 * Walks a whole chain and names the first thing wrong, or null.
 * A removed entry shows as `missing`, an altered, inserted or reordered one as `altered`, a cut tail as `missing` at its
 * first lost seq (the head still counts it).
 */
export function verifyChain(county: string, entries: Iterable<ChainEntry>, head: ChainHead | null): ChainFault | null {
	const { place, fault } = walkChain(chainStart(county), entries, head);
	return fault ?? endFault(place, head);
}

/** A head as it was sent out of the house, where nobody who alters the database can reach it. */
export interface SentHead extends ChainHead {
	chain: string;
	at: string;
}

/**
 * What a chain must still hold of the heads that were sent out: whoever cuts its tail and sets its head back leaves a chain
 * that is whole by itself.
 * @param hashes of the entries at the sent seqs, as far as they are there
 */
export function sentHeadFault(
	sent: readonly SentHead[],
	length: number,
	hashes: ReadonlyMap<number, string>
): ChainFault | null {
	for (const { seq, hash } of sent.toSorted((one, other) => one.seq - other.seq)) {
		if (seq === 0) continue;
		if (seq > length) return { seq: length + 1, fault: 'missing' };
		if (hashes.get(seq) !== hash) return { seq, fault: 'sent_head_differs' };
	}
	return null;
}

/** The line a bulletin prints: enough to hold a chain against, short enough to be read out. */
export const headLine = ({ chain, seq, hash, at }: SentHead): string =>
	`${chain} #${seq} ${at.slice(0, 10)} ${hash.match(/.{1,8}/g)!.join(' ')}`;
