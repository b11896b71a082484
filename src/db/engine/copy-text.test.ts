import { expect, test } from 'vitest';
import { copyChunks } from './copy-text.ts';
import type { CopyValue } from './types.ts';

const textOf = (rows: CopyValue[][], columns: string[], size = 1 << 20) =>
	[...copyChunks(rows, columns, size)].map(({ bytes }) => bytes.toString('utf8'));

test('each value as COPY wants it', () => {
	const day = new Date('2026-09-15T08:00:00Z');
	expect(
		textOf(
			[
				['a', 1.5, true, null, day],
				['东\t沟\\\n', 0, false, 'x', day]
			],
			['a', 'b', 'c', 'd', 'e']
		)
	).toEqual(['a\t1.5\tt\t\\N\t2026-09-15T08:00:00.000Z\n东\\t沟\\\\\\n\t0\tf\tx\t2026-09-15T08:00:00.000Z\n']);
});

test('shapes stand where they stood, whatever is longer than was thought', () => {
	const shape = 'AB01'.repeat(5_000);
	const rows = [
		['东沟'.repeat(3_000), shape, 7],
		['西坪', null, 8],
		['x', shape, null]
	];
	const whole = `${'东沟'.repeat(3_000)}\t${shape}\t7\n西坪\t\\N\t8\nx\t${shape}\t\\N\n`;
	for (const size of [10, 1_000, 1 << 20]) expect(textOf(rows, ['name', 'shape', 'n'], size).join('')).toBe(whole);
	expect(textOf(rows, ['name', 'shape', 'n'], 5)).toHaveLength(3);
});

test.each<[string, CopyValue[], string]>([
	['a row that is too short', ['a'], 'expected 2 values in a row, got 1'],
	['a number that is none', ['a', NaN], 'expected a finite number, got NaN']
])('%s is refused', (_, row, message) => {
	expect(() => textOf([row], ['a', 'b'])).toThrow(message);
});
