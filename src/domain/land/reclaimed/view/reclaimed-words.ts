import { formatMu } from '#core/mu.ts';
import type { reclaimed } from '#text/zh/reclaimed.ts';
import { formatCount, formatYuan } from '#ui/numbers.ts';
import type { Family } from '#ui/status.ts';
import type { OfferOutcome, OfferState } from '../course.ts';
import type { PriceUnit } from '../price-unit.ts';
import type { Paper, StoredAsset } from '../reclaimed.ts';

type Words = typeof reclaimed;

/** Which family of status a step of an offering belongs to (look.md). */
export const offerFamilies: Readonly<Record<OfferState, Family>> = {
	...({ waiting: 'none', drafted: 'work', resolved: 'work', approved: 'work', noticed: 'work' } as const),
	...({ listed: 'work', awarded: 'done', failed: 'dispute', contracted: 'done' } as const)
};

/** What became of it, in a word; as on the map. */
export const outcomeFamilies: Readonly<Record<OfferOutcome, Family>> = {
	...{ waiting: 'none', offered: 'work', let: 'done', failed: 'dispute' }
};

export const sizeWords = (text: Words, { mu, units }: Pick<StoredAsset, 'mu' | 'units'>): string =>
	text.size(mu === null ? null : formatMu(mu), units === null ? null : formatCount(units));

/** A price with what it is for: 9 000.00 元/间·年. */
export const priceWords = (text: Words, fen: number, unit: PriceUnit): string =>
	`${formatYuan(fen)} ${text.units[unit]}`;

/** What a step wrote down, as one line. */
export function paperWords(text: Words, paper: Paper, unit: PriceUnit | null): string {
	const told = text.papers;
	switch (paper.kind) {
		case 'draft':
			return told.draft(priceWords(text, paper.reserveFen, paper.unit), paper.startsOn, paper.endsOn);
		case 'resolution':
			return told.resolution(paper);
		case 'approval':
			return told.approval(paper.number, paper.approvedOn);
		case 'notice':
			return told.notice(paper.place, paper.noticedOn, text.answers[paper.answer], paper.answeredOn);
		case 'listing':
			return told.listing(paper.number, paper.opensOn, paper.closesOn);
		case 'award': {
			const { winner, wonFen, resultOn, confirmation, member } = paper;
			return told.award(winner, priceWords(text, wonFen, unit ?? 'year'), resultOn, confirmation, member);
		}
		case 'failure':
			return told.failure(paper.resultOn);
		case 'contract':
			return told.contract(paper.number);
	}
}
