import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { sortKey } from '#core/sort-key.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { zoneTable, saveMembers } from '#zones/zone.accept.write.server.ts';
import { drawnShapes, villagesUnder } from '#zones/plans/drawn/villages-under.read.server.ts';
import { listPlans, planContent } from '#zones/plans/plans.read.server.ts';
import type { PlanRow } from '#zones/plans/plan-row.ts';
import { planState, planTable } from '#zones/plans/plan-table.server.ts';
import { planMoves } from './course.read.server.ts';
import { zoneCodes } from './zone-codes.ts';

/**
 * Makes the zones in force what a frozen version says: those that go on keep their code, new ones get the next, those that are
 * not in it are retired. Former states stay in their versions.
 */
export async function publishZones(tx: Tx, plan: PlanRow, freezeId: string): Promise<void> {
	const { rows: frozen } = await sql<{
		id: string;
		name: string;
		layout: string;
		continues: string | null;
		shape: string;
		villages: string[] | null;
	}>`
		select frozen.id, frozen.name, frozen.layout, frozen.continues, frozen.shape::text as shape,
			(select coalesce(array_agg(held.village_code order by held.village_code), '{}') from zone_plan_frozen_village held
				where held.county_code = ${tx.county} and held.zone_id = frozen.id) as villages
		from zone_plan_frozen_zone frozen
		where frozen.county_code = ${tx.county} and frozen.freeze_id = ${freezeId}::uuid
		order by frozen.position`.execute(tx.query);
	const { rows: present } = await sql<{ code: string; status: string }>`
		select zone.code, zone.status from zone where zone.county_code = ${tx.county} order by zone.code for update`.execute(
		tx.query
	);
	const codes = zoneCodes(
		tx.county,
		frozen.map(({ continues }) => continues),
		present.map(({ code }) => code)
	);
	const saved = await saveRows(
		tx,
		zoneTable,
		frozen.map(({ name, layout, shape }, at) => ({
			...{ row: null, shape },
			state: { code: codes[at]!, name, sort_key: sortKey(name), layout, status: 'published' }
		})),
		null
	);
	await saveMembers(
		tx,
		frozen.map(({ villages }, at) => ({ id: saved[at]!.id, villages: villages ?? [] }))
	);
	await saveGround(tx, plan.id, frozen.map(({ id }, at) => ({ frozen: id, zone: saved[at]!.id }))); // prettier-ignore
	await sql`
		update zone_plan_frozen_zone set code = given.code
		from unnest(${frozen.map(({ id }) => id)}::uuid[], ${codes}::text[]) as given(id, code)
		where zone_plan_frozen_zone.county_code = ${tx.county} and zone_plan_frozen_zone.id = given.id`.execute(tx.query);
	const kept = new Set(codes);
	const gone = present.filter(({ code, status }) => status !== 'retired' && !kept.has(code));
	const retired = await saveRows(
		tx,
		zoneTable,
		gone.map(({ code }) => ({ row: null, state: { code, status: 'retired' } })),
		null
	);
	tx.touch('zone', 'label');
	tx.note({
		...{
			kind: 'zone',
			ids: [...saved, ...retired].filter(({ outcome }) => outcome !== 'unchanged').map(({ id }) => id)
		},
		detail: {
			...{ act: 'published', plan: plan.code, zones: frozen.length, retired: gone.map(({ code }) => code) },
			new: saved.filter(({ outcome }) => outcome === 'inserted').length
		}
	});
}

/** Villages that published zones have land in beside their members, by what was frozen: who looks after one sees the zone. */
async function saveGround(tx: Tx, planId: string, zones: readonly { frozen: string; zone: string }[]): Promise<void> {
	// A plan on its course is not drawn on: its zones stand in the order they were frozen in.
	const content = await planContent(tx, planId);
	const under = await villagesUnder(tx, drawnShapes(content));
	const { rows: held } = await sql<{ frozen: string; code: string }>`
		select held.zone_id as frozen, held.village_code as code from zone_plan_frozen_grid held
		where held.county_code = ${tx.county} and held.zone_id = any(${zones.map(({ frozen }) => frozen)}::uuid[])`.execute(
		tx.query
	);
	await sql`delete from zone_ground where county_code = ${tx.county}`.execute(tx.query);
	const rows = zones.flatMap(({ frozen, zone }, at) => {
		const { id, villages } = content[at]!;
		const touched = [
			...under.filter((each) => each.zone === id).map(({ code }) => code),
			...held.filter((each) => each.frozen === frozen).map(({ code }) => code)
		];
		return [...new Set(touched)]
			.filter((code) => !villages.has(code))
			.sort()
			.map((code) => [tx.county, tx.newId(), zone, code]);
	});
	await tx.copy('zone_ground', ['county_code', 'id', 'zone_id', 'village_code'], rows);
}

/**
 * The plan that was in force is the past from the day another is published; its frozen version stays.
 * @returns refused `course.too_early` where that day is before the one it was published on
 */
export async function replaceFormer(tx: Tx, actor: Actor, plan: PlanRow, on: string): Promise<Outcome<null>> {
	// Of two that are published at once the second replaces the first.
	await sql`select 1 from zone_plan where zone_plan.county_code = ${tx.county} order by zone_plan.id for update`.execute(
		tx.query
	);
	const former = (await listPlans(tx)).filter(({ status, id }) => status === 'published' && id !== plan.id);
	const later = former.find(({ publishedOn }) => publishedOn !== null && publishedOn > on);
	if (later) return refused('course.too_early', { field: 'publishedOn', expected: `≥ ${later.publishedOn}`, got: on });
	for (const each of former) {
		const moves = await planMoves(tx, each.id);
		await tx.query
			.insertInto('zone_plan_move')
			.values({
				...{ county_code: tx.county, id: tx.newId(), plan_id: each.id, seq: moves.length + 1, step: 'replace' },
				...{ from_state: 'published', to_state: 'replaced', taken_on: on, due_on: null, reason: plan.code },
				...{ paper: null, freeze_id: null, actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
			})
			.execute();
		await changeRow(tx, planTable, each.id, {
			...planState({ ...each, status: 'replaced', stateSince: on, dueOn: null, lastActor: actor.id, replacedOn: on })
		});
		tx.note({
			...{ kind: 'zone_plan', ids: [each.id], detail: { act: 'replace', code: each.code, by: plan.code } },
			changes: { status: ['published', 'replaced'] }
		});
	}
	return accepted(null);
}
