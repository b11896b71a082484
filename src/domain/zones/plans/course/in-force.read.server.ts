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
}

/**
 * The zones in force on a day that hold a village in scope, as they were frozen; those of drawn parts alone for the whole county. Empty where no plan was in force.
 * @param day YYYY-MM-DD
 * @param village only those it belongs to
 */
export async function zonesInForceOn(db: ReadDb, day: string, village?: string): Promise<FrozenInForce[]> {
	const of = village === undefined ? sql`true` : sql`frozen.id in (
		select own.zone_id from zone_plan_frozen_village own where own.county_code = ${db.county} and own.village_code = ${village})`; // prettier-ignore
	const { rows } = await sql<FrozenInForce>`
		select zone_plan.code as plan, zone_plan.published_on as "publishedOn", frozen.id, frozen.code, frozen.name, frozen.layout,
			frozen.area_mu as "areaMu",
			coalesce(jsonb_agg(jsonb_build_object('code', held.village_code, 'id', held.village_id, 'version', held.village_version)
				order by held.village_code) filter (where held.id is not null), '[]') as villages
		from zone_plan
		join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.plan_id = zone_plan.id and stand.kind = 'approved'
		join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = stand.id
		left join zone_plan_frozen_village held on held.county_code = ${db.county} and held.zone_id = frozen.id
		cross join lateral (select coalesce(held.village_code, frozen.county_code) as code) placed
		where zone_plan.county_code = ${db.county} and zone_plan.published_on <= ${day}::date
			and (zone_plan.replaced_on is null or zone_plan.replaced_on > ${day}::date)
			and frozen.code is not null and ${inScope(db, 'placed.code')} and ${of}
		group by zone_plan.code, zone_plan.published_on, frozen.id, frozen.code, frozen.name, frozen.layout, frozen.area_mu, frozen.position
		order by frozen.position`.execute(db.query);
	return rows;
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
