import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { muOf } from '#db/spatial.ts';

type Table =
	'debt' | 'parcel' | 'contract' | 'contract_parcel' | 'occupation' | 'finding' | 'reclaimed_land' | 'reclaimed_asset';
export type Columns = Readonly<Record<string, 'text' | 'integer' | 'bigint' | 'boolean' | 'uuid'>>;

/**
 * The rows of a table as they were recorded just before an instant: those of today that are no younger, and former states
 * that held then (DESIGN §5, History). Rows taken out since are among them.
 * @param envelope for tables with shapes: only rows that meet it, in 3857; gives `web` and `legal_mu` beside the columns
 */
export function wasIn(
	db: ReadDb,
	table: Table,
	columns: Columns,
	instant: Date,
	envelope: RawBuilder<unknown> | null
): RawBuilder<unknown> {
	const [present, former] = [sql.table(table), sql.table(`${table}_version`)];
	const names = Object.keys(columns);
	const now = names.map((name) => sql`, ${sql.ref(`present.${name}`)}`);
	const then = Object.entries(columns).map(
		([name, type]) => sql`, (former.state->>${sql.lit(name)})::${sql.raw(type)} as ${sql.ref(name)}`
	);
	const shape = envelope
		? {
				now: sql`, present.web, present.area_mu as legal_mu`,
				then: sql`, ST_ForcePolygonCW(ST_Transform(former.shape, 3857)) as web, ${muOf(sql`ST_Area(former.shape::geography)`)} as legal_mu`,
				meetsNow: sql` and present.web && ${envelope}`,
				meetsThen: sql` and former.shape && ST_Transform(${envelope}, 4490)`
			}
		: { now: sql``, then: sql``, meetsNow: sql``, meetsThen: sql`` };
	return sql`
		select present.id ${sql.join(now, sql``)} ${shape.now}
		from ${present} present
		where present.county_code = ${db.county} and present.recorded_at < ${instant}::timestamptz ${shape.meetsNow}
		union all
		select former.id ${sql.join(then, sql``)} ${shape.then}
		from ${former} former
		where former.county_code = ${db.county} and former.recorded_from < ${instant}::timestamptz
			and former.recorded_to >= ${instant}::timestamptz ${shape.meetsThen}`;
}
