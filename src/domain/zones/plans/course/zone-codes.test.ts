import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zoneCodes } from './zone-codes.ts';

test.each([
	[
		['149901Z01', null],
		['149901Z01', '149901Z02'],
		['149901Z01', '149901Z03']
	],
	[[null, null], [], ['149901Z01', '149901Z02']],
	[[null], ['149901Z99'], ['149901Z100']],
	// Two that go on from one, one that goes on from what nobody knows, codes of another form.
	[['A-1', 'A-1', 'B-2'], ['A-1'], ['A-1', '149901Z01', '149901Z02']]
])('%j beside %j are %j', (continues, present, expected) =>
	expect(zoneCodes('149901', continues, present)).toEqual(expected)
);

test('no two zones have one code, and none has one that another had', () => {
	const code = fc.integer({ min: 1, max: 8 }).map((at) => `149901Z0${at}`);
	fc.assert(
		fc.property(fc.array(fc.option(code)), fc.uniqueArray(code), (continues, present) => {
			const codes = zoneCodes('149901', continues, present);
			expect(new Set(codes).size).toBe(continues.length);
			codes.forEach((each, at) => expect(present.includes(each) && each !== continues[at]).toBe(false));
		})
	);
});
