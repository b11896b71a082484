import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { PresentUse } from '#territory/land-use-colours.ts';
import type { RecordLink } from '#territory/record.ts';

/** How many things each switch of the legend shows, by the switch's name. */
export type LegendCounts = Record<string, number>;

/** In the order of their names: that of groups is the planner's, and another one once it knows the table better. */
export const countsOf = (rows: readonly { name: string; count: number }[]): LegendCounts =>
	Object.fromEntries(
		rows.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(({ name, count }) => [name, count])
	);

/** Townships, villages, grids by level, areas of the three lines and of land use. */
export async function territoryCounts(db: ReadDb): Promise<LegendCounts> {
	const { rows } = await sql<{ name: string; count: number }>`
		select 'township' as name, count(*)::integer as count from township where township.county_code = ${db.county}
		union all
		select 'village', count(*)::integer from village where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		union all
		select 'grid_' || grid.level, count(*)::integer from grid
		where grid.county_code = ${db.county} and ${inScope(db, 'grid.village_code')} group by grid.level
		union all
		select constraint_area.kind, count(*)::integer from constraint_area
		where constraint_area.county_code = ${db.county} and ${inScope(db, 'constraint_area.village_code')} group by constraint_area.kind
		union all
		select 'land_use', count(*)::integer from land_use
		where land_use.county_code = ${db.county} and ${inScope(db, 'land_use.village_code')}`.execute(db.query);
	return countsOf(rows);
}

/** The uses of land the map shows to this scope, by scheme and code: the lines of the key. */
export async function presentUses(db: ReadDb): Promise<PresentUse[]> {
	const { rows } = await sql<PresentUse>`
		select land_use.scheme, land_use.use_code as code, coalesce(max(land_use.use_name), land_use.use_code) as name, count(*)::integer as count
		from land_use
		where land_use.county_code = ${db.county} and ${inScope(db, 'land_use.village_code')}
		group by land_use.scheme, land_use.use_code
		order by land_use.scheme desc, land_use.use_code`.execute(db.query);
	return rows;
}

/** The townships' and the county's outline for the little map in the corner: SVG paths in Mercator, y down, about 60 m coarse. */
export async function locatorLines(db: ReadDb): Promise<{ level: string; path: string }[]> {
	const { rows } = await sql<{ level: string; path: string }>`
		select border.level, string_agg(ST_AsSVG(ST_Simplify(border.web, 60), 0, 0), '' order by border.feature_no) as path
		from border
		where border.county_code = ${db.county} and border.level in ('county', 'township')
		group by border.level order by border.level desc`.execute(db.query);
	return rows;
}

/** The townships the scope sees something of, by name, with their villages in scope. */
export async function townshipLinks(db: ReadDb): Promise<(RecordLink & { villages: number })[]> {
	const { rows } = await sql<{ number: number; name: string; mu: number; villages: number }>`
		select township.feature_no as number, township.name, township.area_mu as mu, count(village.id)::integer as villages
		from township
		left join village on village.county_code = township.county_code and village.township_code = township.code and ${inScope(db, 'village.code')}
		where township.county_code = ${db.county}
		group by township.feature_no, township.name, township.area_mu, township.sort_key, township.code
		having count(village.id) > 0 or ${inScope(db, 'township.code')}
		order by township.sort_key, township.code`.execute(db.query);
	return rows.map((row) => ({ kind: 'township', ...row }));
}
