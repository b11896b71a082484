import type { ContractFacts } from './facts.ts';
import type { Finding, Rule } from './irregularity-kinds.ts';
import { lastDayOf } from '#land/period-end.ts';

/** What a contract's paper lacks or says beyond what it may: form, term, procedure. */

/** The same day so many years on; of 29 February the 28th. */
export function yearsAfter(day: string, years: number): string {
	const [year, month, date] = day.split('-') as [string, string, string];
	const then = Number(year) + years;
	const leap = (then % 4 === 0 && then % 100 !== 0) || then % 400 === 0;
	return `${then}-${month}-${month === '02' && date === '29' && !leap ? '28' : date}`;
}

const byForm = (form: ContractFacts['form']) => (facts: ContractFacts) =>
	facts.form === form ? { figures: {} } : null;

/** Let by 招标 or 拍卖. */
const BIDDEN = ['121', '122'];

export const paperRules: readonly Rule[] = [
	{ kind: 'oral', find: byForm('oral') },
	{ kind: 'receipt_only', find: byForm('receipt') },
	{
		kind: 'over_term',
		find({ startsOn, endsOn, parcels, head }, values): Finding | null {
			if (endsOn === null) return null;
			const last = lastDayOf(endsOn);
			// Land of household contracts goes back with the round, whatever its lease says.
			const round = values['contract.second_round_ends_on'];
			if ((parcels.household > 0 || head?.household) && last > round)
				return { figures: { last, latest: round, rule: 'second_round' }, setting: 'contract.second_round_ends_on' };
			const years = values['contract.lease_years'];
			if (startsOn === null || endsOn <= yearsAfter(startsOn, years)) return null;
			const latest = lastDayOf(yearsAfter(startsOn, years));
			return { figures: { first: startsOn, last, latest, years, rule: 'lease' }, setting: 'contract.lease_years' };
		}
	},
	{
		kind: 'no_procedure',
		find: ({ procedureDone, villageResolution }) =>
			procedureDone === false && villageResolution === null ? { figures: {} } : null
	},
	{
		kind: 'no_approval',
		find: ({ lesseeOutside, townshipApproval }) =>
			lesseeOutside === true && townshipApproval === null ? { figures: {} } : null
	},
	{
		kind: 'not_auctioned',
		find({ signedOn, auctionNumber, method }, values) {
			const from = values['contract.auction_from'];
			if (from === null || signedOn === null || signedOn < from) return null;
			if (auctionNumber !== null || (method !== null && BIDDEN.includes(method))) return null;
			return { figures: { signed: signedOn, from }, setting: 'contract.auction_from' };
		}
	}
];
