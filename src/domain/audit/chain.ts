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
	| { seq: number; fault: 'head_differs' };

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The chain of things without a county. */
export const COUNTYLESS = '000000';

export const genesisHash = (county: string): string => sha256(`mutu:${county}`);

export const nextHash = (previous: string, body: string): string => sha256(previous + body);

/**
 * Walks a chain in the order of seq and names the first thing wrong, or null.
 * A removed entry shows as `missing`, an altered, inserted or reordered one as `altered`, a cut tail as `missing` at its
 * first lost seq (the head still counts it).
 */
export function verifyChain(county: string, entries: Iterable<ChainEntry>, head: ChainHead | null): ChainFault | null {
	let expected = 1;
	let hash = genesisHash(county);
	for (const entry of entries) {
		if (entry.seq !== expected) return { seq: expected, fault: entry.seq > expected ? 'missing' : 'altered' };
		hash = nextHash(hash, entry.body);
		if (hash !== entry.hash) return { seq: entry.seq, fault: 'altered' };
		if (!head || entry.seq > head.seq) return { seq: entry.seq, fault: 'beyond_head' };
		expected += 1;
	}
	if (!head) return null;
	if (head.seq >= expected) return { seq: expected, fault: 'missing' };
	return head.hash === hash ? null : { seq: head.seq, fault: 'head_differs' };
}
