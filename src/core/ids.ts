/** Makes UUIDs of version 7 (RFC 9562 §5.7). Time and randomness are handed in, so that a test or the demo county can repeat them. */
export type IdSource = () => string;

const DIGITS = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));
const HYPHEN = 0x2d;
/** The signs of a UUID; made at once of them, its text is one piece, which is read faster than one put together. */
const signs = new Array<number>(36).fill(HYPHEN);

/** Sixteen bytes as a UUID is written. @param at where they begin */
export function uuidText(bytes: Uint8Array, at = 0): string {
	let sign = 0;
	for (let each = 0; each < 16; each++) {
		if (each === 4 || each === 6 || each === 8 || each === 10) sign++;
		const byte = bytes[at + each]!;
		signs[sign++] = DIGITS[byte >>> 4]!;
		signs[sign++] = DIGITS[byte & 15]!;
	}
	return String.fromCharCode(...signs);
}

/**
 * A source of version 7 UUIDs that sort in the order they were made.
 * @param now milliseconds since 1970
 * @param random fills an array with random bytes
 */
export function idSource(now: () => number, random: (bytes: Uint8Array) => Uint8Array): IdSource {
	let last = 0;
	let serial = 0;
	return () => {
		const time = Math.max(now(), last);
		// rand_a counts within one millisecond, so that a batch made in one tick keeps its order.
		serial = time === last ? serial + 1 : 0;
		last = serial > 0xfff ? time + 1 : time;
		if (serial > 0xfff) serial = 0;
		const bytes = random(new Uint8Array(16));
		for (let i = 0; i < 6; i++) bytes[i] = Math.floor(last / 2 ** (8 * (5 - i))) & 0xff;
		bytes[6] = 0x70 | (serial >> 8);
		bytes[7] = serial & 0xff;
		bytes[8] = 0x80 | (bytes[8]! & 0x3f);
		return uuidText(bytes);
	};
}

const POOL = 16_384;
let pool: Uint8Array<ArrayBuffer> | null = null;
let used = POOL;

/** Random bytes, asked of the system some hundred ids at a time: one call an id is most of an id's cost. */
function fromPool(bytes: Uint8Array): Uint8Array {
	pool ??= new Uint8Array(POOL);
	if (used + bytes.length > POOL) {
		globalThis.crypto.getRandomValues(pool);
		used = 0;
	}
	bytes.set(pool.subarray(used, used + bytes.length));
	pool.fill(0, used, (used += bytes.length));
	return bytes;
}

/** The running process's own source. */
export const newId: IdSource = idSource(Date.now, fromPool);
