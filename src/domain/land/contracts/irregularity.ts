import type { ContractFacts } from './facts.ts';
import type { Found, Rule } from './irregularity-kinds.ts';
import { landRules } from './irregularity-land.ts';
import { moneyRules } from './irregularity-money.ts';
import { paperRules } from './irregularity-paper.ts';
import type { ValuesOfDay } from './settings.ts';

export const rules: readonly Rule[] = [...paperRules, ...moneyRules, ...landRules];

/** Everything the record itself says is irregular about a contract, by rule. */
export const irregularitiesOf = (facts: ContractFacts, { values, sources }: ValuesOfDay, today: string): Found[] =>
	rules.flatMap(({ kind, find }): Found[] => {
		const found = find(facts, values, today);
		if (!found) return [];
		return [{ kind, figures: found.figures, basis: found.basis ?? (found.setting && sources[found.setting]) ?? null }];
	});
