import type { CsvCell } from '#core/csv-text.ts';
import { yuanText } from '#core/money.ts';
import type { OfferMove } from './reclaimed.ts';
import { paperAmong } from './reclaimed.ts';
import { answerWords, kindWords, resultWords, unitWords } from './import-rows.ts';
import { offerTemplates } from './import-templates.ts';
import type { AssetRow } from './reclaimed-list.ts';

/**
 * 公开竞价发包台账 by its county form, whose heads and words are Chinese in every language: it comes back in by them. Behind
 * its columns stands how each offering stands, in the reader's language.
 */
export function assetSheet(
	rows: readonly AssetRow[],
	movesOf: (number: number) => readonly OfferMove[],
	{ standingHead, standing }: { standingHead: string; standing: (row: AssetRow) => string }
): CsvCell[][] {
	const { columns } = offerTemplates[0]!;
	const table = rows.map((row): CsvCell[] => {
		const cells = cellsOf(row, movesOf(row.number));
		return [...columns.map(({ field }) => cells[field] ?? ''), standing(row)];
	});
	return [[...columns.map(({ header }) => header), standingHead], ...table];
}

function cellsOf(row: AssetRow, moves: readonly OfferMove[]): Record<string, CsvCell> {
	// What was given up for a new price stands in the steps, not in the ledger.
	const since = moves.slice(moves.findLastIndex(({ step }) => step === 'return' || step === 'redraft') + 1);
	const yuan = (fen: number | null | undefined) => (fen === null || fen === undefined ? '' : yuanText(fen));
	const draft = paperAmong(since, 'draft');
	const votes = paperAmong(since, 'resolution');
	const approval = paperAmong(since, 'approval');
	const notice = paperAmong(since, 'notice');
	const listing = paperAmong(since, 'listing');
	const failed = row.state === 'failed';
	return {
		...{ village_code: row.village, village_name: row.villageName, code: row.code, name: row.name },
		...{ object_kind: kindWords[row.kind][0]!, area_mu: row.mu === null ? '' : row.mu / 100, units: row.units ?? '' },
		...{ reclaimed_on: row.reclaimedOn, jobs: row.jobs ?? '', gain: yuan(row.gainFen), note: row.note ?? '' },
		...{ unit: draft ? unitWords[draft.unit][0]! : '', reserve: yuan(draft?.reserveFen), basis: draft?.why ?? '' },
		...{ starts_on: draft?.startsOn ?? '', ends_on: draft?.endsOn ?? '', met_on: votes?.metOn ?? '' },
		...{ entitled: votes?.entitled ?? '', present: votes?.present ?? '', approve: votes?.approve ?? '' },
		...{ against: votes?.against ?? '', approval: approval?.number ?? '', approved_on: approval?.approvedOn ?? '' },
		...{ noticed_on: notice?.noticedOn ?? '', notice_place: notice?.place ?? '' },
		...{ answer: notice ? answerWords[notice.answer][0]! : '', answered_on: notice?.answeredOn ?? '' },
		...{ listing: listing?.number ?? '', url: listing?.url ?? '', opens_on: listing?.opensOn ?? '' },
		...{ closes_on: listing?.closesOn ?? '', result_on: row.resultOn ?? '' },
		result: failed ? resultWords.fail[0]! : row.wonFen !== null ? resultWords.award[0]! : '',
		...{ winner: row.winner ?? '', won: yuan(row.wonFen), confirmation: row.confirmation ?? '' },
		contract: row.contract ?? ''
	};
}
