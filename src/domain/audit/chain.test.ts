import fc from 'fast-check';
import { expect, test } from 'vitest';
import { genesisHash, nextHash, verifyChain, type ChainEntry } from '#audit/chain.ts';

function chain(county: string, length: number): ChainEntry[] {
	let hash = genesisHash(county);
	return Array.from({ length }, (_, index) => {
		const body = JSON.stringify({ action: 'land.import', serial: index });
		hash = nextHash(hash, body);
		return { seq: index + 1, body, hash };
	});
}

const whole = chain('149901', 1000);
const head = { seq: 1000, hash: whole[999]!.hash };

test('a whole chain has no fault', () => {
	expect(verifyChain('149901', whole, head)).toBeNull();
	expect(verifyChain('149901', [], null)).toBeNull();
});

test('another county’s chain is not taken', () => {
	expect(verifyChain('149902', whole, head)).toEqual({ seq: 1, fault: 'altered' });
});

test('any one of a thousand entries altered, removed, reordered or inserted is named', () => {
	const position = fc.integer({ min: 0, max: 999 });
	fc.assert(
		fc.property(position, (at) => {
			const altered = whole.map((entry, index) =>
				index === at ? { ...entry, body: entry.body.replace('import', 'imp0rt') } : entry
			);
			expect(verifyChain('149901', altered, head)).toEqual({ seq: at + 1, fault: 'altered' });
			expect(verifyChain('149901', whole.toSpliced(at, 1), head)).toEqual({ seq: at + 1, fault: 'missing' });
			const inserted = whole.toSpliced(at, 0, {
				seq: at + 1,
				body: '{}',
				hash: nextHash(whole[at - 1]?.hash ?? genesisHash('149901'), '{}')
			});
			expect(verifyChain('149901', inserted, head)?.seq).toBe(at + 2);
		}),
		{ numRuns: 60 }
	);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 998 }), (at) => {
			const reordered = whole.with(at, { ...whole[at + 1]!, seq: at + 1 }).with(at + 1, { ...whole[at]!, seq: at + 2 });
			expect(verifyChain('149901', reordered, head)).toEqual({ seq: at + 1, fault: 'altered' });
		}),
		{ numRuns: 60 }
	);
});

test('a tail cut off, or grown behind the head’s back, is named', () => {
	expect(verifyChain('149901', whole.slice(0, 990), head)).toEqual({ seq: 991, fault: 'missing' });
	expect(verifyChain('149901', chain('149901', 1001), head)).toEqual({ seq: 1001, fault: 'beyond_head' });
	expect(verifyChain('149901', whole, { seq: 1000, hash: '0' })).toEqual({ seq: 1000, fault: 'head_differs' });
});
