import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress, zstdCompressSync } from 'node:zlib';

const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** The quickest level of each: a fifth of gzip's time for 3 % more bytes (reference tiles.md §6). Best first. */
const packers = {
	zstd: (bytes: Uint8Array) => promisify(zstdCompress)(bytes, quick),
	br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
	gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 1 })
} as const;

export type Encoding = keyof typeof packers;
const encodings = Object.keys(packers) as Encoding[];

/** Less than a packet: packing would not spare one. */
const TOO_SMALL = 1_000;

/** The encoding to answer in, from Accept-Encoding (RFC 9110, 12.5.3); null sends the bytes as they are. */
export function chooseEncoding(accepted: string | null, size: number): Encoding | null {
	if (!accepted || size < TOO_SMALL) return null;
	const weight = weights(accepted);
	return encodings.find((name) => weight(name) > 0) ?? null;
}

/** Whether an asker takes brotli, for bytes that are worth packing. */
export const takesBrotli = (accepted: string | null, size: number): boolean =>
	accepted !== null && size >= TOO_SMALL && weights(accepted)('br') > 0;

/** Browsers send the same few, again and again. */
const read = new Map<string, (name: string) => number>();
const MOST_READ = 100;

/** How much an asker wants each encoding; 0 is not at all. */
function weights(accepted: string): (name: string) => number {
	let known = read.get(accepted);
	if (known) return known;
	known = readWeights(accepted);
	if (read.size < MOST_READ) read.set(accepted, known);
	return known;
}

function readWeights(accepted: string): (name: string) => number {
	const offered = new Map<string, number>();
	for (const item of accepted.toLowerCase().split(',')) {
		const [name = '', ...parameters] = item.split(';').map((word) => word.trim());
		const weight = parameters.find((word) => word.startsWith('q='))?.slice(2);
		offered.set(name, weight === undefined ? 1 : Number(weight));
	}
	return (name) => offered.get(name) ?? offered.get('*') ?? 0;
}

export async function pack(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
	return packers[encoding](bytes);
}

const SAMPLES = 4;
const SAMPLE = 16_384;

/**
 * About what the encodings make of these bytes, from some pieces of them: rather more, for a piece packs worse than the
 * whole, and it is raised by what the encodings differ.
 */
export function guessPacked(bytes: Uint8Array): number {
	let packed = 0;
	for (let at = 0; at < SAMPLES; at++) {
		const from = Math.floor(((bytes.length - SAMPLE) * at) / (SAMPLES - 1));
		packed += zstdCompressSync(bytes.subarray(from, from + SAMPLE), quick).length;
	}
	return (packed / (SAMPLES * SAMPLE)) * bytes.length * 1.1;
}

/** Bytes of the encoding that packs these least. */
export const worstPacked = async (bytes: Uint8Array): Promise<number> =>
	Math.max(...(await Promise.all(encodings.map((name) => pack(bytes, name)))).map(({ length }) => length));
