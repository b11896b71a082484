import { expect, test } from 'vitest';
import { hundredths, hundredthsOf } from './hundredths.ts';

test.each([
	['12', 1200],
	['1,234.5', 123_450],
	['12 000', 1_200_000],
	['0.07', 7],
	['１２．５', 1250],
	['-1', null],
	['1.005', null],
	['', null],
	['x', null]
])('%s in hundredths', (text, value) => expect(hundredthsOf(text)).toBe(value));

test.each([
	[0, '0'],
	[1250, '12.5'],
	[1205, '12.05'],
	[1_200_000, '12000']
])('%s as a decimal', (value, text) => {
	expect(hundredths(value)).toBe(text);
	expect(hundredthsOf(text)).toBe(value);
});
