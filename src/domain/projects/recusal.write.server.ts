import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import type { Recusal } from './gate.ts';
import { commissionedProject } from './appraiser.read.server.ts';
import { holdProject } from './held.server.ts';

/** 回避: somebody says of themselves that they have no part in a project's review; for good. */
export async function recuseFrom(
	tx: Tx,
	actor: Actor,
	asked: { number: number; ground: Recusal }
): Promise<Outcome<{ number: number }>> {
	const held = await holdProject(tx, asked.number, null);
	if (!held.ok) return held;
	const project = held.value;
	const { rows } = await sql<{ id: string }>`
		select id from person where person.county_code = ${tx.county} and person.id::text = ${actor.id}`.execute(tx.query);
	if (!rows[0]) return refused('project.nobody');
	const { numInsertedOrUpdatedRows: added } = await tx.query
		.insertInto('project_recusal')
		.values({
			...{
				county_code: tx.county,
				id: tx.newId(),
				project_id: project.id,
				person_id: rows[0].id,
				ground: asked.ground
			},
			...{ said_on: dayOf(tx.now), actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
		})
		.onConflict((conflict) => conflict.columns(['county_code', 'project_id', 'person_id']).doNothing())
		.executeTakeFirst();
	if (added === 0n) return refused('project.recused_already');
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: 'recused', code: project.code, ground: asked.ground }
	});
	return accepted({ number: project.number });
}

/** Whoever was commissioned to appraise a project steps aside from it: the county asks another one. */
export async function recuseCommissioned(
	tx: Tx,
	actor: Actor,
	asked: { number: number; ground: Recusal }
): Promise<Outcome<{ number: number }>> {
	const found = await commissionedProject(tx, actor.id, asked.number);
	return found && found.appraisal.outcome === null ? recuseFrom(tx, actor, asked) : refused('appraisal.not_yours');
}
