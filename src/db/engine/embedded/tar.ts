import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BLOCK = 512;
const DIRECTORY = '5';

/** Writes a ustar archive's folders and files under `folder`. Only for archives of our own making: names are trusted. */
export function unpackTar(archive: Uint8Array, folder: string): void {
	const text = (from: number, length: number): string =>
		Buffer.from(archive.subarray(from, from + length))
			.toString()
			.replace(/\0.*$/s, '');
	for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
		const name = join(folder, text(at + 345, 155), text(at, 100));
		const size = parseInt(text(at + 124, 12), 8) || 0;
		if (text(at + 156, 1) === DIRECTORY) mkdirSync(name, { recursive: true, mode: 0o700 });
		else {
			mkdirSync(dirname(name), { recursive: true, mode: 0o700 });
			writeFileSync(name, archive.subarray(at + BLOCK, at + BLOCK + size), { mode: 0o600 });
		}
		at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
	}
}
