import { sql } from 'kysely';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { shapeOfParts, type DrawnPart } from '#core/parts/parts.ts';
import type { Tx } from '#db/tx.server.ts';
import type { Step } from '../journal.ts';
import { isDrawing, partsApart, type PlanContent } from '../plan.ts';
import { drawnStepsRule } from './drawn-rule.ts';

/**
 * Keeps the drawn parts of a plan's zones as they stand after its last step.
 * @returns refused as drawnRule refuses, and `drawn.crosses` where a part is none on the county's plane
 */
export async function keepDrawn(
	tx: Tx,
	before: PlanContent,
	after: PlanContent,
	steps: readonly Pick<Step, 'changes'>[]
): Promise<Outcome<null>> {
	if (!steps.some(({ changes }) => changes.some(isDrawing))) return accepted(null);
	const county = (await tx.counties()).find(({ code }) => code === tx.county)!;
	const allowed = drawnStepsRule(before, steps, county);
	if (!allowed.ok) return allowed;
	const was = new Map(before.map(({ id, drawn }) => [id, drawn]));
	const changed = after.filter(({ id, drawn }) => {
		const former = was.get(id);
		return partsApart(former, drawn).length + partsApart(drawn, former).length > 0;
	});
	const zones = changed.map(({ id }) => id);
	await sql`delete from zone_plan_drawn where county_code = ${tx.county} and zone_id = any(${zones}::uuid[])`.execute(
		tx.query
	);
	const row = (zone: string, part: DrawnPart) => [
		...[tx.county, tx.newId(), zone, encodeMultiPolygon(shapeOfParts([part]), 4490), county.gk_srid]
	];
	await tx.copy(
		'zone_plan_drawn',
		['county_code', 'id', 'zone_id', 'shape', 'gk_srid'],
		changed.flatMap(({ id, drawn }) => (drawn ?? []).map((part) => row(id, part)))
	);
	// A straight line of degrees is bent on the plane: what nearly touches there may cross.
	const { rows } = await sql`
		select 1 from zone_plan_drawn
		where zone_plan_drawn.county_code = ${tx.county} and zone_plan_drawn.zone_id = any(${zones}::uuid[])
			and not (ST_IsValid(zone_plan_drawn.shape) and ST_IsValid(zone_plan_drawn.gk)) limit 1`.execute(tx.query);
	return rows.length > 0 ? refused('drawn.crosses') : accepted(null);
}
