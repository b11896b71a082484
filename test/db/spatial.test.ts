import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { difference, intersection, meanWidth, muOf, union, unionOf } from '#db/spatial.ts';
import type { Engine } from '#db/engine/types.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import { nearPair, numbers } from '#test/guards/near-pairs.ts';
import { testEngine } from '#test/database.ts';

const shape = (text: string) => sql`${text}::geometry`;

describe('the spatial fragments on this engine', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await testEngine();
	});

	test('overlays of pairs that nearly coincide add up and never fail', async () => {
		const random = numbers(11);
		for (let pair = 0; pair < 60; pair++) {
			const { a, b } = nearPair(random);
			const grid = engine.overlayGrid;
			const { rows } = await sql<{ a: number; both: number; rest: number; all: number; b: number; group: number }>`
				select st_area(${shape(a)}) as a, st_area(${shape(b)}) as b,
					st_area(${intersection(shape(a), shape(b), grid)}) as both,
					st_area(${difference(shape(a), shape(b), grid)}) as rest,
					st_area(${union(shape(a), shape(b), grid)}) as all,
					(select st_area(${unionOf(sql`s`, grid)}) from (values (${shape(a)}), (${shape(b)})) t (s)) as group
				`.execute(engine.primary);
			const found = rows[0]!;
			expect(Math.abs(found.both + found.rest - found.a)).toBeLessThan(0.05);
			expect(Math.abs(found.all - (found.b + found.rest))).toBeLessThan(0.05);
			expect(found.group).toBeCloseTo(found.all, 6);
		}
	});

	test('the mean width of a strip is about its width, and an empty shape has none', async () => {
		const { rows } = await sql<{ strip: number; none: number }>`
			select ${meanWidth(sql`st_makeenvelope(0, 0, 100, 0.2)`)} as strip,
				${meanWidth(sql`'POLYGON EMPTY'::geometry`)} as none`.execute(engine.primary);
		expect(rows[0]!.strip).toBeCloseTo(0.1996, 4);
		expect(rows[0]!.none).toBe(0);
	});

	test.each([0, 0.0033, 3.3333333, 6.66666666, 666.666666, 971171.564, 12345.67891])(
		'%d m² is as many 亩 in SQL as in core',
		async (area) => {
			const { rows } = await sql<{ mu: number }>`select ${muOf(sql`${area}::double precision`)} as mu`.execute(
				engine.primary
			);
			expect(rows[0]!.mu).toBe(muFromSquareMetres(area));
		}
	);
});
