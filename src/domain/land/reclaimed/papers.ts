import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import { maskedText } from '#core/masks.ts';
import { checkVotes } from '#land/cases/votes.ts';
import { chosenOf, type Comparison } from './comparables.ts';
import type { PaperKind } from './course.ts';
import { priceUnits } from './price-unit.ts';
import { answers, paperAmong, type OfferMove, type Papers } from './reclaimed.ts';

/** What somebody typed for each paper, as it comes from a form or a line of the ledger. */
export interface Typed extends Omit<Papers, 'draft'> {
	draft: Omit<Papers['draft'], 'comparison' | 'why'> & { comparables: readonly string[]; why: string };
}

/** A paper as a step brings it. */
export type GivenPaper = { [K in PaperKind]: { kind: K; typed: Typed[K] } }[PaperKind];

export interface Around {
	today: string;
	reclaimedOn: string;
	moves: readonly Pick<OfferMove, 'paper'>[];
	/** Neighbouring rents by the unit of the price that is drafted. */
	rents: Comparison;
}

const MOST_FEN = 1e10;
const words = (text: string, longest: number): string | null => {
	const kept = maskedText(text.trim());
	return kept === '' || [...kept].length > longest ? null : kept;
};
const missing = (field: string, longest: number) => refused('offer.words', { field, expected: `1–${longest}` });

function day(field: string, given: string, { not_before, not_after }: { not_before?: string; not_after?: string }) {
	if (!isDay(given)) return refused('offer.day', { field, got: given.slice(0, 20) });
	if (not_after !== undefined && given > not_after)
		return refused('offer.future', { field, expected: `≤ ${not_after}`, got: given });
	if (not_before !== undefined && given < not_before)
		return refused('offer.too_early', { field, expected: `≥ ${not_before}`, got: given });
	return accepted(given);
}

const isMoney = (fen: number): boolean => Number.isInteger(fen) && fen > 0 && fen <= MOST_FEN;
const money = (field: string, fen: number): Outcome<number> =>
	isMoney(fen)
		? accepted(fen)
		: refused('offer.price', { field, expected: '0.01–100000000.00', got: Number.isNaN(fen) ? '—' : fen / 100 });

/** Whether a link leads to a page by https and says nothing of an account. */
export function isHttps(text: string): boolean {
	if (!/^https:\/\/\S+$/i.test(text) || text.length > 500 || !URL.canParse(text)) return false;
	const { protocol, hostname, username, password } = new URL(text);
	return protocol === 'https:' && hostname.includes('.') && username === '' && password === '';
}

/** 民法典 705: a lease beyond twenty years is void for what goes beyond. */
const TWENTY = 20;

/** Checks what a step brings with it; refusals name the field, what was expected and what came. */
export const checks: { [K in PaperKind]: (typed: Typed[K], around: Around) => Outcome<Papers[K]> } = {
	draft({ unit, reserveFen, startsOn, endsOn, comparables, why }, { rents }) {
		if (!priceUnits.includes(unit)) return refused('offer.unit', { field: 'unit', got: unit });
		const price = money('reserveFen', reserveFen);
		if (!price.ok) return price;
		for (const [field, value] of Object.entries({ startsOn, endsOn })) {
			const said = day(field, value, {});
			if (!said.ok) return said;
		}
		if (endsOn <= startsOn)
			return refused('offer.backwards', { field: 'endsOn', expected: `> ${startsOn}`, got: endsOn });
		const last = `${Number(startsOn.slice(0, 4)) + TWENTY}${startsOn.slice(4)}`;
		if (endsOn > last) return refused('offer.twenty_years', { field: 'endsOn', expected: `≤ ${last}`, got: endsOn });
		const comparison = chosenOf(rents, comparables);
		const said = words(why, 500);
		if (said === null && comparison.count === 0) return refused('offer.no_rents', { field: 'why' });
		if (said === null && comparison.lowest !== null && reserveFen < comparison.lowest)
			return refused('offer.below_rents', {
				...{ field: 'why', expected: comparison.lowest / 100, got: reserveFen / 100 }
			});
		return accepted({ unit, reserveFen, startsOn, endsOn, comparison, why: said });
	},
	resolution(typed, { today, reclaimedOn }) {
		const met = day('metOn', typed.metOn, { not_before: reclaimedOn, not_after: today });
		if (!met.ok) return met;
		const carried = checkVotes(typed);
		return carried.ok ? accepted(typed) : carried;
	},
	approval({ number, approvedOn }, { today, moves }) {
		const called = words(number, 60);
		if (called === null) return missing('number', 60);
		const metOn = paperAmong(moves, 'resolution')?.metOn;
		const said = day('approvedOn', approvedOn, { not_after: today });
		if (!said.ok) return said;
		if (metOn !== undefined && approvedOn < metOn)
			return refused('offer.before_resolution', { field: 'approvedOn', expected: `≥ ${metOn}`, got: approvedOn });
		return accepted({ number: called, approvedOn });
	},
	notice({ place, noticedOn, answer, answeredOn }, { today, moves }) {
		const where = words(place, 100);
		if (where === null) return missing('place', 100);
		const told = day('noticedOn', noticedOn, {
			not_before: paperAmong(moves, 'approval')?.approvedOn,
			not_after: today
		});
		if (!told.ok) return told;
		if (!answers.includes(answer)) return refused('offer.answer', { field: 'answer' });
		const said = day('answeredOn', answeredOn, { not_before: noticedOn, not_after: today });
		return said.ok ? accepted({ place: where, noticedOn, answer, answeredOn }) : said;
	},
	listing({ number, url, opensOn, closesOn }, { moves }) {
		const called = words(number, 60);
		if (called === null) return missing('number', 60);
		if (!isHttps(url.trim()))
			return refused('offer.link', { field: 'url', expected: 'https://…', got: url.slice(0, 60) });
		const opens = day('opensOn', opensOn, { not_before: paperAmong(moves, 'notice')?.noticedOn });
		if (!opens.ok) return opens;
		const closes = day('closesOn', closesOn, {});
		if (!closes.ok) return closes;
		if (closesOn < opensOn)
			return refused('offer.backwards', { field: 'closesOn', expected: `≥ ${opensOn}`, got: closesOn });
		return accepted({ number: called, url: url.trim(), opensOn, closesOn });
	},
	award({ winner, wonFen, resultOn, confirmation, member }, { today, moves }) {
		const who = words(winner, 60);
		if (who === null) return missing('winner', 60);
		const after = closed(resultOn, today, moves);
		if (!after.ok) return after;
		const price = money('wonFen', wonFen);
		if (!price.ok) return price;
		const reserve = paperAmong(moves, 'draft')?.reserveFen ?? 0;
		if (wonFen < reserve)
			return refused('offer.under_reserve', { field: 'wonFen', expected: reserve / 100, got: wonFen / 100 });
		const paper = words(confirmation, 60);
		if (paper === null) return missing('confirmation', 60);
		if (member && paperAmong(moves, 'notice')?.answer === 'nobody')
			return refused('offer.no_member', { field: 'member' });
		return accepted({ winner: who, wonFen, resultOn, confirmation: paper, member });
	},
	failure({ resultOn }, { today, moves }) {
		const after = closed(resultOn, today, moves);
		return after.ok ? accepted({ resultOn }) : after;
	},
	contract({ number }) {
		const called = number.trim();
		return called === '' || called.length > 60 ? missing('number', 60) : accepted({ number: called });
	}
};

/** A result is of a day that has come, and never of one before its listing closed. */
function closed(resultOn: string, today: string, moves: Around['moves']): Outcome<string> {
	const said = day('resultOn', resultOn, { not_after: today });
	if (!said.ok) return said;
	const closesOn = paperAmong(moves, 'listing')?.closesOn;
	if (closesOn !== undefined && resultOn < closesOn)
		return refused('offer.before_closing', { field: 'resultOn', expected: `≥ ${closesOn}`, got: resultOn });
	return said;
}
