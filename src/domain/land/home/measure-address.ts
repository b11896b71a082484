import { chargeSearch, chargeListOf, everyCharge } from '#land/charges/charge-list.ts';
import { contractSearchOf, firstSort, noContractFilter, type ContractSet } from '#land/contracts/list.ts';
import { debtSearch, noFilter } from '#land/debts/debt-list.ts';
import type { Side } from '#land/debts/methods.ts';
import type { Measure } from './progress.ts';

const contracts = (place: string, set: ContractSet | ''): string =>
	`/land/contracts?${contractSearchOf({ filter: { ...noContractFilter, place, set }, sort: firstSort, page: 1 })}`;
const charges = (place: string): string => {
	const { sort } = chargeListOf(new URLSearchParams());
	const [township, village] = [place.slice(0, 9), place.length === 12 ? place : ''];
	return `/land/charges?${chargeSearch({ filter: { ...everyCharge, township, village }, sort })}`;
};
const debts = (place: string, side: Side): string =>
	`/land/debts?${debtSearch(side, { ...noFilter, place }, { by: 'village', down: false })}`;

/** The list behind a figure: the rows it counts, of a place ('' is the county). */
export function measureAddress(measure: Measure, figure: 'part' | 'whole', place: string): string {
	const part = figure === 'part';
	switch (measure) {
		case 'cleared':
			return contracts(place, part ? 'cleared' : '');
		case 'oral':
			return contracts(place, part ? 'oral_before' : 'oral');
		case 'rectified':
			return contracts(place, 'ever_irregular');
		case 'land':
			return part ? charges(place) : '/map?layers=township,village,reclaimed';
		case 'paid':
			return charges(place);
		case 'receivable':
		case 'payable':
			return debts(place, measure);
	}
}
