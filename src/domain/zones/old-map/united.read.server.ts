import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { polygonsOf, unionOf } from '#db/spatial.ts';

/**
 * Shapes of one old zone that a file has as several records, as one: where they lie on each other it counts once.
 * @param shapes MultiPolygons in 4490 as hexadecimal EWKB
 * @returns the same, in one
 */
export async function unitedShape(db: ReadDb, shapes: readonly string[]): Promise<string> {
	const { rows } = await sql<{ shape: string }>`
		with part as (
			select ST_Transform(given.shape::geometry, county.gk_srid) as gk
			from county cross join unnest(${[...shapes]}::text[]) given (shape)
			where county.code = ${db.county}
		), united as materialized (
			select ${unionOf(sql.ref('part.gk'), db.overlayGrid)} as gk from part
		)
		select ${polygonsOf(sql`ST_Transform(united.gk, 4490)`)}::text as shape from united`.execute(db.query);
	return rows[0]!.shape;
}
