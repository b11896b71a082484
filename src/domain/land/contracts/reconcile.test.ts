import fc from 'fast-check';
import { expect, test } from 'vitest';
import { irregularityKinds, type IrregularityStatus } from './irregularity-kinds.ts';
import { reconcile, type FoundNow, type StoredIrregularity } from './reconcile.ts';

const found = (kind: (typeof irregularityKinds)[number], digest: string): FoundNow => ({
	...{ kind, digest, figures: {}, basis: null }
});
const kinds = fc.constantFrom(...irregularityKinds);
const digests = fc.constantFrom('a', 'b');
const stored: fc.Arbitrary<StoredIrregularity[]> = fc.uniqueArray(
	fc.record({
		kind: kinds,
		origin: fc.constantFrom('rule' as const, 'person' as const),
		status: fc.constantFrom<IrregularityStatus>('suspected', 'confirmed', 'dismissed', 'gone'),
		digest: digests
	}),
	{ selector: ({ kind }) => kind }
);
const now = fc.uniqueArray(
	fc.tuple(kinds, digests).map(([kind, digest]) => found(kind, digest)),
	{
		selector: ({ kind }) => kind
	}
);

/** What stands after the changes. */
const after = (before: readonly StoredIrregularity[], rows: readonly FoundNow[]): Map<string, StoredIrregularity> => {
	const state = new Map(before.map((each) => [each.kind as string, each]));
	for (const change of reconcile(before, rows))
		if (change.to === 'gone') state.set(change.kind, { ...state.get(change.kind)!, status: 'gone' });
		else
			state.set(change.found.kind, {
				kind: change.found.kind,
				origin: 'rule',
				status: 'suspected',
				digest: change.found.digest
			});
	return state;
};

test('looking twice changes nothing', () =>
	fc.assert(
		fc.property(
			stored,
			now,
			(before, rows) => void expect(reconcile([...after(before, rows).values()], rows)).toEqual([])
		)
	));

test('what is found stands open or decided on these very facts; what is not is gone unless a person said it', () =>
	fc.assert(
		fc.property(stored, now, (before, rows) => {
			const state = after(before, rows);
			const seen = new Set(rows.map(({ kind }) => kind as string));
			for (const { kind, digest } of rows) {
				const stands = state.get(kind)!;
				expect(stands.status).not.toBe('gone');
				if (stands.origin === 'rule') expect(stands.digest).toBe(digest);
			}
			for (const [kind, { origin, status }] of state)
				if (!seen.has(kind) && origin === 'rule') expect(status).toBe('gone');
		})
	));

test('a decision survives as long as its facts', () =>
	fc.assert(
		fc.property(stored, now, (before, rows) => {
			const state = after(before, rows);
			const current = new Map(rows.map((each) => [each.kind, each.digest]));
			for (const each of before)
				if (each.status !== 'gone' && (each.origin === 'person' || current.get(each.kind) === each.digest))
					expect(state.get(each.kind)).toEqual(each);
		})
	));
