import * as v from 'valibot';
import { isDay } from '#core/period.ts';

/**
 * What the rules about contracts measure by: dated, per county, with what the product ships. A rule about a contract is given
 * the values of the day it was signed; a clock those of the day it starts.
 */
const day = v.pipe(v.string(), v.check(isDay));
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365));
const years = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));

export const contractSettings = {
	/** Last day of the second round of household contracts (二轮承包): a county knows its own. */
	'contract.second_round_ends_on': { schema: day, shipped: '2028-12-31' },
	/** Longest term of a lease, years (民法典 705). */
	'contract.lease_years': { schema: years, shipped: 20 },
	/** A price below so many per cent of the reference is low. */
	'contract.low_price_percent': {
		schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
		shipped: 100
	},
	/** A longer contract should say how its price grows, years. */
	'contract.growth_after_years': { schema: years, shipped: 5 },
	/** From when contracts are let by public bidding alone (应上必上); null: the county has not said. */
	'contract.auction_from': { schema: v.nullable(day), shipped: null },
	/** Working days of each level when a contract is handed up. */
	'contract.escalation_days': { schema: days, shipped: 10 },
	/** Working days to put right what was found. */
	'contract.rectify_days': { schema: days, shipped: 30 },
	/** Days between two 碰头. */
	'contract.meeting_days': { schema: days, shipped: 2 }
} as const;

export type ContractSetting = keyof typeof contractSettings;
export const contractSettingNames = Object.keys(contractSettings) as ContractSetting[];
export type ContractValues = { [K in ContractSetting]: v.InferOutput<(typeof contractSettings)[K]['schema']> };

export interface DatedContractValue {
	key: string;
	validFrom: string;
	value: unknown;
	source: string;
}

export interface ValuesOfDay {
	values: ContractValues;
	/** On whose word a value that is not the shipped one holds. */
	sources: Readonly<Partial<Record<ContractSetting, string>>>;
}

/** The values of a day: of each key the newest that has begun, else the shipped one. */
export function contractValuesOn(on: string, dated: readonly DatedContractValue[]): ValuesOfDay {
	const sources: Partial<Record<ContractSetting, string>> = {};
	const entries = contractSettingNames.map((key) => {
		const begun = dated.filter((each) => each.key === key && each.validFrom <= on);
		if (begun.length === 0) return [key, contractSettings[key].shipped];
		const newest = begun.reduce((a, b) => (a.validFrom >= b.validFrom ? a : b));
		sources[key] = newest.source;
		return [key, v.parse(contractSettings[key].schema as v.GenericSchema, newest.value)];
	});
	return { values: Object.fromEntries(entries) as ContractValues, sources };
}
