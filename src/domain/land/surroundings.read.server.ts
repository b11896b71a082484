import { sql, type RawBuilder } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { Bounds } from '#core/geometry.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { intersection, polygonsOf } from '#db/spatial.ts';
import type { PlanRole, PlanShape } from '#land/plan.ts';
import { collectiveOccupation } from '#land/record.read.server.ts';

/** More shapes than this round a plan would be a grey sheet. */
const AT_MOST = 400;

interface Found {
	role: PlanRole;
	kind: string | null;
	label: string | null;
	gk: Uint8Array;
}

/**
 * What lies in a part of the ground, as far as the scope sees it: parcels and collective surveys as neighbours, red lines cut
 * to it.
 * @param ground gk metres
 */
export async function surroundings(db: ReadDb, ground: Bounds): Promise<PlanShape[]> {
	const srid = await db.query
		.selectFrom('county')
		.select('gk_srid')
		.where('code', '=', db.county)
		.executeTakeFirstOrThrow();
	const box = sql`ST_MakeEnvelope(${ground.west}::float8, ${ground.south}::float8, ${ground.east}::float8, ${ground.north}::float8, ${srid.gk_srid}::integer)`;
	const { rows } = await sql<Found>`
		select * from (
			select 'neighbour' as role, null::text as kind, right(parcel.code, 5) as label, parcel.gk
			from parcel
			where parcel.county_code = ${db.county} and parcel.gk && ${box} and ${inScope(db, 'parcel.village_code')}
			order by parcel.area_m2 desc, parcel.code limit ${AT_MOST}
		) parcels
		union all
		select * from (
			select 'other_occupation', null::text, null::text, occupation.gk
			from occupation
			where occupation.county_code = ${db.county} and occupation.gk && ${box} and ${inScope(db, 'occupation.village_code')}
				and ${collectiveOccupation(db)}
			order by occupation.area_m2 desc, occupation.code limit ${AT_MOST}
		) surveys
		union all
		select 'red_line', constraint_area.kind, null::text, ${cut(db, 'constraint_area.gk', box)}
		from constraint_area
		where constraint_area.county_code = ${db.county} and constraint_area.gk && ${box} and ST_Intersects(constraint_area.gk, ${box})
			and ${inScope(db, 'constraint_area.village_code')}`.execute(db.query);
	return rows.flatMap(({ role, kind, label, gk }) => {
		const rings = decodeMultiPolygon(gk).shape;
		return rings.length === 0 ? [] : [{ role, rings, ...(kind && { kind }), ...(label && { label }) }];
	});
}

/** A wide shape is cut to twice the sheet, so that the cut itself is never in sight. */
const cut = (db: ReadDb, column: string, box: RawBuilder<unknown>): RawBuilder<Uint8Array> =>
	polygonsOf(
		intersection(
			sql.ref(column),
			sql`ST_Expand(${box}, greatest(ST_XMax(${box}) - ST_XMin(${box}), ST_YMax(${box}) - ST_YMin(${box})))`,
			db.overlayGrid
		)
	);
