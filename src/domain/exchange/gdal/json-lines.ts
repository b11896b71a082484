import { FileProblem } from '#exchange/file-problem.ts';
import { parseRecord } from '#exchange/formats/json-scan.ts';
import { limits } from '#exchange/limits.ts';

/**
 * Cuts bytes as they come into lines of GeoJSON features and hands on the properties of each.
 * @throws FileProblem from `write` and `end`: a line, or all of them, beyond the limits; a line that is no JSON
 */
export function jsonLines(take: (record: Record<string, unknown>) => void) {
	let pieces: Buffer[] = [];
	let length = 0;
	let total = 0;
	let at = 0;
	const add = (bytes: Uint8Array) => {
		length += bytes.length;
		if (length > limits.record) throw new FileProblem('import.file.record', { limit: limits.record });
		pieces.push(Buffer.from(bytes));
	};
	const end = () => {
		const text = (pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString('utf8');
		[pieces, length] = [[], 0];
		if (text.trim() !== '') take((parseRecord(text, ++at) as { properties: Record<string, unknown> }).properties);
	};
	return {
		write(bytes: Uint8Array) {
			total += bytes.length;
			if (total > limits.converted) throw new FileProblem('import.file.too_large', { limit: limits.converted });
			for (let from = 0; from < bytes.length;) {
				const stop = bytes.indexOf(10, from);
				add(bytes.subarray(from, stop < 0 ? bytes.length : stop));
				if (stop >= 0) end();
				from = stop < 0 ? bytes.length : stop + 1;
			}
		},
		end
	};
}
