import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Fields that must keep their full value (ID numbers, phones) as the database holds them: AES-256-GCM under a key that the
 * database never sees, with a keyed index beside it (HMAC-SHA-256) to find a full number again. Both are bound to what the
 * field is for, so that a value moved to another column does not open, and a phone's index tells nothing of an ID's.
 * Stored as `s1.<key id>.<base64url of nonce 12 ‖ ciphertext ‖ tag 16>`.
 */
export interface DataKey {
	/** Twelve hex digits that name the key and tell nothing of it. */
	readonly id: string;
	readonly sealing: Buffer;
	readonly indexing: Buffer;
	/** What the key of pseudonyms is made from at first (core/pseudonym.server.ts). */
	readonly pseudonyms: Buffer;
}

/** The key that seals, and those before it that still open what was sealed with them. */
export interface KeyRing {
	readonly current: DataKey;
	readonly former: readonly DataKey[];
}

/** A sealed value that no key at hand opens: `key.unknown` of another key, `sealed.broken` altered or of another use. */
export class SealedError extends Error {
	readonly code: 'key.unknown' | 'sealed.broken';
	constructor(code: SealedError['code'], message: string) {
		super(message);
		this.code = code;
	}
}

const VERSION = 's1';
const NONCE = 12;
const TAG = 16;

const derived = (secret: string, purpose: string, bytes: number): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, 'mutu', purpose, bytes));

/** @param secret the setting MUTU_DATA_KEY: 32 characters of chance or more */
export const dataKey = (secret: string): DataKey => ({
	id: derived(secret, 'key id', 6).toString('hex'),
	sealing: derived(secret, 'seal', 32),
	indexing: derived(secret, 'index', 32),
	pseudonyms: derived(secret, 'pseudonyms', 32)
});

/**
 * @param secret the key in use
 * @param former those before it
 */
export function keyRing(secret: string, ...former: string[]): KeyRing {
	return { current: dataKey(secret), former: former.map(dataKey) };
}

const bound = (keyId: string, use: string): Buffer => Buffer.from(`${VERSION}.${keyId}.${use}`, 'utf8');

/**
 * @param use what the field is, such as `person.phone`; it opens for the same use only
 * @returns the text to store; another one each time
 */
export function seal({ current }: KeyRing, text: string, use: string): string {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', current.sealing, nonce, { authTagLength: TAG });
	cipher.setAAD(bound(current.id, use));
	const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
	return `${VERSION}.${current.id}.${sealed.toString('base64url')}`;
}

/** The id of the key a text was sealed with; null for a text that is not sealed. */
export const sealedWith = (stored: string): string | null => /^s1\.([0-9a-f]{12})\.[\w-]+$/.exec(stored)?.[1] ?? null;

/** @throws SealedError when it was sealed with another key, for another use, or altered since */
export function open(ring: KeyRing, stored: string, use: string): string {
	const id = sealedWith(stored);
	if (id === null) throw new SealedError('sealed.broken', `expected a sealed text, got ${stored.length} characters`);
	const key = [ring.current, ...ring.former].find((each) => each.id === id);
	if (!key) throw new SealedError('key.unknown', `sealed with the key ${id}, the key at hand is ${ring.current.id}`);
	const bytes = Buffer.from(stored.slice(stored.lastIndexOf('.') + 1), 'base64url');
	if (bytes.length < NONCE + TAG) throw new SealedError('sealed.broken', `a sealed text of ${bytes.length} bytes`);
	const opener = createDecipheriv('aes-256-gcm', key.sealing, bytes.subarray(0, NONCE), { authTagLength: TAG });
	opener.setAAD(bound(id, use));
	opener.setAuthTag(bytes.subarray(bytes.length - TAG));
	try {
		return opener.update(bytes.subarray(NONCE, bytes.length - TAG), undefined, 'utf8') + opener.final('utf8');
	} catch {
		throw new SealedError('sealed.broken', `what was sealed for ${use} was altered, or sealed for another use`);
	}
}

const indexOf = (key: DataKey, text: string, use: string): string =>
	`${key.id}.${createHmac('sha256', key.indexing).update(`${use}\n${text}`, 'utf8').digest('base64url')}`;

/**
 * What is stored beside a sealed value to find it by: the same for the same text, and of no use without the key. The text
 * must be in one spelling (`#core/masks.ts` plainPhone, plainIdNumber).
 */
export const blindIndex = ({ current }: KeyRing, text: string, use: string): string => indexOf(current, text, use);

/** What a text may be stored under while a key is being changed: search with `in`. */
export const blindIndexes = ({ current, former }: KeyRing, text: string, use: string): string[] =>
	[current, ...former].map((key) => indexOf(key, text, use));

/** Seals anew what an earlier key sealed; null when it is the present key's already. */
export const sealedAnew = (ring: KeyRing, stored: string, use: string): string | null =>
	sealedWith(stored) === ring.current.id ? null : seal(ring, open(ring, stored, use), use);
