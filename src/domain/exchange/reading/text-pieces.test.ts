import { expect, test } from 'vitest';
import { gbkBytes, placed } from '#test/import-files.ts';
import { isUtf8File, textPieces, utf8Pieces } from './text-pieces.server.ts';

const PIECE = 1 << 20;
/** Longer than two pieces, with a character of many bytes over each border, wherever that falls. */
const long = (shift: number) => 'x'.repeat(shift) + '乡🌾村'.repeat(260_000);

test('characters that lie over the border of two pieces are whole', () => {
	for (const shift of [0, 1, 2, 3]) {
		const text = long(shift);
		const path = placed('a.txt', `\ufeff${text}`);
		expect(Buffer.byteLength(text)).toBeGreaterThan(2 * PIECE);
		expect(isUtf8File(path)).toBe(true);
		expect([...textPieces(path, 'UTF-8')].join('') === text).toBe(true);
		let bytes = Buffer.alloc(0);
		for (const piece of utf8Pieces(path, 'UTF-8')) bytes = Buffer.concat([bytes, piece]);
		expect(bytes.toString() === text).toBe(true);
	}
});

test('other encodings come as UTF-8', () => {
	const text = '村东头大块地'.repeat(200_000);
	const gbk = placed('a.txt', gbkBytes(text));
	expect(isUtf8File(gbk)).toBe(false);
	expect(Buffer.concat([...utf8Pieces(gbk, 'GB18030')]).toString() === text).toBe(true);
	const wide = placed('a.txt', Buffer.from(`\ufeff${text}`, 'utf16le'));
	expect(Buffer.concat([...utf8Pieces(wide, 'UTF-16LE')]).toString() === text).toBe(true);
});

test('a file that ends within a character, or breaks one, is no UTF-8', () => {
	const whole = Buffer.from('乡');
	for (const bytes of [whole.subarray(0, 2), Buffer.concat([whole.subarray(0, 1), whole]), Buffer.of(0x80)])
		expect(isUtf8File(placed('a.txt', bytes))).toBe(false);
	expect(isUtf8File(placed('a.txt', ''))).toBe(true);
});
