import type { Mu } from '#core/mu.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { measurementFit, newest, type Papers } from '#land/cases/case.ts';
import { signedStates, type CaseState } from '#land/cases/course.ts';
import { objectionsAnswered, publicityOver } from '#land/cases/have.ts';
import { chargeYears, type ChargeYear } from './years.ts';

/** What is due, and by which papers. */
export interface Due {
	measuredMu: Mu;
	/** Fen per 亩 and year. */
	priceFen: number;
	startsOn: string;
	endsOn: string;
	lines: ChargeYear[];
	papers: { measurement: string; publicity: string; resolution: string; agreement: string };
	payer: string;
}

/**
 * Whether an amount is due (应缴), and how much: only with a measurement fit for money, what was put up finished and every
 * objection answered, a resolution that names price and period, and an agreement the user signed. Years run from the
 * signing; years before it need their own line in the resolution and a lawyer's opinion. A charge is contract law between
 * equals, never a fee (domain.md §2.3). Before that there are estimates, which are nowhere added up.
 * @param payDays days after a year begins until it is to be paid
 */
export function dueOf(
	{ state, outcome, papers }: { state: CaseState; outcome: CaseState | null; papers: Papers },
	today: string,
	payDays: number
): Outcome<Due> {
	const measured = newest(papers.measurements);
	if (!measured || !measurementFit(measured)) return refused('due.measurement', { got: measured?.method ?? null });
	if (measured.measuredMu <= 0) return refused('due.no_land', { got: 0 });
	const shown = newest(papers.publicities);
	if (!shown || !publicityOver(papers, today)) return refused('due.publicity', { got: shown?.endsOn ?? null });
	if (!objectionsAnswered(papers)) return refused('due.objections');
	const resolved = newest(papers.resolutions);
	// A resolution of before the land was measured last speaks of other land.
	if (!resolved || resolved.seq < shown.seq) return refused('due.resolution');
	const signed = newest(papers.agreements);
	if (!signed || signed.seq < resolved.seq || !signedStates.includes(outcome ?? state)) return refused('due.agreement');
	if (resolved.pastFrom !== null && resolved.opinion === null) return refused('due.opinion');
	const startsOn = signed.signedOn > resolved.startsOn ? signed.signedOn : resolved.startsOn;
	if (startsOn >= resolved.endsOn) return refused('due.period', { expected: `> ${startsOn}`, got: resolved.endsOn });
	const terms = { mu: measured.measuredMu, priceFen: resolved.priceFen, payDays };
	const past =
		resolved.pastFrom === null || resolved.pastFrom >= startsOn
			? []
			: chargeYears({ ...terms, from: resolved.pastFrom, to: startsOn, past: true, payFrom: signed.signedOn });
	const lines = [...past, ...chargeYears({ ...terms, from: startsOn, to: resolved.endsOn, past: false })];
	return accepted({
		...{ measuredMu: measured.measuredMu, priceFen: resolved.priceFen, startsOn, endsOn: resolved.endsOn },
		lines: lines.map((line, index) => ({ ...line, no: index + 1 })),
		papers: { measurement: measured.id, publicity: shown.id, resolution: resolved.id, agreement: signed.id },
		payer: signed.signedBy
	});
}
