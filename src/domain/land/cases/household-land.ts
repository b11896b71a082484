import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { HOUSEHOLD_METHOD, isHousehold } from '#land/household.ts';

/** 自留地, a family's own (DKLB, domain.md §2.1.4). */
const OWN_LAND = '21';

/** A contract that something stands on, as it is now. */
export interface HeldBy {
	number: string;
	method: string | null;
	household: boolean;
}

/** What a finding or a case stands on: its contracts, the ways their parcels are held by, and the categories of the land. */
export interface Ground {
	contracts: readonly HeldBy[];
	/** 承包方式 of the lines between contract and parcel. */
	bases: readonly (string | null)[];
	/** DKLB of the parcels. */
	categories: readonly (string | null)[];
	/** It lies on a family's parcel, whose contract is never named. */
	onFamily: boolean;
}

/**
 * Land that families hold, and what they hold it by, never becomes a case (domain.md finding 9, 民法典 336–337): by the
 * contract's own words, by its number, by any parcel of it, or as a family's own land.
 */
export function notHousehold({ contracts, bases, categories, onFamily }: Ground): Outcome<true> {
	const held =
		onFamily ||
		contracts.some(({ number, method, household }) => household || isHousehold(method, number)) ||
		bases.some((basis) => basis === HOUSEHOLD_METHOD) ||
		categories.some((category) => category === OWN_LAND);
	return held ? refused('case.household') : accepted(true);
}
