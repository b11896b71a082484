/** A photo or a paper that hangs on a record, as its page lists it. */
export interface ShelvedFile {
	id: string;
	name: string;
	bytes: number;
	mediaType: string;
	sha256: string;
}

/** Bytes of one. */
export const FILE_LIMIT = 10 * 1024 * 1024;

/** What bytes are, by how they begin; null for anything that is not taken. */
export function fileKind(head: Uint8Array): string | null {
	const begins = (...bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);
	if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
	if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
	if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
	const webp = begins(0x52, 0x49, 0x46, 0x46) && [0x57, 0x45, 0x42, 0x50].every((byte, at) => head[8 + at] === byte);
	return webp ? 'image/webp' : null;
}

/** A file's name as it is kept: no folders, no control characters. */
export const keptName = (given: string | null, otherwise: string): string =>
	(given ?? '')
		.replaceAll(/[\\/\p{Cc}]/gu, ' ')
		.trim()
		.slice(0, 120) || otherwise;
