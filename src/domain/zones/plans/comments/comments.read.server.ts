import { sql } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { CommentPlace, PlanComment, Remark } from './thread.ts';

interface Row {
	number: number;
	kind: CommentPlace['kind'];
	village: string | null;
	zone: string | null;
	name: string | null;
	east: number | null;
	north: number | null;
	remarks: (Omit<Remark, 'at' | 'own'> & { at: string; actor: string })[];
}

const placeOf = ({ kind, village, zone, name, east, north }: Row): CommentPlace =>
	kind === 'village'
		? { kind, village: village! }
		: kind === 'zone'
			? { kind, zone: zone!, name: name! }
			: { kind, east: east!, north: north! };

/**
 * The comments of a plan with all that was said of them, in the order of their numbers.
 * @param planId of a plan that is in sight
 * @param reader whose own words they are
 */
export async function planComments(db: ReadDb, planId: string, reader: string): Promise<PlanComment[]> {
	const { rows } = await sql<Row>`
		select zone_plan_comment.number, zone_plan_comment.place_kind as kind, zone_plan_comment.village_code as village,
			zone_plan_comment.zone_id as zone, zone_plan_comment.zone_name as name, zone_plan_comment.east, zone_plan_comment.north,
			jsonb_agg(jsonb_build_object('seq', zone_plan_remark.seq, 'act', zone_plan_remark.act, 'of', zone_plan_remark.of_seq,
				'text', zone_plan_remark.text, 'by', zone_plan_remark.actor_name, 'actor', zone_plan_remark.actor_id,
				'at', zone_plan_remark.recorded_at) order by zone_plan_remark.seq) as remarks
		from zone_plan_comment
		join zone_plan_remark on zone_plan_remark.county_code = ${db.county} and zone_plan_remark.comment_id = zone_plan_comment.id
		where zone_plan_comment.county_code = ${db.county} and zone_plan_comment.plan_id = ${planId}::uuid
		group by zone_plan_comment.id, zone_plan_comment.number, zone_plan_comment.place_kind, zone_plan_comment.village_code,
			zone_plan_comment.zone_id, zone_plan_comment.zone_name, zone_plan_comment.east, zone_plan_comment.north
		order by zone_plan_comment.number`.execute(db.query);
	return rows.map((row) => ({
		...{ number: row.number, place: placeOf(row) },
		remarks: row.remarks.map(({ actor, at, ...remark }) => ({ ...remark, own: actor === reader, at: new Date(at) }))
	}));
}

/** How many comments of each plan are open, by its id; only for the whole county. */
export async function openComments(db: ReadDb): Promise<Record<string, number>> {
	if (!seesWholeCounty(db.scope, db.county)) return {};
	const { rows } = await sql<{ plan: string; open: number }>`
		with turns as (
			select distinct on (zone_plan_remark.comment_id) zone_plan_remark.comment_id, zone_plan_remark.act
			from zone_plan_remark
			where zone_plan_remark.county_code = ${db.county} and zone_plan_remark.act in ('resolve', 'reopen')
			order by zone_plan_remark.comment_id, zone_plan_remark.seq desc
		)
		select zone_plan_comment.plan_id as plan, count(*)::integer as open
		from zone_plan_comment
		left join turns on turns.comment_id = zone_plan_comment.id
		where zone_plan_comment.county_code = ${db.county} and turns.act is distinct from 'resolve'
		group by zone_plan_comment.plan_id`.execute(db.query);
	return Object.fromEntries(rows.map(({ plan, open }) => [plan, open]));
}
