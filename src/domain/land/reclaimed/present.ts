import type { OfferStep } from './course.ts';
import type { Paper } from './reclaimed.ts';

/** Columns of a record that a step may change beside where it stands. */
export type Present = Partial<{
	price_unit: string | null;
	reserve_fen: number | null;
	listing_number: string | null;
	opens_on: string | null;
	closes_on: string | null;
	result_on: string | null;
	won_fen: number | null;
	winner_name: string | null;
	confirmation_number: string | null;
}>;

const noBid: Present = { won_fen: null, winner_name: null, confirmation_number: null };
const noListing: Present = { listing_number: null, opens_on: null, closes_on: null, result_on: null, ...noBid };
const noPrice: Present = { price_unit: null, reserve_fen: null, ...noListing };

/** What a record says of its offering after a step: the newest price, listing and result; none of what was given up. */
export function presentAfter(step: OfferStep, paper: Paper | null): Present {
	if (step === 'return' || step === 'redraft') return noPrice;
	if (step === 'withdraw') return noBid;
	switch (paper?.kind) {
		case 'draft':
			return { ...noPrice, price_unit: paper.unit, reserve_fen: paper.reserveFen };
		case 'listing': {
			const { number, opensOn, closesOn } = paper;
			return { ...noListing, listing_number: number, opens_on: opensOn, closes_on: closesOn };
		}
		case 'award': {
			const { winner, wonFen, resultOn, confirmation } = paper;
			return { result_on: resultOn, won_fen: wonFen, winner_name: winner, confirmation_number: confirmation };
		}
		case 'failure':
			return { ...noBid, result_on: paper.resultOn };
		default:
			return {};
	}
}
