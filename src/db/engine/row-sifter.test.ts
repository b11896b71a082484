import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSifter } from './row-sifter.ts';

/** A message of the protocol 3.0: a code, the length without it, what it holds. */
const message = (code: string, holds: readonly number[]): number[] => {
	const length = Buffer.alloc(4);
	length.writeInt32BE(holds.length + 4);
	return [code.charCodeAt(0), ...length, ...holds];
};
const holds = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 });
const row = holds.map((bytes) => ({ row: true, bytes: message('D', bytes) }));
const other = fc
	.tuple(fc.constantFrom('T', 'C', 'Z', 'N'), holds)
	.map(([code, bytes]) => ({ row: false, bytes: message(code, bytes) }));

test('rows are kept and all else is passed on, wherever the stream is cut and however little room there was', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(row, other), { maxLength: 20 }),
			fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
			fc.integer({ min: 0, max: 200 }),
			(messages, cuts, room) => {
				const stream = Uint8Array.from(messages.flatMap(({ bytes }) => bytes));
				const passed: number[][] = [];
				const sifter = new RowSifter(new Uint8Array(room), (each) => passed.push([...each]));
				const memory = new Uint8Array(50);
				for (let at = 0, cut = 0; at < stream.length; cut++) {
					const size = Math.min(cuts[cut % cuts.length]!, stream.length - at);
					// As a socket does: each piece overwrites the one before.
					memory.set(stream.subarray(at, at + size));
					sifter.take(memory.subarray(0, size));
					at += size;
				}
				const wanted = (rows: boolean) => messages.filter((each) => each.row === rows).map(({ bytes }) => bytes);
				expect([...sifter.messages]).toEqual(wanted(true).flat());
				expect(passed).toEqual(wanted(false));
			}
		)
	);
});
