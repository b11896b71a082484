import { sql, type RawBuilder } from 'kysely';
import type { Bounds } from '#core/geometry.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import type { ReadDb } from '#db/read.server.ts';
import { difference, ellipsoidalArea, meanWidth, polygonsOf } from '#db/spatial.ts';
import { knownLines } from '#zones/footprints/footprint.read.server.ts';
import { footprintValues } from '#zones/footprints/settings.read.server.ts';
import { answersOf } from '#zones/footprints/tested.ts';
import type { Use } from '#zones/footprints/uses.ts';
import { shapePieces } from '#zones/lines/pieces.read.server.ts';
import type { ProjectRow } from '#projects/project.ts';
import { projectValues } from '#projects/settings.read.server.ts';
import { judgePlace, type Outside, type PlaceAnswer, type PlaceFacts } from './place.ts';

/** A project's area as it is kept. */
export interface ProjectArea {
	id: string;
	version: number;
	use: Use;
	areaMu: number;
	/** Hexadecimal EWKB in degrees. */
	shape: string;
	/** GeoJSON of it, for drawing. */
	drawn: { type: 'MultiPolygon'; coordinates: [number, number][][][] };
	bounds: Bounds;
}

/** The area of a project; null: none is drawn. Whoever asks has the project in sight. */
export async function areaOf(db: ReadDb, project: string): Promise<ProjectArea | null> {
	const { rows } = await sql<Omit<ProjectArea, 'bounds'> & { box: [number, number, number, number] }>`
		select id, version, ground_use as use, area_mu as "areaMu", shape::text as shape, ST_AsGeoJSON(shape, 8)::jsonb as drawn,
			array[ST_XMin(shape), ST_YMin(shape), ST_XMax(shape), ST_YMax(shape)]::float8[] as box
		from project_area area where area.county_code = ${db.county} and area.project_id = ${project}::uuid`.execute(db.query);
	if (!rows[0]) return null;
	const { box, ...area } = rows[0];
	const [west, south, east, north] = box;
	return { ...area, bounds: { west, south, east, north } };
}

/** Parts narrower than this are edges that were meant to meet, m (DESIGN §6). */
const SLIVER = 0.25;

/** What of a project's area lies outside of one other shape. */
async function outsideOf(db: ReadDb, project: string, other: RawBuilder<unknown>): Promise<Outside> {
	const { rows } = await sql<{ m2: number | null; width: number | null; box: (number | null)[] }>`
		with held as materialized (
			select area.gk from project_area area where area.county_code = ${db.county} and area.project_id = ${project}::uuid
		), other as materialized (${other}), beyond as materialized (
			select case when ST_Covers(other.gk, held.gk) then null
				else ${polygonsOf(difference(sql`held.gk`, sql`other.gk`, db.overlayGrid))} end as gk
			from held cross join other
		), part as (select (ST_Dump(beyond.gk)).geom as gk from beyond)
		select ${ellipsoidalArea(sql`part.gk`)} as m2, ${meanWidth(sql`part.gk`)} as width,
			array[ST_XMin(ST_Transform(part.gk, 4490)), ST_YMin(ST_Transform(part.gk, 4490)),
				ST_XMax(ST_Transform(part.gk, 4490)), ST_YMax(ST_Transform(part.gk, 4490))]::float8[] as box
		from part`.execute(db.query);
	const parts = rows.flatMap(({ m2, width, box }) => {
		const [west, south, east, north] = box;
		if (m2 === null || m2 < 1 || (width ?? 0) < SLIVER || west === null) return [];
		return [{ m2, bounds: { west, south, east, north } as Bounds }];
	});
	return {
		mu: muFromSquareMetres(parts.reduce((sum, { m2 }) => sum + m2, 0)),
		parts: parts.map(({ bounds }) => bounds)
	};
}

/** Everything that is found of a project's place, by the table of the day it was entered. */
export async function placeFacts(db: ReadDb, project: ProjectRow, area: ProjectArea): Promise<PlaceFacts> {
	const { table } = await footprintValues(db, project.enteredOn);
	const overlap = await shapePieces(db, area.shape);
	const village = sql`select village.gk from village where village.county_code = ${db.county} and village.code = ${project.village}`; // prettier-ignore
	const zone = sql`select zone.gk from zone where zone.county_code = ${db.county} and zone.code = ${project.zone}`;
	return {
		...{ areaMu: area.areaMu, use: area.use, overlap },
		lines: answersOf(area.use, overlap, await knownLines(db), table),
		village: await outsideOf(db, project.id, village),
		zone: project.zone === null ? null : await outsideOf(db, project.id, zone)
	};
}

/** How a project's place stands by what the county has set. */
export async function placeAnswers(db: ReadDb, project: ProjectRow): Promise<PlaceAnswer[]> {
	const area = await areaOf(db, project.id);
	const facts = area && (await placeFacts(db, project, area));
	return judgePlace(facts, project, await projectValues(db, project.enteredOn));
}
