import { sql } from 'kysely';
import type { Mu } from '#core/mu.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { ZoneLayout } from '#zones/layouts.ts';

/** A zone as it was decided on and published: what projects and money are tested against. */
export interface FrozenInForce {
	/** The plan it was decided on in. */
	plan: string;
	publishedOn: string;
	/** Its frozen row: stored with whatever was tested against it. */
	id: string;
	code: string;
	name: string;
	layout: ZoneLayout;
	areaMu: Mu;
	villages: { code: string; id: string; version: number }[];
	/** Grids beside them, each with the village it lay in. */
	grids: { code: string; id: string; version: number; village: string }[];
}

/**
 * The zones in force on a day that hold a village in scope, or a grid of one, as they were frozen; those of drawn parts alone for
 * the whole county. Empty where no plan was in force.
 * @param day YYYY-MM-DD
 * @param village only those it belongs to, with all its land or with a grid
 */
export async function zonesInForceOn(db: ReadDb, day: string, village?: string): Promise<FrozenInForce[]> {
	const { rows } = await sql<FrozenInForce & { homes: string[] }>`
		select zone_plan.code as plan, zone_plan.published_on as "publishedOn", frozen.id, frozen.code, frozen.name, frozen.layout,
			frozen.area_mu as "areaMu", coalesce(own.members, '[]') as villages, coalesce(parts.members, '[]') as grids,
			coalesce(own.homes, '{}') || coalesce(parts.homes, '{}') as homes
		from zone_plan
		join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.plan_id = zone_plan.id and stand.kind = 'approved'
		join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = stand.id
		cross join lateral (
			select array_agg(held.village_code) as homes,
				jsonb_agg(jsonb_build_object('code', held.village_code, 'id', held.village_id, 'version', held.village_version)
					order by held.village_code) as members
			from zone_plan_frozen_village held
			where held.county_code = ${db.county} and held.zone_id = frozen.id and ${inScope(db, 'held.village_code')}) own
		cross join lateral (
			select array_agg(held.village_code) as homes,
				jsonb_agg(jsonb_build_object('code', held.grid_code, 'id', held.grid_id, 'version', held.grid_version,
					'village', held.village_code) order by held.grid_code) as members
			from zone_plan_frozen_grid held
			where held.county_code = ${db.county} and held.zone_id = frozen.id and ${inScope(db, 'held.village_code')}) parts
		where zone_plan.county_code = ${db.county} and zone_plan.published_on <= ${day}::date
			and (zone_plan.replaced_on is null or zone_plan.replaced_on > ${day}::date)
			and frozen.code is not null
			and (own.members is not null or parts.members is not null or (${inScope(db, 'frozen.county_code')}))
		order by frozen.position`.execute(db.query);
	return rows
		.filter(({ homes }) => village === undefined || homes.includes(village))
		.map(({ homes: _, ...zone }) => zone);
}

/**
 * The zones in force on a day that a place lies in; whoever asks has seen the place itself. A zone may be drawn, so that a place
 * in a member village need not lie in it.
 * @param at degrees east and north
 */
export async function zonesAt(
	db: ReadDb,
	day: string,
	[east, north]: readonly [number, number]
): Promise<Pick<FrozenInForce, 'id' | 'code' | 'name' | 'layout' | 'plan'>[]> {
	const { rows } = await sql<Pick<FrozenInForce, 'id' | 'code' | 'name' | 'layout' | 'plan'>>`
		select frozen.id, frozen.code, frozen.name, frozen.layout, zone_plan.code as plan
		from zone_plan
		join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.plan_id = zone_plan.id and stand.kind = 'approved'
		join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = stand.id
		where zone_plan.county_code = ${db.county} and zone_plan.published_on <= ${day}::date
			and (zone_plan.replaced_on is null or zone_plan.replaced_on > ${day}::date) and frozen.code is not null
			and ST_Covers(frozen.gk, ST_Transform(ST_SetSRID(ST_MakePoint(${east}::float8, ${north}::float8), 4490), frozen.gk_srid))
		order by frozen.position`.execute(db.query);
	return rows;
}
