import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Tx } from '#db/tx.server.ts';
import type { Step } from '../journal.ts';
import type { PlanContent } from '../plan.ts';
import { gridPlaces } from './grid-places.read.server.ts';
import { gridStepsRule } from './grid-rule.ts';
import { gridsNamed } from './grids-named.ts';

/**
 * Keeps the grids of a plan's zones as they stand after its last step.
 * @returns refused as gridRule refuses
 */
export async function keepGrids(
	tx: Tx,
	before: PlanContent,
	after: PlanContent,
	steps: readonly Pick<Step, 'act' | 'changes'>[]
): Promise<Outcome<null>> {
	const named = new Set([...before.flatMap(({ grids }) => grids ?? []), ...gridsNamed(steps)]);
	if (named.size === 0) return accepted(null);
	const places = await gridPlaces(tx, [...named]);
	const allowed = gridStepsRule(before, steps, places);
	if (!allowed.ok) return allowed;
	const was = new Map(before.map(({ id, grids }) => [id, new Set(grids)]));
	const fresh: [string, string][] = [];
	for (const { id, grids } of after) {
		const [former, now] = [was.get(id) ?? new Set<string>(), new Set(grids)];
		const left = [...former].filter((code) => !now.has(code));
		if (left.length > 0)
			await sql`
				delete from zone_plan_grid
				where county_code = ${tx.county} and zone_id = ${id}::uuid and grid_code = any(${left}::text[])`.execute(tx.query);
		for (const code of now) if (!former.has(code)) fresh.push([id, code]);
	}
	const gone = fresh.find(([, code]) => !places.has(code));
	if (gone) return refused('plan.grid_unknown', { got: gone[1] });
	await tx.copy(
		'zone_plan_grid',
		['county_code', 'id', 'zone_id', 'grid_code'],
		fresh.map(([zone, code]) => [tx.county, tx.newId(), zone, code])
	);
	return accepted(null);
}
