import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import { pointsOf, replyOf, type Answer, type AskedOpinion, type Stance } from './opinion.ts';
import { opinionById, type Looker } from './opinions.read.server.ts';
import { isOwn } from './whose.ts';

/** The opinion, its plan locked until the write ends: nobody takes the plan on while something is said of it. */
async function holdOpinion(tx: Tx, id: string, looker: Looker): Promise<AskedOpinion | null> {
	await sql`
		select 1 from zone_plan where zone_plan.county_code = ${tx.county} and zone_plan.id = (
			select stand.plan_id from zone_plan_opinion opinion
			join zone_plan_freeze stand on stand.county_code = ${tx.county} and stand.id = opinion.freeze_id
			where opinion.county_code = ${tx.county} and opinion.id = ${id}::uuid)
		for update`.execute(tx.query);
	return opinionById(tx, id, looker);
}

/** What is written down of an opinion is seen in the trail by its plan. */
const planOf = (tx: Tx, freezeId: string): Promise<{ id: string }> =>
	tx.query
		.selectFrom('zone_plan_freeze')
		.select('plan_id as id')
		.where('county_code', '=', tx.county)
		.where('id', '=', freezeId)
		.executeTakeFirstOrThrow();

/**
 * Gives an opinion, or gives it anew as long as nothing of it was answered.
 * @returns refused `opinion.unknown`, `opinion.not_yours`, `opinion.over`, `opinion.changed`, `opinion.answered`, and as points are
 */
export async function giveOpinion(
	tx: Tx,
	actor: Actor,
	asked: { id: string; version: number; stance: Stance; points: string }
): Promise<Outcome<{ version: number }>> {
	const today = dayOf(tx.now);
	const offices = await ownOffices(tx, actor.id, today);
	const found = await holdOpinion(tx, asked.id, { all: false, offices });
	if (!found) return refused('opinion.unknown');
	if (!isOwn(found, actor, offices)) return refused('opinion.not_yours', { expected: found.name });
	if (!found.open) return refused('opinion.over', { got: found.plan.status });
	if (found.version !== asked.version)
		return refused('opinion.changed', { expected: asked.version, got: found.version });
	if (found.remarks.some(({ answer }) => answer !== null)) return refused('opinion.answered');
	const points = pointsOf(asked.stance, asked.points);
	if (!points.ok) return points;
	const version = found.version + 1;
	await tx.query
		.updateTable('zone_plan_opinion')
		.set({
			...{ version, recorded_at: tx.now, stance: asked.stance, given_on: today },
			...{ actor_id: actor.id, actor_name: actor.name }
		})
		.where('county_code', '=', tx.county)
		.where('id', '=', found.id)
		.execute();
	await tx.query
		.deleteFrom('zone_plan_point')
		.where('county_code', '=', tx.county)
		.where('opinion_id', '=', found.id)
		.execute();
	await tx.copy(
		'zone_plan_point',
		['county_code', 'id', 'opinion_id', 'seq', 'body', 'answer', 'reply', 'answered_on'],
		points.value.map((body, at) => [tx.county, tx.newId(), found.id, at + 1, body, null, null, null])
	);
	const { id } = await planOf(tx, found.freeze);
	tx.note({
		...{ kind: 'zone_plan', ids: [id] },
		detail: { act: 'opinion', code: found.plan.code, of: found.name, points: points.value.length },
		changes: { stance: [found.stance, asked.stance] }
	});
	return accepted({ version });
}

/** Answers one point of an opinion; it may be answered anew as long as the plan is asked about. */
export async function answerRemark(
	tx: Tx,
	_actor: Actor,
	asked: { opinion: string; remark: string; answer: Answer; reply: string }
): Promise<Outcome<{ opinion: string }>> {
	const found = await holdOpinion(tx, asked.opinion, { all: true, offices: new Set() });
	const remark = found?.remarks.find(({ id }) => id === asked.remark);
	if (!found || !remark) return refused('opinion.unknown');
	if (!found.open) return refused('opinion.over', { got: found.plan.status });
	const reply = replyOf(asked.answer, asked.reply);
	if (!reply.ok) return reply;
	await tx.query
		.updateTable('zone_plan_point')
		.set({ answer: asked.answer, reply: reply.value, answered_on: dayOf(tx.now) })
		.where('county_code', '=', tx.county)
		.where('id', '=', remark.id)
		.execute();
	const { id } = await planOf(tx, found.freeze);
	tx.note({
		...{ kind: 'zone_plan', ids: [id] },
		detail: { act: 'answered', code: found.plan.code, of: found.name, point: remark.seq },
		changes: { answer: [remark.answer, asked.answer] }
	});
	return accepted({ opinion: found.id });
}
