import type { Rule } from './irregularity-kinds.ts';
import { yearsAfter } from './irregularity-paper.ts';
import { grows, rentOn } from './terms.ts';

/** What a contract's price lacks: below the reference, without growth, unpaid. */
export const moneyRules: readonly Rule[] = [
	{
		kind: 'low_price',
		find({ rentUnit, terms, referenceFen, countyPrice, signedOn, startsOn }, values, today) {
			const perMu = rentUnit === 'mu_year';
			const reference = referenceFen ?? (perMu ? (countyPrice?.fen ?? null) : null);
			const fen = rentOn(terms, signedOn ?? startsOn ?? today);
			if (reference === null || fen === null || rentUnit === 'once' || rentUnit === 'in_kind') return null;
			const percent = values['contract.low_price_percent'];
			if (fen * 100 >= reference * percent) return null;
			const figures = { fen, reference, unit: rentUnit, percent };
			if (referenceFen !== null || !countyPrice) return { figures, setting: 'contract.low_price_percent' };
			return { figures: { ...figures, validFrom: countyPrice.validFrom }, basis: countyPrice.source };
		}
	},
	{
		kind: 'no_growth_clause',
		find({ startsOn, endsOn, terms, growthClause, rentUnit }, values) {
			const years = values['contract.growth_after_years'];
			if (startsOn === null || endsOn === null || endsOn <= yearsAfter(startsOn, years)) return null;
			// A price in kind grows with what it is paid in; of a price nobody wrote down nothing is known.
			if (rentUnit === 'in_kind' || rentUnit === 'once' || growthClause === true || grows(terms)) return null;
			if (growthClause !== false && terms.rents.length < 2) return null;
			return { figures: { first: startsOn, years }, setting: 'contract.growth_after_years' };
		}
	},
	{
		kind: 'arrears',
		find({ arrearsFen, paidTo, endsOn }, _, today) {
			const until = endsOn !== null && endsOn < today ? endsOn : today;
			const behind = paidTo !== null && paidTo < until;
			if (!behind && !((arrearsFen ?? 0) > 0)) return null;
			return { figures: { fen: arrearsFen, paidTo: behind ? paidTo : null } };
		}
	}
];
