import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blindIndex, blindIndexes, keyRing, open, seal, sealedAnew, SealedError, sealedWith } from './sealed.server.ts';

const one = 'a'.repeat(40);
const two = 'b'.repeat(40);
const ring = keyRing(one);

const fault = (run: () => unknown): string => {
	try {
		run();
	} catch (error) {
		if (error instanceof SealedError) return error.code;
		throw error;
	}
	return 'none';
};

test('what was sealed opens again, and two seals of one text differ', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('person.phone', 'person.id_number'), (text, use) => {
			const sealed = seal(ring, text, use);
			expect(open(ring, sealed, use)).toBe(text);
			expect(seal(ring, text, use)).not.toBe(sealed);
			if (text.length > 5) expect(sealed).not.toContain(text);
			expect(sealedWith(sealed)).toBe(ring.current.id);
		})
	);
});

test('another key, another use and any altered character are refused by name', () => {
	const sealed = seal(ring, '13812345678', 'person.phone');
	expect(fault(() => open(keyRing(two), sealed, 'person.phone'))).toBe('key.unknown');
	expect(fault(() => open(ring, sealed, 'person.id_number'))).toBe('sealed.broken');
	expect(fault(() => open(ring, '13812345678', 'person.phone'))).toBe('sealed.broken');
	expect(fault(() => open(ring, sealed.slice(0, 24), 'person.phone'))).toBe('sealed.broken');
	const body = sealed.lastIndexOf('.') + 1;
	for (let at = body; at < sealed.length - 1; at++) {
		const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
		expect(fault(() => open(ring, altered, 'person.phone'))).toBe('sealed.broken');
	}
});

test('a blind index finds the same text for the same use and key alone', () => {
	const index = blindIndex(ring, '13812345678', 'person.phone');
	expect(blindIndex(keyRing(one), '13812345678', 'person.phone')).toBe(index);
	expect(blindIndex(ring, '13812345679', 'person.phone')).not.toBe(index);
	expect(blindIndex(ring, '13812345678', 'person.id_number')).not.toBe(index);
	expect(blindIndex(keyRing(two), '13812345678', 'person.phone')).not.toBe(index);
	expect(index).not.toContain('138');
});

test('while a key is changed both open, both are searched, and what is left is sealed anew once', () => {
	const changing = keyRing(two, one);
	const old = seal(ring, '13812345678', 'person.phone');
	expect(open(changing, old, 'person.phone')).toBe('13812345678');
	const anew = sealedAnew(changing, old, 'person.phone')!;
	expect(open(keyRing(two), anew, 'person.phone')).toBe('13812345678');
	expect(sealedAnew(changing, anew, 'person.phone')).toBeNull();
	expect(blindIndexes(changing, '1', 'person.phone')).toEqual([
		blindIndex(keyRing(two), '1', 'person.phone'),
		blindIndex(ring, '1', 'person.phone')
	]);
});
