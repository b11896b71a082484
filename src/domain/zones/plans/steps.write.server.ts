import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { contentOf, followed, type AskedStep, type FirstStep, type Step } from './journal.ts';
import { keepDrawn } from './drawn/keep-drawn.write.server.ts';
import { keepGrids } from './grids/keep-grids.write.server.ts';
import { isFacts, isGridding, sameFacts, villagesOf, type Change, type PlanContent } from './plan.ts';
import { doubleName, zoneName } from './plan-names.ts';

export interface Drawn {
	/** The number of the last step. */
	head: number;
	/** The zones that are there and were touched. */
	zones: string[];
	/** Villages that came into a zone and left one, each as often as it did; grids that did either. */
	added: number;
	dropped: number;
	grids: number;
}

/**
 * Writes steps behind those of a plan that is locked, all or none, and keeps its zones as they stand after the last.
 * @returns refused `plan.unfit`, `plan.no_undo`, `plan.no_redo`, `plan.zone_name`, `plan.zone_name_taken`, `plan.village_unknown`, and as keepDrawn
 * and keepGrids
 */
export async function writeSteps(
	tx: Tx,
	actor: Actor,
	planId: string,
	steps: readonly Step[],
	asked: readonly (AskedStep | FirstStep)[]
): Promise<Outcome<Drawn>> {
	const before = contentOf(steps);
	const drawn = followed(before, steps, asked, { by: actor.name, at: tx.now });
	if (!drawn.ok) return drawn;
	const { content, fresh } = drawn.value;
	const changes = fresh.flatMap((step) => step.changes);
	if (await takenIds(tx, planId, fresh, changes)) return refused('plan.unfit');
	const wrong = badName(content, changes);
	if (wrong) return wrong;
	const unknown = await unknownVillage(tx, changes);
	if (unknown !== null) return refused('plan.village_unknown', { got: unknown });
	await tx.copy(
		'zone_plan_step',
		[
			...['county_code', 'id', 'plan_id', 'seq', 'act', 'of_seq', 'changes'],
			...['actor_id', 'actor_name', 'recorded_at']
		],
		fresh.map((step) => [
			...[tx.county, step.id, planId, step.seq, step.act, step.of, JSON.stringify(step.changes)],
			...[actor.id, actor.name, tx.now]
		])
	);
	await keepContent(tx, planId, before, content);
	const drawnParts = await keepDrawn(tx, before, content, fresh);
	if (!drawnParts.ok) return drawnParts;
	const grids = await keepGrids(tx, before, content, fresh);
	if (!grids.ok) return grids;
	const present = new Set(content.map(({ id }) => id));
	const moved = changes.map(villagesOf);
	return accepted({
		head: steps.length + fresh.length,
		zones: [...new Set(changes.map(({ zone }) => zone))].filter((id) => present.has(id)),
		added: moved.reduce((sum, { add }) => sum + add.length, 0),
		dropped: moved.reduce((sum, { drop }) => sum + drop.length, 0),
		grids: changes.filter(isGridding).reduce((sum, { gridsIn, gridsOut }) => sum + gridsIn.length + gridsOut.length, 0)
	});
}

/** Whether a step, or a zone it makes, has an id that stands elsewhere already: a device makes its own. */
async function takenIds(tx: Tx, planId: string, fresh: readonly Step[], changes: readonly Change[]): Promise<boolean> {
	const steps = fresh.map(({ id }) => id);
	const made = changes.flatMap((change) => (isFacts(change) && change.from === null ? [change.zone] : []));
	const { rows } = await sql`
		select 1 from zone_plan_step where zone_plan_step.county_code = ${tx.county} and zone_plan_step.id = any(${steps}::uuid[])
		union all
		select 1 from zone_plan_zone
		where zone_plan_zone.county_code = ${tx.county} and zone_plan_zone.id = any(${made}::uuid[])
			and zone_plan_zone.plan_id <> ${planId}::uuid`.execute(tx.query);
	return rows.length > 0 || new Set(steps).size < steps.length;
}

/** A name that a change brings and that cannot be kept. */
function badName(content: PlanContent, changes: readonly Change[]): Outcome<never> | null {
	for (const change of changes) {
		if (!isFacts(change) || !change.to) continue;
		const name = zoneName(change.to.name, []);
		if (!name.ok) return name;
		if (name.value !== change.to.name) return refused('plan.zone_name', { got: change.to.name });
	}
	const double = doubleName(content);
	return double === null ? null : refused('plan.zone_name_taken', { got: double });
}

async function unknownVillage(tx: Tx, changes: readonly Change[]): Promise<string | null> {
	const named = [...new Set(changes.flatMap((change) => villagesOf(change).add))];
	const { rows } = await sql<{ code: string }>`
		select village.code from village where village.county_code = ${tx.county} and village.code = any(${named}::text[])`.execute(
		tx.query
	);
	const known = new Set(rows.map(({ code }) => code));
	return named.find((code) => !known.has(code)) ?? null;
}

/** Makes the kept zones and villages of a plan what its steps lead to. */
async function keepContent(tx: Tx, planId: string, before: PlanContent, after: PlanContent): Promise<void> {
	const was = new Map(before.map((zone, position) => [zone.id, { ...zone, position }]));
	const wanted = new Set(after.map(({ id }) => id));
	const gone = before.filter(({ id }) => !wanted.has(id)).map(({ id }) => id);
	if (gone.length > 0)
		await sql`delete from zone_plan_zone where county_code = ${tx.county} and id = any(${gone}::uuid[])`.execute(
			tx.query
		);
	const villages: [string, string][] = [];
	for (const [position, zone] of after.entries()) {
		const former = was.get(zone.id);
		const { id, name, layout, continues, locked } = zone;
		const kept = {
			position,
			name,
			layout,
			continues,
			locked,
			anchor: zone.anchor ?? null,
			programme: zone.programme ?? null
		};
		if (!former)
			await tx.query
				.insertInto('zone_plan_zone')
				.values({ county_code: tx.county, id, plan_id: planId, ...kept })
				.execute();
		else if (former.position !== position || !sameFacts(former, zone))
			await tx.query
				.updateTable('zone_plan_zone')
				.set(kept)
				.where('county_code', '=', tx.county)
				.where('id', '=', id)
				.execute();
		const left = [...(former?.villages ?? [])].filter((code) => !zone.villages.has(code));
		if (left.length > 0)
			await sql`
				delete from zone_plan_village
				where county_code = ${tx.county} and zone_id = ${id}::uuid and village_code = any(${left}::text[])`.execute(tx.query);
		for (const code of zone.villages) if (!former?.villages.has(code)) villages.push([id, code]);
	}
	await tx.copy(
		'zone_plan_village',
		['county_code', 'id', 'zone_id', 'village_code'],
		villages.map(([zone, code]) => [tx.county, tx.newId(), zone, code])
	);
}
