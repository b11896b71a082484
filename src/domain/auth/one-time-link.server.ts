import { createHash, randomBytes } from 'node:crypto';

/** How long a link that lets somebody in once is good, ms. */
export const LINK_GOOD_FOR = 72 * 3_600_000;

/** A link's word: 256 bits of chance, of which the database holds the digest only. */
export const linkWord = (): string => randomBytes(32).toString('base64url');

/** Letters and digits that nobody takes for another: a wall's link may have to be typed by a remote control. */
const TYPED = '23456789abcdefghjkmnpqrstuvwxyz';
const GROUPS = 4;
const GROUP = 5;

/** A word to be typed, four groups of five: 99 bits of chance, good for half an hour. */
export function typedWord(): string {
	const signs: string[] = [];
	while (signs.length < GROUPS * GROUP)
		for (const byte of randomBytes(32)) if (byte < TYPED.length * 8) signs.push(TYPED[byte % TYPED.length]!);
	return Array.from({ length: GROUPS }, (_, at) => signs.slice(at * GROUP, (at + 1) * GROUP).join('')).join('-');
}

export const digestOf = (word: string): string => createHash('sha256').update(word, 'utf8').digest('hex');
