import { sql } from 'kysely';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import type { ProjectAct, ProjectRow } from './project.ts';

/** Writes down what somebody did with a project, once and for good. */
export async function writeAct(
	tx: Tx,
	actor: Actor,
	project: Pick<ProjectRow, 'id' | 'state' | 'round'>,
	act: Pick<ProjectAct, 'act' | 'on'> & Partial<Pick<ProjectAct, 'to' | 'dueOn' | 'publicUntil' | 'reason' | 'paper'>>
): Promise<void> {
	const { rows } = await sql<{ seq: number }>`
		select coalesce(max(seq), 0)::integer + 1 as seq from project_act
		where project_act.county_code = ${tx.county} and project_act.project_id = ${project.id}::uuid`.execute(tx.query);
	await tx.query
		.insertInto('project_act')
		.values({
			...{ county_code: tx.county, id: tx.newId(), project_id: project.id, seq: rows[0]!.seq, round: project.round },
			...{ act: act.act, from_state: project.state, to_state: act.to ?? null, acted_on: act.on },
			...{ due_on: act.dueOn ?? null, public_until: act.publicUntil ?? null, reason: act.reason ?? null },
			...{ paper: act.paper ? JSON.stringify(act.paper) : null, recorded_at: tx.now },
			...{ actor_id: actor.id, actor_name: actor.name }
		})
		.execute();
}
