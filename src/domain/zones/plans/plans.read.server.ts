import { sql } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import type { ZoneInForce } from './compare.ts';
import { drawnParts } from './drawn/drawn-parts.read.server.ts';
import { gridsInForce } from './grids/grids-in-force.read.server.ts';
import type { Step } from './journal.ts';
import type { Change, PlanContent, PlanZone } from './plan.ts';
import type { PlanRow } from './plan-row.ts';

const listed = (db: ReadDb) => sql`
	with zones as (
		select zone_plan_zone.plan_id, count(*)::integer as count from zone_plan_zone
		where zone_plan_zone.county_code = ${db.county} group by zone_plan_zone.plan_id
	), villages as (
		select zone_plan_zone.plan_id, count(distinct member.village_code)::integer as count
		from zone_plan_zone
		join (
			select zone_plan_village.zone_id, zone_plan_village.village_code from zone_plan_village
			where zone_plan_village.county_code = ${db.county}
			union all
			select zone_plan_grid.zone_id, grid.village_code from zone_plan_grid
			join grid on grid.county_code = ${db.county} and grid.code = zone_plan_grid.grid_code
			where zone_plan_grid.county_code = ${db.county}) member on member.zone_id = zone_plan_zone.id
		where zone_plan_zone.county_code = ${db.county} group by zone_plan_zone.plan_id
	), heads as (
		select distinct on (zone_plan_step.plan_id) zone_plan_step.plan_id, zone_plan_step.seq, zone_plan_step.actor_name, zone_plan_step.recorded_at
		from zone_plan_step where zone_plan_step.county_code = ${db.county}
		order by zone_plan_step.plan_id, zone_plan_step.seq desc
	)
	select zone_plan.id, zone_plan.version, zone_plan.feature_no as number, zone_plan.code, zone_plan.name, zone_plan.status,
		zone_plan.copied_from as "copiedFrom", zone_plan.state_since as "stateSince", zone_plan.due_on as "dueOn",
		zone_plan.last_actor as "lastActor", zone_plan.published_on as "publishedOn", zone_plan.replaced_on as "replacedOn", coalesce(zones.count, 0) as zones, coalesce(villages.count, 0) as villages,
		heads.seq as head, heads.actor_name as by, heads.recorded_at as at
	from zone_plan
	join heads on heads.plan_id = zone_plan.id
	left join zones on zones.plan_id = zone_plan.id
	left join villages on villages.plan_id = zone_plan.id
	where zone_plan.county_code = ${db.county}`;

/** Plans of the whole county, the one last drawn on first; who sees a part of it sees none: they are drafts of the county. */
export async function listPlans(db: ReadDb): Promise<PlanRow[]> {
	if (!seesWholeCounty(db.scope, db.county)) return [];
	const { rows } = await sql<PlanRow>`${listed(db)} order by heads.recorded_at desc, zone_plan.feature_no desc`.execute(
		db.query
	);
	return rows;
}

/** A plan by its number; null when it is not there, or not in sight. */
export async function planByNumber(db: ReadDb, number: number): Promise<PlanRow | null> {
	if (!seesWholeCounty(db.scope, db.county)) return null;
	const { rows } = await sql<PlanRow>`${listed(db)} and zone_plan.feature_no = ${number}`.execute(db.query);
	return rows[0] ?? null;
}

/** The zones of a plan as they stand after its last step. */
export async function planContent(db: ReadDb, planId: string): Promise<PlanContent> {
	const { rows } = await sql<{
		id: string;
		name: string;
		layout: ZoneLayout;
		continues: string | null;
		locked: boolean;
		anchor: string | null;
		programme: string | null;
		villages: string[];
		grids: string[] | null;
	}>`
		select zone_plan_zone.id, zone_plan_zone.name, zone_plan_zone.layout, zone_plan_zone.continues, zone_plan_zone.locked,
			zone_plan_zone.anchor, zone_plan_zone.programme,
			array_remove(array_agg(zone_plan_village.village_code order by zone_plan_village.village_code), null) as villages,
			(select array_agg(zone_plan_grid.grid_code order by zone_plan_grid.grid_code collate "C") from zone_plan_grid
				where zone_plan_grid.county_code = ${db.county} and zone_plan_grid.zone_id = zone_plan_zone.id) as grids
		from zone_plan_zone
		left join zone_plan_village on zone_plan_village.county_code = ${db.county} and zone_plan_village.zone_id = zone_plan_zone.id
		where zone_plan_zone.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid
		group by zone_plan_zone.id, zone_plan_zone.name, zone_plan_zone.layout, zone_plan_zone.continues, zone_plan_zone.locked,
			zone_plan_zone.anchor, zone_plan_zone.programme, zone_plan_zone.position
		order by zone_plan_zone.position`.execute(db.query);
	const drawn = await drawnParts(db, planId);
	return rows.map(({ villages, grids, anchor, programme, ...zone }) => {
		const parts = drawn.get(zone.id);
		return {
			...{ ...zone, ...(anchor ? { anchor } : {}), ...(programme ? { programme } : {}) },
			...{ villages: new Set(villages), ...(parts ? { drawn: parts } : {}), ...(grids ? { grids } : {}) }
		};
	});
}

/** The steps of a plan in their order. */
export async function planSteps(db: ReadDb, planId: string): Promise<Step[]> {
	const { rows } = await sql<Step & { changes: Change[] }>`
		select zone_plan_step.id, zone_plan_step.seq, zone_plan_step.act, zone_plan_step.of_seq as of, zone_plan_step.changes,
			zone_plan_step.actor_name as by, zone_plan_step.recorded_at as at
		from zone_plan_step
		where zone_plan_step.county_code = ${db.county} and zone_plan_step.plan_id = ${planId}::uuid
		order by zone_plan_step.seq`.execute(db.query);
	return rows;
}

/**
 * Of the plan that is in force those zones, by their codes in force, that still are what it decided: one whose shape is another
 * since is what its file says. Null where no plan is in force.
 */
export async function decidedZones(db: ReadDb): Promise<{ plan: string; zones: Map<string, PlanZone> } | null> {
	const { rows } = await sql<{ plan: string; code: string; position: number }>`
		select zone_plan.id as plan, zone.code, frozen.position
		from zone_plan
		join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.plan_id = zone_plan.id and stand.kind = 'approved'
		join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = stand.id
		join zone on zone.county_code = ${db.county} and zone.code = frozen.code and zone.status <> 'retired'
			and zone.shape::text = frozen.shape::text
		where zone_plan.county_code = ${db.county} and zone_plan.status = 'published'
		order by frozen.position`.execute(db.query);
	const [first] = rows;
	if (!first) return null;
	// A plan on its course is not drawn on: its zones stand in the order they were frozen in.
	const content = await planContent(db, first.plan);
	return { plan: first.plan, zones: new Map(rows.map(({ code, position }) => [code, content[position]!])) };
}

/** The zones that are in force, as plans are held against each other; only for the whole county. */
export async function zonesInForce(db: ReadDb): Promise<ZoneInForce[]> {
	if (!seesWholeCounty(db.scope, db.county)) return [];
	const { rows } = await sql<Omit<ZoneInForce, 'villages' | 'grids'> & { villages: string[]; grids: string[] | null }>`
		select zone.code, zone.name, zone.layout, zone.area_mu as "areaMu",
			array_remove(array_agg(zone_village.village_code order by zone_village.village_code), null) as villages,
			${gridsInForce(db)} as grids
		from zone
		left join zone_village on zone_village.county_code = ${db.county} and zone_village.zone_id = zone.id
		where zone.county_code = ${db.county} and zone.status <> 'retired'
		group by zone.code, zone.name, zone.layout, zone.area_mu, zone.shape
		order by array_position(array['adjacent', 'chain', 'complement', 'project'], zone.layout), zone.code`.execute(db.query);
	const decided = await decidedZones(db);
	return rows.map(({ villages, grids, ...zone }) => {
		const drawn = decided?.zones.get(zone.code)?.drawn;
		return { ...zone, villages: new Set(villages), ...(grids ? { grids } : {}), ...(drawn ? { drawn } : {}) };
	});
}
