import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { holdPlan } from '#zones/plans/plan.write.server.ts';
import type { PlanRow } from '#zones/plans/plan-row.ts';
import { planContent } from '#zones/plans/plans.read.server.ts';
import type { AskedPlace } from './asked-place.ts';
import { planComments } from './comments.read.server.ts';
import { mayFollow, remarkText, type RemarkAct } from './thread.ts';

/** What is known of a place, as it is kept; null for a village or zone that is not there. */
async function keptPlace(tx: Tx, plan: PlanRow, place: AskedPlace) {
	const none = { village_code: null, zone_id: null, zone_name: null, east: null, north: null };
	if (place.kind === 'point') return { ...none, east: place.east, north: place.north };
	if (place.kind === 'zone') {
		const zone = (await planContent(tx, plan.id)).find(({ id }) => id === place.zone);
		return zone ? { ...none, zone_id: zone.id, zone_name: zone.name } : null;
	}
	const village = await tx.query
		.selectFrom('village')
		.select('code')
		.where('county_code', '=', tx.county)
		.where('code', '=', place.village)
		.executeTakeFirst();
	return village ? { ...none, village_code: village.code } : null;
}

const writeRemark = (
	tx: Tx,
	actor: Actor,
	comment: string,
	{ seq, act, of, text }: { seq: number; act: RemarkAct; of: number | null; text: string | null }
) =>
	tx.query
		.insertInto('zone_plan_remark')
		.values({
			...{ county_code: tx.county, id: tx.newId(), comment_id: comment, seq, act, of_seq: of, text },
			...{ actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
		})
		.execute();

/**
 * Pins a comment to a village, a zone or a place of a plan.
 * @param asked its id is made by whoever sends it: sent twice, it is the same comment
 * @returns its number; refused `plan.unknown`, `comment.place`, `comment.text`
 */
export async function addComment(
	tx: Tx,
	actor: Actor,
	asked: { plan: number; id: string; place: AskedPlace; text: string }
): Promise<Outcome<{ number: number }>> {
	const plan = await holdPlan(tx, asked.plan);
	if (!plan) return refused('plan.unknown');
	const text = remarkText(asked.text);
	if (!text.ok) return text;
	const { rows } = await sql<{ id: string; number: number; plan: string }>`
		select zone_plan_comment.id, zone_plan_comment.number, zone_plan_comment.plan_id as plan from zone_plan_comment
		where zone_plan_comment.county_code = ${tx.county}
			and (zone_plan_comment.plan_id = ${plan.id}::uuid or zone_plan_comment.id = ${asked.id}::uuid)`.execute(tx.query);
	const same = rows.find(({ id }) => id === asked.id);
	if (same) return same.plan === plan.id ? accepted({ number: same.number }) : refused('comment.unknown');
	const place = await keptPlace(tx, plan, asked.place);
	if (!place) return refused('comment.place');
	const number = rows.reduce((most, row) => Math.max(most, row.number), 0) + 1;
	await tx.query
		.insertInto('zone_plan_comment')
		.values({
			...{ county_code: tx.county, id: asked.id, plan_id: plan.id, number, place_kind: asked.place.kind },
			...place
		})
		.execute();
	await writeRemark(tx, actor, asked.id, { seq: 1, act: 'comment', of: null, text: text.value });
	tx.note({ kind: 'zone_plan', ids: [plan.id], detail: { act: 'commented', code: plan.code, comment: number } });
	return accepted({ number });
}

/**
 * Answers a comment, corrects own words, resolves it or opens it anew.
 * @param asked the last line that was seen: nobody resolves what they have not read
 * @returns refused `plan.unknown`, `comment.unknown`, `comment.moved`, `comment.text`, and as `mayFollow` refuses
 */
export async function addRemark(
	tx: Tx,
	actor: Actor,
	asked: { plan: number; comment: number; seen: number; act: Exclude<RemarkAct, 'comment'>; of?: number; text?: string }
): Promise<Outcome<{ seq: number }>> {
	const plan = await holdPlan(tx, asked.plan);
	if (!plan) return refused('plan.unknown');
	const held = await tx.query
		.selectFrom('zone_plan_comment')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('plan_id', '=', plan.id)
		.where('number', '=', asked.comment)
		.executeTakeFirst();
	const comment = (await planComments(tx, plan.id, actor.id)).find(({ number }) => number === asked.comment);
	if (!held || !comment) return refused('comment.unknown');
	const last = comment.remarks.at(-1)!.seq;
	if (last !== asked.seen) return refused('comment.moved');
	const may = mayFollow(comment.remarks, asked);
	if (!may.ok) return may;
	const bare = (asked.act === 'resolve' || asked.act === 'reopen') && !asked.text?.trim();
	const text: Outcome<string | null> = bare ? accepted(null) : remarkText(asked.text ?? '');
	if (!text.ok) return text;
	const seq = last + 1;
	const of = asked.act === 'correct' ? asked.of! : null;
	await writeRemark(tx, actor, held.id, { seq, act: asked.act, of, text: text.value });
	tx.note({
		...{ kind: 'zone_plan', ids: [plan.id] },
		detail: { act: `comment.${asked.act}`, code: plan.code, comment: asked.comment }
	});
	return accepted({ seq });
}
