import { open } from 'node:fs/promises';
import type { ParsedRow } from '#exchange/parsed.ts';
import type { Growth } from '#exchange/reading/growth.ts';

const PIECE = 1 << 18;

/**
 * The records of a read file, one part after the other: lines are cut out of whole pieces of the file, for one line at a time
 * costs a second over a county's parcels.
 * @param size records a part, about
 * @param growth of a file that is still being written: followed to its end
 */
export async function* parsedRows(path: string, size: number, growth?: Growth): AsyncGenerator<ParsedRow[]> {
	const file = await open(path, 'r');
	try {
		const decoder = new TextDecoder();
		const bytes = new Uint8Array(PIECE);
		let rest = '';
		let position = 0;
		let part: ParsedRow[] = [];
		for (;;) {
			const there = !growth || (await growth.beyond(position)) ? (growth?.bytes ?? Infinity) - position : 0;
			const { bytesRead } = await file.read(bytes, 0, Math.min(PIECE, there), position);
			position += bytesRead;
			rest += decoder.decode(bytes.subarray(0, bytesRead), { stream: bytesRead > 0 });
			let from = 0;
			for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
				if (end > from) part.push(JSON.parse(rest.slice(from, end)) as ParsedRow);
				from = end + 1;
				if (part.length >= size) {
					yield part;
					part = [];
				}
			}
			rest = rest.slice(from);
			if (bytesRead === 0) break;
		}
		if (rest !== '') part.push(JSON.parse(rest) as ParsedRow);
		if (part.length > 0) yield part;
	} finally {
		await file.close();
	}
}
