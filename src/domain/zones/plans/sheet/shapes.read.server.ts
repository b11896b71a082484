import { sql } from 'kysely';
import type { Position } from '#core/geometry.ts';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { RedLineKind } from '#zones/red-lines.ts';
import type { Arc, RedLine } from './arcs.ts';

/** What a triangle of three corners must measure to be seen on a sheet of a county, m² (Visvalingam): below 0.2 mm. */
const SEEN = 1500;

/**
 * The borders of the county's villages for a sheet, in its system, generalised as arcs so that neighbours still meet; for
 * whoever sees the whole county.
 */
export async function sheetArcs(db: ReadDb): Promise<Arc[]> {
	if (!seesWholeCounty(db.scope, db.county)) return [];
	const { rows } = await sql<Omit<Arc, 'lines'> & { line: string }>`
		select border.level, border.left_code as "left", border.right_code as "right",
			ST_AsGeoJSON(ST_SimplifyVW(ST_Transform(border.shape, county.gk_srid), ${SEEN}), 1) as line
		from border
		join county on county.code = ${db.county}
		where border.county_code = ${db.county} and border.level in ('county', 'township', 'village')
		order by border.feature_no`.execute(db.query);
	return rows.map(({ line, ...row }) => ({ ...row, lines: coordinatesOf<Position[][]>(line) }));
}

/** The three lines for a sheet of the county, for whoever sees all of it. */
export async function sheetRedLines(db: ReadDb): Promise<RedLine[]> {
	if (!seesWholeCounty(db.scope, db.county)) return [];
	const { rows } = await sql<{ kind: RedLineKind; shape: string }>`
		select constraint_area.kind, ST_AsGeoJSON(ST_SimplifyVW(constraint_area.gk, ${SEEN}), 1) as shape
		from constraint_area
		where constraint_area.county_code = ${db.county}
		order by constraint_area.kind, constraint_area.id`.execute(db.query);
	return rows.map(({ kind, shape }) => ({ kind, rings: coordinatesOf<Position[][][]>(shape).flat() }));
}

/** A shape may be too small to be left anything of. */
const coordinatesOf = <T extends unknown[]>(json: string | null): T =>
	json === null ? ([] as unknown as T) : (JSON.parse(json) as { coordinates: T }).coordinates;
