import { describe, expect, test } from 'vitest';
import { scanFeatures } from './json-scan.ts';

const cut = (text: string, length: number): Buffer[] => {
	const bytes = Buffer.from(text);
	const pieces: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += length) pieces.push(bytes.subarray(at, at + length));
	return pieces;
};

/** The same piece of memory for every piece, as files are read. */
function* overwritten(pieces: readonly Buffer[]): Generator<Buffer> {
	const memory = Buffer.alloc(Math.max(0, ...pieces.map(({ length }) => length)));
	for (const piece of pieces) {
		piece.copy(memory);
		yield memory.subarray(0, piece.length);
	}
}

function scanned(text: string, length: number): { features: string[]; rest: string } {
	const features: string[] = [];
	const rest = scanFeatures(overwritten(cut(text, length)), (feature) => features.push(feature.toString()));
	return { features, rest: rest.toString() };
}

describe('records cut out of GeoJSON', () => {
	const text =
		' {"a":"\\"features\\":[{}]","crs":{"features":[1]},"features" : [ {"x":"]}\\\\"} ,{"乡":[[{}]]}, 7, "}", [{}]], "features":[{"z":1}], "b":[2]} ';
	test.each([1, 2, 3, 5, 7, 11, 64, 1_000])('are the same when the text comes in pieces of %d bytes', (length) => {
		expect(scanned(text, length)).toEqual({
			features: ['{"x":"]}\\\\"}', '{"乡":[[{}]]}'],
			rest: ' {"a":"\\"features\\":[{}]","crs":{"features":[1]},"features" : [], "features":[{"z":1}], "b":[2]} '
		});
	});

	test.each(['{"features":[{}', '{"features":[{"a":"', '{"a":"\\', '{"a":1}}', '"'])('%s is refused', (broken) => {
		for (const length of [1, 2, 100])
			expect(() => scanned(broken, length)).toThrowError(expect.objectContaining({ reason: 'import.json.damaged' }));
	});

	test('one too large for a record, or for the rest, is not gathered to its end', () => {
		function* without(begin: string): Generator<Buffer> {
			yield Buffer.from(begin);
			for (;;) yield Buffer.alloc(1 << 20, 0x20);
		}
		for (const begin of ['{"features":[{"a":', '{"a":'])
			expect(() => scanFeatures(without(begin), () => undefined)).toThrowError(
				expect.objectContaining({ reason: 'import.file.record' })
			);
	});
});
