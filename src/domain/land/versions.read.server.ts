import { sql } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import type { ReadDb } from '#db/read.server.ts';
import { muOf } from '#db/spatial.ts';
import type { FormerState, PresentState } from '#land/history.ts';

/** A version with the shape it had, in gk metres; empty for what had none. */
export interface ShapedVersion {
	version: number;
	from: Date;
	to: Date | null;
	state: Readonly<Record<string, unknown>>;
	rings: MultiPolygonRings;
}

interface Stored {
	version: number;
	from: Date;
	to: Date | null;
	cause: string | null;
	state: unknown;
	gk: Uint8Array | null;
}

const objectOf = (json: unknown) => (typeof json === 'string' ? JSON.parse(json) : json) as Record<string, unknown>;

/** Every version of a record with a shape, oldest first; the last one is how it stands. Nothing where there is no such record. */
export async function shapedVersions(
	db: ReadDb,
	table: 'parcel' | 'occupation' | 'finding',
	id: string
): Promise<{ former: FormerState[]; present: PresentState | null; shaped: ShapedVersion[] }> {
	const now = sql.table(table);
	const before = sql.table(`${table}_version`);
	const { rows } = await sql<Stored>`
		select was.version, was.recorded_from as "from", was.recorded_to as "to", was.cause,
			was.state || jsonb_build_object('area_mu', ${muOf(sql`ST_Area(was.shape::geography)`)}) as state,
			ST_Transform(was.shape, present.gk_srid) as gk
		from ${before} was
		join ${now} present on present.county_code = ${db.county} and present.id = was.id
		where was.county_code = ${db.county} and was.id = ${id}
		union all
		select present.version, present.recorded_at, null::timestamptz, null::text,
			to_jsonb(present) - array['shape', 'gk', 'web'], present.gk
		from ${now} present
		where present.county_code = ${db.county} and present.id = ${id}
		order by 1`.execute(db.query);
	const former = rows.flatMap(({ version, from, to, cause, state }) =>
		to === null ? [] : [{ version, from, to, cause: cause ?? '', state: objectOf(state) }]
	);
	const last = rows.find(({ to }) => to === null);
	return {
		former,
		present: last ? { version: last.version, from: last.from, state: objectOf(last.state) } : null,
		shaped: rows.map(({ version, from, to, state, gk }) => ({
			version,
			from,
			to,
			state: objectOf(state),
			rings: gk ? decodeMultiPolygon(gk).shape : []
		}))
	};
}
