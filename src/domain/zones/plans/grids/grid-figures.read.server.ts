import { sql, type RawBuilder } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { Bounds } from '#core/geometry.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { OPEN_STATUSES } from '#land/leads.ts';
import { landTables, overKinds } from '../covered-part.read.server.ts';
import type { Step } from '../journal.ts';
import type { GridFigures, GridLevel, GridsInSight, KnownGrids } from './grid-figures.ts';
import { gridsNamed } from './grids-named.ts';
import { gridsAbove } from './grid-places.read.server.ts';

/** Most grids that are handed out at once: each is overlaid with land use and red lines. */
const MOST = 300;
/** Most grids a name finds. */
const NAMED = 20;

/** The grids asked for that hold a point of a village's land: one a level, so that what stands on a line counts once. */
const holding = (db: ReadDb, at: RawBuilder<unknown>, village: string): RawBuilder<unknown> => sql`
	cross join lateral (
		select distinct on (grid.level) grid.code from grid
		where grid.county_code = ${db.county} and grid.village_code = ${sql.ref(village)} and ST_Covers(grid.gk, ${at})
		order by grid.level, grid.code) held`;

/**
 * What grids bring into a zone, in the order of codes; only those in sight.
 * @param which of them are asked for, by `grid`
 */
async function gridFigures(db: ReadDb, which: RawBuilder<boolean>, most: number | null = null): Promise<GridFigures[]> {
	const { rows } = await sql<
		Omit<GridFigures, 'place' | 'shape'> & { east: number; north: number; stored: Uint8Array }
	>`
		with seen as materialized (
			select grid.* from grid
			where grid.county_code = ${db.county} and ${inScope(db, 'grid.village_code')} and ${which}
			order by grid.code ${most === null ? sql`` : sql`limit ${sql.lit(most)}`}
		), around as (
			select distinct seen.village_code from seen
		), contracts as (
			select counted.code, jsonb_object_agg(counted.status, counted.count) as figures from (
				select held.code, contract.status, count(*) as count
				from contract
				cross join lateral (
					select ST_PointOnSurface(parcel.gk) as at
					from contract_parcel
					join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
					where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
					order by parcel.area_m2 desc, parcel.feature_no limit 1) largest
				${holding(db, sql`largest.at`, 'contract.village_code')}
				where contract.county_code = ${db.county} and not contract.household
					and contract.village_code in (select around.village_code from around)
				group by held.code, contract.status) counted
			group by counted.code
		), leads as (
			select held.code, sum(finding.over_mu)::integer as mu
			from finding
			${holding(db, sql`ST_PointOnSurface(finding.gk)`, 'finding.village_code')}
			where finding.county_code = ${db.county} and finding.kind = any(${[...overKinds]}::text[])
				and finding.status = any(${[...OPEN_STATUSES]}::text[]) and finding.gk is not null
				and finding.village_code in (select around.village_code from around)
			group by held.code
		), found as (
			select held.code, sum(reclaimed_land.ledger_mu)::integer as mu
			from reclaimed_land
			${holding(db, sql`ST_PointOnSurface(reclaimed_land.gk)`, 'reclaimed_land.village_code')}
			where reclaimed_land.county_code = ${db.county}
				and reclaimed_land.village_code in (select around.village_code from around)
			group by held.code
		), ${landTables(db, 'grid')}
		select grid.code, grid.name, grid.feature_no as number, grid.level, grid.village_code as village, ${gridsAbove(db, 'grid')} as within,
			not exists (select from grid part where part.county_code = ${db.county} and part.parent_code = grid.code) as leaf,
			village.name as "villageName", township.name as "townshipName", ST_X(named.at) as east, ST_Y(named.at) as north,
			grid.shape as stored, grid.area_mu as "areaMu", coalesce(contracts.figures, '{}') as contracts,
			coalesce(leads.mu, 0) as "overMu", coalesce(found.mu, 0) as "reclaimedMu",
			coalesce(farmland.figures, '{}') as farmland, coalesce(lines.figures, '{}') as "redLines"
		from seen grid
		join village on village.county_code = ${db.county} and village.code = grid.village_code
		join township on township.county_code = ${db.county} and township.code = village.township_code
		cross join lateral (select ST_PointOnSurface(grid.shape) as at) named
		left join contracts on contracts.code = grid.code
		left join leads on leads.code = grid.code
		left join found on found.code = grid.code
		left join farmland on farmland.code = grid.code
		left join lines on lines.code = grid.code
		order by grid.code`.execute(db.query);
	return rows.map(({ east, north, stored, ...row }) => ({
		...{ ...row, place: [east, north] as const, shape: decodeMultiPolygon(stored).shape }
	}));
}

/** Grids by their codes; those nobody knows are not among them. */
export const gridsByCode = async (db: ReadDb, codes: Iterable<string>): Promise<GridFigures[]> => {
	const asked = [...new Set(codes)];
	return asked.length === 0 ? [] : gridFigures(db, sql<boolean>`grid.code = any(${asked}::text[])`);
};

/** The same by code. */
export const knownGrids = async (db: ReadDb, codes: Iterable<string>): Promise<KnownGrids> =>
	new Map((await gridsByCode(db, codes)).map((grid) => [grid.code, grid]));

/** Grids that meet a box: of one level, or those that no other is a part of. */
export async function gridsInSight(db: ReadDb, box: Bounds, level: GridLevel | 'leaf'): Promise<GridsInSight> {
	const { west, south, east, north } = box;
	const envelope = sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4490)`;
	const ofLevel =
		level === 'leaf'
			? sql`not exists (select from grid part where part.county_code = ${db.county} and part.parent_code = grid.code)`
			: sql`grid.level = ${sql.lit(level)}`;
	const which = sql<boolean>`grid.shape && ${envelope} and ${ofLevel}`;
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from grid
		where grid.county_code = ${db.county} and ${inScope(db, 'grid.village_code')} and ${which}`.execute(db.query);
	if (rows[0]!.count > MOST) return { bounds: null, grids: [] };
	return { bounds: box, grids: await gridFigures(db, which) };
}

/** Grids whose name or code begins with some words, or whose village's name does. */
export async function gridsByName(db: ReadDb, words: string): Promise<GridFigures[]> {
	const begun = `${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
	return gridFigures(
		db,
		sql<boolean>`(grid.name like ${begun} or grid.code like ${begun} or grid.village_code in (
			select village.code from village where village.county_code = ${db.county} and village.name like ${begun}))`,
		NAMED
	);
}

/** Every grid that a plan's steps name, and others by their codes. */
export const gridsOfPlan = (
	db: ReadDb,
	steps: readonly Pick<Step, 'changes'>[],
	others: Iterable<string> = []
): Promise<GridFigures[]> => gridsByCode(db, [...gridsNamed(steps), ...others]);

/** Which levels of grids a county has. */
export async function gridLevelsOf(db: ReadDb): Promise<GridLevel[]> {
	const { rows } = await sql<{ level: GridLevel }>`
		select distinct grid.level from grid
		where grid.county_code = ${db.county} and ${inScope(db, 'grid.village_code')} order by grid.level`.execute(db.query);
	return rows.map(({ level }) => level);
}

/** The grids of a plan's zones that bring land of their own, by the zone's id, as they are by the database. */
export async function gridsOfZones(
	db: ReadDb,
	planId: string,
	zones: readonly string[]
): Promise<Map<string, GridFigures[]>> {
	const { rows } = await sql<{ zone: string; code: string }>`
		select zone_plan_grid.zone_id as zone, zone_plan_grid.grid_code as code
		from zone_plan_grid
		join zone_plan_zone on zone_plan_zone.county_code = ${db.county} and zone_plan_zone.id = zone_plan_grid.zone_id
		join grid on grid.county_code = ${db.county} and grid.code = zone_plan_grid.grid_code
		where zone_plan_grid.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid
			and zone_plan_grid.zone_id = any(${[...zones]}::uuid[])
			and not exists (select from zone_plan_village whole where whole.county_code = ${db.county}
				and whole.zone_id = zone_plan_grid.zone_id and whole.village_code = grid.village_code)
			and not exists (select from zone_plan_grid above where above.county_code = ${db.county}
				and above.zone_id = zone_plan_grid.zone_id and above.grid_code = any(${gridsAbove(db, 'grid')}))`.execute(db.query);
	const known = await knownGrids(db, rows.map(({ code }) => code)); // prettier-ignore
	return new Map(
		[...Map.groupBy(rows, ({ zone }) => zone)].map(([zone, own]) => [zone, own.flatMap(({ code }) => known.get(code) ?? [])]) // prettier-ignore
	);
}
