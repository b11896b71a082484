import { expect, test } from 'vitest';
import { recordNumber } from './record-number.ts';

test.each<[string, number | null]>([
	['1', 1],
	['999999999', 999_999_999],
	...['', '0', '01', '-1', '1e3', ' 1', '1.5', 'x', '１', '9999999999'].map((text): [string, null] => [text, null])
])('%s', (text, expected) => expect(recordNumber(text)).toBe(expected));
