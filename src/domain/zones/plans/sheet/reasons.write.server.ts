import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { holdPlan } from '#zones/plans/plan.write.server.ts';
import { reasonsText } from './reasons.ts';
import { planReasons } from './reasons.read.server.ts';

/**
 * Gives a plan its reasons; those before stay behind them.
 * @param asked the text that was seen last by its number, and the new one
 * @returns its number; refused `plan.unknown`, `plan.shelved`, `plan.changed` where somebody was quicker, `plan.reasons`
 */
export async function keepReasons(
	tx: Tx,
	actor: Actor,
	asked: { plan: number; seq: number; text: string }
): Promise<Outcome<{ seq: number }>> {
	const plan = await holdPlan(tx, asked.plan);
	if (!plan) return refused('plan.unknown');
	if (plan.status !== 'draft') return refused('plan.shelved');
	const text = reasonsText(asked.text);
	if (!text.ok) return text;
	const last = await planReasons(tx, plan.id);
	if (last.seq !== asked.seq) return refused('plan.changed', { got: last.seq });
	if (last.text === text.value) return accepted({ seq: last.seq });
	const seq = last.seq + 1;
	await tx.query
		.insertInto('zone_plan_reason')
		.values({
			...{ county_code: tx.county, id: tx.newId(), plan_id: plan.id, seq, text: text.value },
			...{ actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
		})
		.execute();
	tx.note({
		...{ kind: 'zone_plan', ids: [plan.id], detail: { act: 'reasons', code: plan.code } },
		changes: { reasons: [last.text, text.value] }
	});
	return accepted({ seq });
}
