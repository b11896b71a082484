import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citationOf } from './documents.ts';

test('a document is cited by number and title', () => {
	expect(citationOf({ number: '禾发〔2024〕18号', title: '办法' })).toBe('禾发〔2024〕18号 《办法》');
});

test('never longer than a source may be, and always with the whole number', () => {
	const words = (longest: number) => fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: longest });
	fc.assert(
		fc.property(words(60), words(300), (number, title) => {
			const cited = citationOf({ number, title });
			expect([...cited].length).toBeLessThanOrEqual(200);
			expect(cited.startsWith(`${number} 《`)).toBe(true);
			expect(cited.endsWith('》')).toBe(true);
		})
	);
});
