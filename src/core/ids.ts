/** Makes UUIDs of version 7 (RFC 9562 §5.7). Time and randomness are handed in, so that a test or the demo county can repeat them. */
export type IdSource = () => string;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += HEX[byte];
	return text;
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
		const text = hex(bytes);
		return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
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
