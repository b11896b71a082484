import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import {
	drawnShapes,
	villagesUnder,
	type VillageUnder,
	type ZoneShape
} from '#zones/plans/drawn/villages-under.read.server.ts';
import { contentOf } from '#zones/plans/journal.ts';
import { planSteps } from '#zones/plans/plans.read.server.ts';
import type { Freeze, FrozenGrid, FrozenPlan, FrozenVillage, FrozenZone } from './frozen.ts';

/** How coarsely outlines are drawn, metres: a county is some tens of kilometres on a page. */
const ZONE = 12;
const CONTEXT = 25;

/** A shape in gk as a path of whole metres, north up. Simplified by the database's own code, which throws at no shape. */
const pathOf = (gk: RawBuilder<unknown>, metres: number): RawBuilder<string> =>
	sql<string>`coalesce(ST_AsSVG(ST_Simplify(${gk}, ${sql.lit(metres)}, true), 0, 0), '')`;

/** The frozen versions of a plan, in their order. */
export async function freezesOf(db: ReadDb, planId: string): Promise<Freeze[]> {
	const rows = await db.query
		.selectFrom('zone_plan_freeze')
		.select(['id', 'serial', 'kind', 'frozen_on', 'answer_by'])
		.where('county_code', '=', db.county)
		.where('plan_id', '=', planId)
		.orderBy('serial')
		.execute();
	return rows.map(({ id, serial, kind, frozen_on: on, answer_by: answerBy }) => ({
		...{ id, serial, on, answerBy },
		kind: kind as Freeze['kind']
	}));
}

/** What was drawn of a version's zones when it was frozen, by their places in it: the journal still says so. */
async function drawnAt(db: ReadDb, freezeId: string): Promise<{ at: Date; shapes: ZoneShape[] } | null> {
	const { rows } = await sql<{ plan: string; head: number; at: Date }>`
		select stand.plan_id as plan, stand.head, stand.recorded_at as at from zone_plan_freeze stand
		where stand.county_code = ${db.county} and stand.id = ${freezeId}::uuid and exists (
			select from zone_plan_step where zone_plan_step.county_code = ${db.county} and zone_plan_step.plan_id = stand.plan_id
				and jsonb_path_exists(zone_plan_step.changes, '$[*].draw'))`.execute(db.query);
	const [stand] = rows;
	if (!stand) return null;
	const content = contentOf((await planSteps(db, stand.plan)).filter(({ seq }) => seq <= stand.head));
	const places = new Map(content.map(({ id }, position) => [id, String(position)]));
	return { at: stand.at, shapes: drawnShapes(content).map(({ zone, shape }) => ({ zone: places.get(zone)!, shape })) };
}

/**
 * Villages of a frozen version that are in sight, each as it was then: `member` with the shape `gk`; and those that are drawn on.
 * @param under by the zone's place in the version
 */
const membersOf = (db: ReadDb, freezeId: string, under: readonly VillageUnder[]): RawBuilder<unknown> => sql`
	land as (
		select frozen.id as zone, frozen.gk_srid, held.village_code as code, held.village_id as id, held.village_version as version, true as own
		from zone_plan_frozen_zone frozen
		join zone_plan_frozen_village held on held.county_code = ${db.county} and held.zone_id = frozen.id
		where frozen.county_code = ${db.county} and frozen.freeze_id = ${freezeId}::uuid
		union all
		select frozen.id, frozen.gk_srid, met.code, met.id, met.version, false
		from unnest(${under.map(({ zone }) => Number(zone))}::integer[], ${under.map(({ code }) => code)}::text[],
			${under.map(({ id }) => id)}::uuid[], ${under.map(({ version }) => version)}::integer[]) as met(position, code, id, version)
		join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = ${freezeId}::uuid
			and frozen.position = met.position
		where not exists (
			select from zone_plan_frozen_village held
			where held.county_code = ${db.county} and held.zone_id = frozen.id and held.village_code = met.code)
	), member as materialized (
		select land.zone, land.code, land.version, land.own,
			coalesce(former.state->>'name', village.name, land.code) as name, coalesce(township.name, '') as township,
			coalesce(village.sort_key, land.code) as sort_key,
			case when former.id is null then village.gk else ST_Transform(former.shape, land.gk_srid) end as gk
		from land
		left join village on village.county_code = ${db.county} and village.id = land.id
		left join village_version former on former.county_code = ${db.county} and former.id = land.id and former.version = land.version
		left join township on township.county_code = ${db.county} and township.code = left(land.code, 9)
		where ${inScope(db, 'land.code')}
	)`;

/** Grids of a frozen version whose village is in sight, as `membersOf`. */
const gridsOf = (db: ReadDb, freezeId: string): RawBuilder<unknown> => sql`
	member as materialized (
		select frozen.id as zone, held.grid_code as code, held.grid_version as version,
			coalesce(former.state->>'name', grid.name, held.grid_code) as name, coalesce(village.name, held.village_code) as village,
			coalesce(township.name, '') as township, coalesce(village.sort_key, held.village_code) as sort_key,
			case when former.id is null then grid.gk else ST_Transform(former.shape, frozen.gk_srid) end as gk
		from zone_plan_frozen_zone frozen
		join zone_plan_frozen_grid held on held.county_code = ${db.county} and held.zone_id = frozen.id
		left join grid on grid.county_code = ${db.county} and grid.id = held.grid_id
		left join grid_version former on former.county_code = ${db.county} and former.id = held.grid_id
			and former.version = held.grid_version
		left join village on village.county_code = ${db.county} and village.code = held.village_code
		left join township on township.county_code = ${db.county} and township.code = left(held.village_code, 9)
		where frozen.county_code = ${db.county} and frozen.freeze_id = ${freezeId}::uuid and ${inScope(db, 'held.village_code')}
	)`;

/**
 * A frozen version as far as it is in sight: the zones that hold a village in scope, or a grid of one, or are drawn on its
 * land, and of those which are. Whoever sees the whole county sees it whole.
 */
export async function frozenPlan(db: ReadDb, freezeId: string): Promise<FrozenPlan> {
	const drawn = await drawnAt(db, freezeId);
	const under = drawn ? await villagesUnder(db, drawn.shapes, drawn.at) : [];
	const { rows: members } = await sql<FrozenVillage & { zone: string; own: boolean; path: string }>`
		with ${membersOf(db, freezeId, under)}
		select member.zone, member.own, member.code, member.version, member.name, member.township, ${pathOf(sql.ref('member.gk'), CONTEXT)} as path
		from member order by member.sort_key, member.code`.execute(db.query);
	const byZone = Map.groupBy(members, ({ zone }) => zone);
	const { rows: grids } = await sql<FrozenGrid & { zone: string; path: string }>`
		with ${gridsOf(db, freezeId)}
		select member.zone, member.code, member.version, member.name, member.village, member.township,
			${pathOf(sql.ref('member.gk'), CONTEXT)} as path
		from member order by member.sort_key, member.code`.execute(db.query);
	const gridsByZone = Map.groupBy(grids, ({ zone }) => zone);
	const seen = [...new Set([...byZone.keys(), ...gridsByZone.keys()])];
	type Row = Omit<FrozenZone, 'villages' | 'touched' | 'grids' | 'at'> & { east: number; north: number; box: number[] };
	const { rows: zones } = await sql<Row>`
		select frozen.id, frozen.name, frozen.layout, frozen.code, frozen.continues, frozen.area_mu as "areaMu", frozen.figures,
			${pathOf(sql.ref('frozen.gk'), ZONE)} as path, ST_X(named.at) as east, ST_Y(named.at) as north,
			array[ST_XMin(frozen.gk), ST_YMin(frozen.gk), ST_XMax(frozen.gk), ST_YMax(frozen.gk)]::float8[] as box
		from zone_plan_frozen_zone frozen
		cross join lateral (select ST_PointOnSurface(frozen.gk) as at) named
		where frozen.county_code = ${db.county} and frozen.freeze_id = ${freezeId}::uuid and frozen.id = any(${seen}::uuid[])
		order by frozen.position`.execute(db.query);
	const { rows: townships } = await sql<{ path: string }>`
		select ${pathOf(sql.ref('township.gk'), CONTEXT)} as path from township
		where township.county_code = ${db.county} order by township.code`.execute(db.query);
	const villagesOf = (zone: string, own: boolean) =>
		(byZone.get(zone) ?? []).flatMap((each) => {
			const { code, name, township, version } = each;
			return each.own === own ? [{ code, name, township, version }] : [];
		});
	const side = (at: number, of: (...sides: number[]) => number) => of(...zones.map(({ box }) => box[at]!));
	const [west, south, east, north] = zones.length
		? [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)]
		: [0, 0, 1, 1];
	const edge = Math.max(east - west, north - south) * 0.03;
	return {
		zones: zones.map(({ east: x, north: y, box: _, ...zone }) => ({
			...zone,
			at: [Math.round(x), Math.round(-y)],
			villages: villagesOf(zone.id, true),
			touched: villagesOf(zone.id, false),
			grids: (gridsByZone.get(zone.id) ?? []).map(({ zone: _, path: __, ...grid }) => grid)
		})),
		villageLines: [...new Map([...members, ...grids].map(({ code, path }) => [code, path])).values()],
		townshipLines: townships.map(({ path }) => path),
		box: [west - edge, -north - edge, east - west + 2 * edge, north - south + 2 * edge].map(Math.round) as [
			...[number, number, number, number]
		]
	};
}
