import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import type { Tx } from '#db/tx.server.ts';
import { planExtents } from '#zones/plans/extent.read.server.ts';
import type { PlanRow } from '#zones/plans/plan-row.ts';
import { planContent } from '#zones/plans/plans.read.server.ts';
import { zoneSums } from '#zones/plans/village-figures.read.server.ts';
import type { Freeze } from './frozen.ts';

/**
 * Freezes a plan as it stands: its zones with the shape and the figures they have by the database now, their villages by id and
 * version. Nothing of it changes afterwards. Every zone has villages or drawn parts.
 * @returns the id of the frozen version
 */
export async function freezePlan(
	tx: Tx,
	plan: Pick<PlanRow, 'id' | 'head'>,
	kind: Freeze['kind'],
	answerBy: string | null
): Promise<string> {
	const content = await planContent(tx, plan.id);
	const extents = new Map((await planExtents(tx, plan.id)).map((each) => [each.zone, each]));
	const sums = await zoneSums(tx, plan.id, content.map(({ id }) => id)); // prettier-ignore
	const { serial } = await tx.query
		.selectFrom('zone_plan_freeze')
		.select((of) => of.fn.countAll<number>().as('serial'))
		.where('county_code', '=', tx.county)
		.where('plan_id', '=', plan.id)
		.executeTakeFirstOrThrow();
	const { gk_srid: srid } = await tx.query
		.selectFrom('county')
		.select('gk_srid')
		.where('code', '=', tx.county)
		.executeTakeFirstOrThrow();
	const id = tx.newId();
	await tx.query
		.insertInto('zone_plan_freeze')
		.values({
			...{ county_code: tx.county, id, plan_id: plan.id, serial: Number(serial) + 1, kind, head: plan.head },
			...{ frozen_on: dayOf(tx.now), answer_by: answerBy, recorded_at: tx.now }
		})
		.execute();
	const ids = new Map(content.map((zone) => [zone.id, tx.newId()]));
	await tx.copy(
		'zone_plan_frozen_zone',
		[
			'county_code',
			'id',
			'freeze_id',
			'position',
			'continues',
			'code',
			'name',
			'layout',
			'figures',
			'shape',
			'gk_srid'
		],
		content.map(({ id: zone, continues, name, layout }, position) => [
			...[tx.county, ids.get(zone)!, id, position, continues, null, name, layout],
			...[JSON.stringify(sums[zone]!), extents.get(zone)!.shape, srid]
		])
	);
	const { rows: villages } = await sql<{ code: string; id: string; version: number }>`
		select village.code, village.id, village.version from village
		where village.county_code = ${tx.county} and village.code = any(${content.flatMap((zone) => [...zone.villages])}::text[])`.execute(
		tx.query
	);
	const known = new Map(villages.map((each) => [each.code, each]));
	await tx.copy(
		'zone_plan_frozen_village',
		['county_code', 'id', 'zone_id', 'village_code', 'village_id', 'village_version'],
		content.flatMap((zone) =>
			[...zone.villages].map((code) => {
				const village = known.get(code)!;
				return [tx.county, tx.newId(), ids.get(zone.id)!, code, village.id, village.version];
			})
		)
	);
	return id;
}
