import type { Problem } from '#core/import-fields.ts';
import type { Outcome } from '#core/outcome.ts';
import { comparisonOf } from './comparables.ts';
import type { OfferLine } from './import-rows.ts';
import { checks, type Around, type GivenPaper } from './papers.ts';
import type { OfferMove, Paper } from './reclaimed.ts';

/** Fields of a paper's form by the columns of the ledger. */
const columns: Readonly<Record<GivenPaper['kind'], Readonly<Record<string, string>>>> = {
	draft: { reserveFen: 'reserve', unit: 'unit', startsOn: 'starts_on', endsOn: 'ends_on', why: 'basis' },
	resolution: { metOn: 'met_on', present: 'present', approve: 'approve' },
	approval: { number: 'approval', approvedOn: 'approved_on' },
	notice: { noticedOn: 'noticed_on', place: 'notice_place', answer: 'answer', answeredOn: 'answered_on' },
	listing: { number: 'listing', url: 'url', opensOn: 'opens_on', closesOn: 'closes_on' },
	award: { winner: 'winner', wonFen: 'won', resultOn: 'result_on', confirmation: 'confirmation' },
	failure: { resultOn: 'result_on' },
	contract: { number: 'contract' }
};

/** The papers of a line's offering, each checked against those before; the first that is wrong with its column. */
export function papersOfLine(
	row: OfferLine,
	today: string
):
	| { ok: true; papers: Paper[] }
	| { ok: false; field: string; reason: string; detail: Readonly<Record<string, unknown>> } {
	const moves: Pick<OfferMove, 'paper'>[] = [];
	for (const { paper } of row.course) {
		const check = checks[paper.kind] as (typed: unknown, around: Around) => Outcome<object>;
		const around = { today, reclaimedOn: row.asset.reclaimed_on, moves, rents: comparisonOf('village', []) };
		const checked = check(paper.typed, around);
		if (!checked.ok) {
			const detail = checked.detail ?? {};
			const field = columns[paper.kind][String(detail.field)] ?? String(detail.field);
			return { ok: false, field, reason: checked.reason, detail };
		}
		moves.push({ paper: { kind: paper.kind, ...checked.value } as Paper });
	}
	return { ok: true, papers: moves.map(({ paper }) => paper!) };
}

/** What is wrong with a line whose village is known. */
export function lineProblems(
	n: number,
	row: OfferLine,
	today: string,
	{ present, taken }: { present: boolean; taken: ReadonlySet<string> }
): Problem[] {
	if (row.asset.reclaimed_on > today)
		return [
			{ row: n, field: 'reclaimed_on', expected: 'day.not_after', params: { day: today }, got: row.asset.reclaimed_on }
		];
	// What the county has walks its course in the product; a ledger puts right what the record says beside it.
	if (present) return [];
	const papers = papersOfLine(row, today);
	if (!papers.ok) {
		const { field, reason, detail } = papers;
		const got = detail.got === undefined ? null : String(detail.got);
		return [{ row: n, field, expected: reason, params: { expected: String(detail.expected ?? '') }, got }];
	}
	const twice = papers.papers.find((paper) => paper.kind === 'listing' && taken.has(paper.number));
	return twice?.kind === 'listing'
		? [{ row: n, field: 'listing', expected: 'offer.listing_twice', params: {}, got: twice.number }]
		: [];
}
