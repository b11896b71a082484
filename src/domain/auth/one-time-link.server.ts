import { createHash, randomBytes } from 'node:crypto';

/** How long a link that lets somebody in once is good, ms. */
export const LINK_GOOD_FOR = 72 * 3_600_000;

/** A link's word: 256 bits of chance, of which the database holds the digest only. */
export const linkWord = (): string => randomBytes(32).toString('base64url');

export const digestOf = (word: string): string => createHash('sha256').update(word, 'utf8').digest('hex');
