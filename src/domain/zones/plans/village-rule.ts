import { contractsOf, type VillageFigures } from './figures.ts';
import type { PlanContent } from './plan.ts';

export const ruleFields = ['areaMu', 'contracts', 'overMu', 'reclaimedMu', 'farmlandMu', 'redMu', 'ecoMu'] as const;
export type RuleField = (typeof ruleFields)[number];

/** What villages are looked for; a bound as it is typed, empty where there is none, 亩 as decimals. */
export interface VillageRule {
	field: RuleField;
	least: string;
	most: string;
	/** Code of a township; empty: all. */
	township: string;
	/** Only villages that lie in no zone. */
	free: boolean;
}

/** A figure as a rule's bounds are typed: a count, or 亩 with decimals. */
export function ruleFigure(village: VillageFigures, field: RuleField): number {
	switch (field) {
		case 'contracts':
			return contractsOf(village);
		case 'farmlandMu':
			return Object.values(village.farmland).reduce((sum, mu) => sum + mu, 0) / 100;
		case 'redMu':
			return (village.redLines.farmland_red ?? 0) / 100;
		case 'ecoMu':
			return (village.redLines.ecology_red ?? 0) / 100;
		default:
			return village[field] / 100;
	}
}

/** A bound as typed; null where it says nothing. A comma is taken for a decimal point, a space for nothing. */
const boundOf = (typed: string): number | null => {
	const text = typed.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
	return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
};

/** Codes of the villages a rule takes in, in order. */
export function ruledIn(villages: readonly VillageFigures[], content: PlanContent, rule: VillageRule): string[] {
	const [least, most] = [boundOf(rule.least), boundOf(rule.most)];
	const taken = new Set(rule.free ? content.flatMap((zone) => [...zone.villages]) : []);
	return villages
		.filter((village) => {
			const figure = ruleFigure(village, rule.field);
			return (
				(least === null || figure >= least) &&
				(most === null || figure <= most) &&
				(rule.township === '' || village.township === rule.township) &&
				!taken.has(village.code)
			);
		})
		.map(({ code }) => code)
		.sort();
}
