/** What a tile's own bytes say it is; its name and the file round it are not asked. Pure. */
export interface TilePicture {
	media: 'image/png' | 'image/jpeg' | 'image/webp';
	width: number;
	height: number;
}

const starts = (bytes: Uint8Array, at: number, ...wanted: number[]): boolean =>
	wanted.every((byte, index) => bytes[at + index] === byte);
const big16 = (bytes: Uint8Array, at: number): number => bytes[at]! * 256 + bytes[at + 1]!;
const big32 = (bytes: Uint8Array, at: number): number => big16(bytes, at) * 65_536 + big16(bytes, at + 2);
const little24 = (bytes: Uint8Array, at: number): number => bytes[at]! + bytes[at + 1]! * 256 + bytes[at + 2]! * 65_536;

function png(bytes: Uint8Array): TilePicture | null {
	if (!starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) || !starts(bytes, 12, 0x49, 0x48, 0x44, 0x52))
		return null;
	return bytes.length < 33 ? null : { media: 'image/png', width: big32(bytes, 16), height: big32(bytes, 20) };
}

/** Walks the segments to the frame's header (SOF), as its size stands nowhere else (ITU T.81, B.2.2). */
function jpeg(bytes: Uint8Array): TilePicture | null {
	if (!starts(bytes, 0, 0xff, 0xd8, 0xff)) return null;
	for (let at = 2; at + 9 < bytes.length;) {
		if (bytes[at] !== 0xff) return null;
		const marker = bytes[at + 1]!;
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { media: 'image/jpeg', height: big16(bytes, at + 5), width: big16(bytes, at + 7) };
		const length = big16(bytes, at + 2);
		if (length < 2 || marker === 0xda || marker === 0xd9) return null;
		at += 2 + length;
	}
	return null;
}

/** RIFF container with one of its three kinds of first chunk (RFC 9649). */
function webp(bytes: Uint8Array): TilePicture | null {
	if (!starts(bytes, 0, 0x52, 0x49, 0x46, 0x46) || !starts(bytes, 8, 0x57, 0x45, 0x42, 0x50) || bytes.length < 30)
		return null;
	const media = 'image/webp' as const;
	const chunk = String.fromCharCode(...bytes.subarray(12, 16));
	if (chunk === 'VP8X') return { media, width: little24(bytes, 24) + 1, height: little24(bytes, 27) + 1 };
	if (chunk === 'VP8 ' && starts(bytes, 23, 0x9d, 0x01, 0x2a)) {
		const side = (at: number): number => (bytes[at]! + bytes[at + 1]! * 256) & 0x3fff;
		return { media, width: side(26), height: side(28) };
	}
	if (chunk !== 'VP8L' || bytes[20] !== 0x2f) return null;
	const bits = little24(bytes, 21) + bytes[24]! * 2 ** 24;
	return { media, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The kind and size of a picture, or null where the bytes begin none that a browser is given here. */
export const pictureOf = (bytes: Uint8Array): TilePicture | null => png(bytes) ?? jpeg(bytes) ?? webp(bytes);

/** Sides a tile may have; larger ones are how a few kB become a GB in a browser. */
export const TILE_SIDES: readonly number[] = [256, 512];

/** What the bytes are that are no picture, as far as a person may want to know. */
export function otherKind(bytes: Uint8Array): 'vector' | 'unknown' {
	const packed = starts(bytes, 0, 0x1f, 0x8b) || starts(bytes, 0, 0x78);
	return packed || bytes[0] === 0x1a ? 'vector' : 'unknown';
}
