import { numberText } from '#land/finding-list.ts';
import type { FindingDetail } from '#land/finding-detail.ts';
import { drawPlan, planFrame, type Plan, type PlanFrame, type PlanShape } from '#land/plan.ts';
import { formatMu } from '#core/mu.ts';

/** The sheet round a finding: what was surveyed and what of it is in question; null where nothing has a shape. */
export function findingFrame({ shapes }: FindingDetail, width: number, height: number): PlanFrame | null {
	return planFrame([shapes.finding, shapes.occupation], width, height) ?? planFrame([shapes.contract], width, height);
}

/**
 * A finding's plan: its contract, what was surveyed, what is in question, among their neighbours.
 * @param unit the word for 亩
 */
export function findingPlan(frame: PlanFrame, detail: FindingDetail, around: readonly PlanShape[], unit: string): Plan {
	const { shapes, kind, number, overMu } = detail;
	return drawPlan(frame, [
		...around,
		{ role: 'contract', rings: shapes.contract },
		{ role: 'other_contract', rings: shapes.other },
		{ role: 'occupation', rings: shapes.occupation },
		{ role: 'finding', kind, rings: shapes.finding, label: `${numberText(number)} · ${formatMu(overMu)} ${unit}` }
	]);
}
