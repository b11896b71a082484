import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import type { MatchProposals } from './match-proposals.ts';
import type { MatchReason } from './match-score.ts';
import type { MatchState, PatchKind } from './match-state.ts';
import type { MatchPatch, MatchVillage, MatchWord } from './match-village.ts';

/** The words a sheet of 以图找地 needs; the route hands them over in the person's language. */
export interface MatchSheetWords {
	heads: readonly string[];
	kinds: Record<PatchKind, string>;
	states: Record<MatchState, string>;
	reason: (reason: MatchReason, words: readonly MatchWord[]) => string;
}

/** One village's patches as lines of the sheet: codes beside names, 亩 as decimals, names masked. */
export function matchLines(
	village: MatchVillage,
	patches: readonly MatchPatch[],
	proposals: MatchProposals,
	place: { name: string; township: string },
	words: MatchSheetWords
): CsvCell[][] {
	const contractMu = new Map(village.contracts.map(({ number, writtenMu }) => [number, writtenMu]));
	return patches.map((patch): CsvCell[] => {
		const best = proposals.forPatch(patch)[0];
		const mu = patch.contract === null ? undefined : contractMu.get(patch.contract);
		return [
			words.kinds[patch.kind],
			patch.code,
			patch.name ?? '',
			place.township,
			place.name,
			village.village,
			patch.use ?? '',
			muToNumber(patch.mu),
			muToNumber(patch.restMu),
			words.states[patch.state],
			patch.contract ?? '',
			mu === undefined ? null : muToNumber(mu),
			patch.user ?? '',
			patch.reason ?? '',
			patch.note ?? '',
			best?.contract.number ?? '',
			best?.points ?? null,
			best ? best.reasons.map((reason) => words.reason(reason, village.words)).join('；') : '',
			patch.at[0].toFixed(6),
			patch.at[1].toFixed(6)
		];
	});
}
