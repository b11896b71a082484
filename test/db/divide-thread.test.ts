import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ring } from '#core/geometry.ts';
import { flatRings, type FlatRings } from '#core/overlay/flat-rings.ts';
import { DivideThread } from '#land/divide-thread.server.ts';
import { divide } from '#land/division.ts';
import { storedPiece, type DividedPiece, type SentGround } from '#land/ground-pack.ts';
import { valuesOn } from '#land/settings.ts';

const RUNS = process.env.MUTU_EFFORT === 'full' ? 2_000 : 60;
const values = valuesOn('2026-11-24', []);

const metres = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** A quadrilateral round a centre, one corner in each direction, so that it never crosses itself. */
const plot: fc.Arbitrary<FlatRings> = fc
	.tuple(metres(300, 500), metres(300, 500), fc.array(metres(15, 90), { minLength: 4, maxLength: 4 }))
	.map(([x, y, [n, e, s, w]]) => {
		const ring: Ring = [
			[x, y + n!],
			[x - w!, y],
			[x, y - s!],
			[x + e!, y],
			[x, y + n!]
		];
		return flatRings([[ring]]);
	});
const [west, whole] = [300, 420].map((east) =>
	flatRings([
		[
			[
				[0, 0],
				[east, 0],
				[east, 2000],
				[0, 2000],
				[0, 0]
			]
		]
	])
);
const ground: fc.Arbitrary<SentGround> = fc.record({
	occupation: plot,
	planarM2: metres(900, 9000),
	ellipsoidalM2: metres(900, 9000),
	gkSrid: fc.constantFrom(4546, 4547),
	own: fc.array(plot, { maxLength: 2 }),
	state: fc.array(plot, { maxLength: 1 }),
	village: fc.constantFrom(west!, whole!, null),
	others: fc.uniqueArray(
		fc.record({
			number: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
			household: fc.boolean(),
			parcels: fc.array(plot, { minLength: 1, maxLength: 2 })
		}),
		{ maxLength: 4, selector: ({ number }) => number }
	)
});

const here = (grounds: readonly SentGround[]): DividedPiece[] =>
	grounds.flatMap((each, at) =>
		divide({ ...each, whole: false }, values).map((piece) =>
			storedPiece(piece, at, piece.other ? each.others.indexOf(piece.other) : null, each.gkSrid)
		)
	);

describe('a thread', () => {
	test('divides as it is divided here, whatever it is asked meanwhile', async () => {
		const thread = new DivideThread(values);
		try {
			await fc.assert(
				fc.asyncProperty(fc.array(fc.array(ground, { maxLength: 6 }), { maxLength: 4 }), async (some) => {
					const told = await Promise.all(some.map((grounds) => thread.divide(grounds)));
					expect(told).toEqual(some.map(here));
				}),
				{ numRuns: RUNS }
			);
		} finally {
			await thread.close();
		}
	});

	test('that ended says so to all who wait, and to whoever asks then', async () => {
		const thread = new DivideThread(values);
		const [one] = fc.sample(ground, 1);
		const asked = thread.divide([one!]);
		const failed = expect(asked).rejects.toThrow(/ended|divides/);
		await thread.close();
		await failed;
		await expect(thread.divide([one!])).rejects.toThrow(/ended/);
	});
});
