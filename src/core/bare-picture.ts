import { exifOf, withExif } from '#core/exif.ts';

/** Chunks of a PNG that speak of whoever made it: EXIF, words, the time. */
const PNG_TOLD = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);
const WEBP_TOLD = new Set(['EXIF', 'XMP ']);
/** In the first byte of a WebP's VP8X chunk: EXIF and XMP are there. */
const WEBP_FLAGS = 0x0c;

const letters = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** PNG, third edition (W3C 2025) 5.3: length, type, data, CRC. What follows the last whole chunk is left out. */
function barePng(bytes: Uint8Array): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const kept = [bytes.subarray(0, 8)];
	for (let at = 8; at + 12 <= bytes.length;) {
		const [end, type] = [at + 12 + view.getUint32(at), letters(bytes, at + 4)];
		if (end > bytes.length) break;
		if (!PNG_TOLD.has(type)) kept.push(bytes.subarray(at, end));
		if (type === 'IEND') break;
		at = end;
	}
	return joined(kept);
}

/** RFC 9649 2.3–2.7: RIFF chunks of even length. What follows the last whole chunk is left out. */
function bareWebp(bytes: Uint8Array): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const kept: Uint8Array[] = [];
	for (let at = 12; at + 8 <= bytes.length;) {
		const size = view.getUint32(at + 4, true);
		const end = at + 8 + size + (size % 2);
		if (at + 8 + size > bytes.length) break;
		const [type, chunk] = [letters(bytes, at), bytes.slice(at, end)];
		if (type === 'VP8X' && size > 0) chunk[8]! &= ~WEBP_FLAGS;
		if (!WEBP_TOLD.has(type)) kept.push(chunk);
		at = end;
	}
	const whole = joined([bytes.slice(0, 12), ...kept]);
	new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
	return whole;
}

/**
 * A JPEG, PNG or WebP that says nothing of where, when, by whom and with what it was made; a JPEG keeps which way up it is. What is
 * none of them comes back as it is.
 */
export function barePicture(bytes: Uint8Array): Uint8Array {
	if (bytes.length > 8 && letters(bytes, 0) === '\x89PNG') return barePng(bytes);
	if (bytes.length > 12 && letters(bytes, 0) === 'RIFF' && letters(bytes, 8) === 'WEBP') return bareWebp(bytes);
	return withExif(bytes, { ...exifOf(bytes), takenAt: null, place: null });
}
