import { maskedText } from '#core/masks.ts';
import type { Mu } from '#core/mu.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import { newest, sides, type MeasureMethod, type Neighbour, type Papers } from './case.ts';
import { checkVotes } from './votes.ts';

/** What somebody typed for each paper, as it comes from a form. */
export interface Typed {
	assignment: { assignee: string; visitOn: string };
	measurement: {
		method: MeasureMethod;
		measuredOn: string;
		measuredMu: Mu;
		measuredBy: string;
		/** The number of a survey it was read from; '' when typed. */
		occupation: string;
		userSigned: boolean;
		villageSigned: boolean;
		neighbours: readonly Neighbour[];
		note: string;
	};
	publicity: { place: string; startsOn: string; endsOn: string };
	objection: { objector: string; said: string; madeOn: string; remeasure: boolean };
	answer: { answer: string };
	resolution: {
		metOn: string;
		entitled: number;
		present: number;
		approve: number;
		against: number;
		priceFen: number;
		startsOn: string;
		endsOn: string;
		pastFrom: string | null;
		opinion: { lawyer: string; on: string; text: string } | null;
	};
	agreement: { number: string; contract: string; signedBy: string; signedOn: string };
}

/** A paper as a step brings it. */
export type GivenPaper = { [K in keyof Typed]: { kind: K; typed: Typed[K] } }[keyof Typed];

export const LONGEST = 500;
const MOST_MU = 10_000_000;
const DAY = 86_400_000;

/** Words as they are kept: trimmed, protected numbers masked; null when there are none or too many. */
export const kept = (text: string, longest = LONGEST): string | null => {
	const words = maskedText(text.trim());
	return words === '' || [...words].length > longest ? null : words;
};

const missing = (field: string, longest = LONGEST) => refused('paper.words', { field, expected: `1–${longest}` });

/** A day that has come: nothing is written down before it happened. */
function happened(field: string, day: string, today: string, earliest?: string): Outcome<true> {
	if (!isDay(day)) return refused('paper.day', { field, got: day.slice(0, 20) });
	if (day > today) return refused('paper.future', { field, expected: `≤ ${today}`, got: day });
	if (earliest !== undefined && day < earliest)
		return refused('paper.too_early', { field, expected: `≥ ${earliest}`, got: day });
	return accepted(true);
}

/** Days from one to another, both 'YYYY-MM-DD'. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

export interface Around {
	today: string;
	openedOn: string;
	publicityDays: number;
	papers: Papers;
}

/** Checks what a step brings with it; refusals name the field, what was expected and what came. */
export const checks: { [K in keyof Typed]: (typed: Typed[K], around: Around) => Outcome<Typed[K]> } = {
	assignment({ assignee, visitOn }, { today }) {
		const name = kept(assignee, 60);
		if (name === null) return missing('assignee', 60);
		if (!isDay(visitOn)) return refused('paper.day', { field: 'visitOn', got: visitOn.slice(0, 20) });
		if (visitOn < today) return refused('paper.past', { field: 'visitOn', expected: `≥ ${today}`, got: visitOn });
		return accepted({ assignee: name, visitOn });
	},
	measurement(typed, { today, openedOn }) {
		const day = happened('measuredOn', typed.measuredOn, today, openedOn);
		if (!day.ok) return day;
		if (!Number.isInteger(typed.measuredMu) || typed.measuredMu < 0 || typed.measuredMu > MOST_MU)
			return refused('paper.mu', { field: 'measuredMu', expected: '0–100000.00', got: typed.measuredMu / 100 });
		const by = kept(typed.measuredBy, 60);
		if (by === null) return missing('measuredBy', 60);
		const neighbours: Neighbour[] = [];
		for (const side of sides) {
			const said = typed.neighbours.find((each) => each.side === side);
			const why = kept(said?.why ?? '', 100);
			if (!said?.signed && why === null) return refused('paper.neighbour', { field: side });
			neighbours.push({
				side,
				name: kept(said?.name ?? '', 60) ?? '',
				signed: said!.signed,
				why: said!.signed ? null : why
			});
		}
		return accepted({ ...typed, measuredBy: by, neighbours, note: kept(typed.note) ?? '' });
	},
	publicity({ place, startsOn, endsOn }, { today, publicityDays, papers }) {
		const where = kept(place, 100);
		if (where === null) return missing('place', 100);
		const day = happened('startsOn', startsOn, today, newest(papers.measurements)?.measuredOn);
		if (!day.ok) return day;
		if (!isDay(endsOn)) return refused('paper.day', { field: 'endsOn', got: endsOn.slice(0, 20) });
		if (endsOn < startsOn)
			return refused('paper.backwards', { field: 'endsOn', expected: `> ${startsOn}`, got: endsOn });
		const hangs = daysBetween(startsOn, endsOn) + 1;
		if (hangs < publicityDays)
			return refused('paper.publicity_days', { field: 'endsOn', expected: publicityDays, got: hangs });
		return accepted({ place: where, startsOn, endsOn });
	},
	objection({ objector, said, madeOn, remeasure }, { today, papers }) {
		const who = kept(objector, 60);
		if (who === null) return missing('objector', 60);
		const words = kept(said);
		if (words === null) return missing('said');
		const day = happened('madeOn', madeOn, today, newest(papers.publicities)?.startsOn);
		return day.ok ? accepted({ objector: who, said: words, madeOn, remeasure }) : day;
	},
	answer({ answer }) {
		const words = kept(answer);
		return words === null ? missing('answer') : accepted({ answer: words });
	},
	resolution(typed, { today, papers }) {
		const day = happened('metOn', typed.metOn, today, newest(papers.publicities)?.startsOn);
		if (!day.ok) return day;
		const { priceFen, startsOn, endsOn, pastFrom, opinion } = typed;
		const carried = checkVotes(typed);
		if (!carried.ok) return carried;
		if (!Number.isInteger(priceFen) || priceFen < 1 || priceFen > 1e8)
			return refused('paper.price', { field: 'priceFen', expected: '0.01–1000000.00', got: priceFen / 100 });
		for (const [field, value] of Object.entries({ startsOn, endsOn, ...(pastFrom === null ? {} : { pastFrom }) }))
			if (!isDay(value)) return refused('paper.day', { field, got: value.slice(0, 20) });
		if (endsOn <= startsOn)
			return refused('paper.backwards', { field: 'endsOn', expected: `> ${startsOn}`, got: endsOn });
		// 民法典 705: what goes beyond twenty years is void.
		const last = `${Number(startsOn.slice(0, 4)) + 20}${startsOn.slice(4)}`;
		if (endsOn > last) return refused('paper.twenty_years', { field: 'endsOn', expected: `≤ ${last}`, got: endsOn });
		if (pastFrom === null) return accepted({ ...typed, opinion: null });
		if (pastFrom >= startsOn)
			return refused('paper.backwards', { field: 'pastFrom', expected: `< ${startsOn}`, got: pastFrom });
		const text = kept(opinion?.text ?? '');
		const lawyer = kept(opinion?.lawyer ?? '', 60);
		if (text === null || lawyer === null) return refused('paper.opinion', { field: 'opinion' });
		const told = happened('opinionOn', opinion!.on, today);
		return told.ok ? accepted({ ...typed, opinion: { lawyer, on: opinion!.on, text } }) : told;
	},
	agreement({ number, contract, signedBy, signedOn }, { today, papers }) {
		const called = kept(number, 60);
		if (called === null) return missing('number', 60);
		const who = kept(signedBy, 60);
		if (who === null) return missing('signedBy', 60);
		const day = happened('signedOn', signedOn, today, newest(papers.resolutions)?.metOn);
		return day.ok ? accepted({ number: called, contract: contract.trim(), signedBy: who, signedOn }) : day;
	}
};
