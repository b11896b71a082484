import type { ContractFacts } from './facts.ts';
import type { Finding, Rule } from './irregularity-kinds.ts';
import { lastDayOf } from '#land/period-end.ts';
import { rentOn } from './terms.ts';

/** What a contract's land says against it: areas, neighbours, what the comparison found, the contract it was let on from. */

/** Hundredths of 亩 by which a sum may differ from the paper's total (domain.md I3). */
const TOTAL_TOLERANCE = 5;

const lead =
	(...kinds: string[]) =>
	({ leads }: ContractFacts) => {
		const found = kinds.flatMap((kind) => leads[kind] ?? []);
		if (found.length === 0) return null;
		const numbers = [...new Set(found.flatMap((each) => each.numbers))].sort((a, b) => a - b);
		return { figures: { leads: numbers, mu: found.reduce((sum, each) => sum + each.mu, 0) } };
	};

const overOccupied = lead('over_area', 'on_uncontracted', 'on_other_contract', 'beyond_village');
const duplicate = lead('double_contracted');
const expiredHeld = lead('expired_held');

export const landRules: readonly Rule[] = [
	{
		kind: 'area_mismatch',
		find({ parcels, contractedMu }) {
			// A contract one of whose parcels says nothing has no sum.
			if (parcels.count === 0 || parcels.known < parcels.count) return null;
			return Math.abs(parcels.mu - contractedMu) <= TOTAL_TOLERANCE
				? null
				: { figures: { parcels: parcels.count, sum: parcels.mu, total: contractedMu } };
		}
	},
	{ kind: 'over_occupied', find: overOccupied },
	{
		kind: 'sublet',
		find({ head, startsOn, endsOn, rentUnit, terms }, _, today): Finding | null {
			if (!head?.known || head.household) return null;
			if (endsOn !== null && head.endsOn !== null && endsOn > head.endsOn)
				return { figures: { head: head.number, last: lastDayOf(endsOn), headLast: lastDayOf(head.endsOn) } };
			if (startsOn !== null && head.startsOn !== null && startsOn < head.startsOn)
				return { figures: { head: head.number, first: startsOn, headFirst: head.startsOn } };
			const [fen, headFen] = [rentOn(terms, today), rentOn(head.terms, today)];
			if (fen === null || headFen === null || rentUnit === null || rentUnit !== head.rentUnit || fen <= headFen)
				return null;
			return { figures: { head: head.number, fen, headFen, unit: rentUnit } };
		}
	},
	{
		kind: 'use_changed',
		find: ({ parcels }) => (parcels.builtOnFarmland > 0 ? { figures: { parcels: parcels.builtOnFarmland } } : null)
	},
	{
		kind: 'missing_parcel',
		find({ parcels, plots, objectKind, kind }) {
			if ((objectKind ?? (kind === 'resource' ? 'land' : 'asset')) !== 'land' || parcels.count > 0) return null;
			// 有面积无图 is complete in itself; 四至 that are not all there are not.
			return plots.count > 0 && plots.clear === plots.count
				? null
				: { figures: { plots: plots.count, clear: plots.clear } };
		}
	},
	{ kind: 'duplicate', find: duplicate },
	{
		kind: 'expired_held',
		find(facts, values, today) {
			const held = expiredHeld(facts);
			if (held) return held;
			const { endsOn, paidTo } = facts;
			return endsOn !== null && endsOn <= today && paidTo !== null && paidTo > endsOn
				? { figures: { last: lastDayOf(endsOn), paidTo: lastDayOf(paidTo) } }
				: null;
		}
	}
];
