import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { Tables } from '#db/tables.ts';

/**
 * How many rows of a table name a place that a file brought new. A row that only found its place through that file (its last
 * change is the file's own write) is put back with it and does not count.
 * @param column of `table` that names the place by its code
 * @param place the table of places
 * @param write the cause in whose write rows may have found their place
 */
export async function standingOn(
	db: ReadDb,
	table: keyof Tables & string,
	column: string,
	place: 'township' | 'village' | 'grid',
	file: string,
	write?: { versions: keyof Tables & string; cause: string }
): Promise<number> {
	const notPlacedByIt = write
		? sql`and not exists (
			select from ${sql.table(write.versions)} former
			where former.county_code = ${db.county} and former.id = named.id and former.recorded_to = place.recorded_at
				and former.cause = ${write.cause})`
		: sql``;
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from ${sql.table(table)} named
		join ${sql.table(place)} place on place.county_code = ${db.county} and place.code = named.${sql.ref(column)}
		where named.county_code = ${db.county} and place.source_file_id = ${file}::uuid and place.version = 1
			${notPlacedByIt}`.execute(db.query);
	return rows[0]!.count;
}
