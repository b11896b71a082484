import { formatMu } from '#core/mu.ts';
import type { ContractState } from '#land/match-proposals.ts';
import type { MatchReason } from '#land/match-score.ts';
import type { MatchState } from '#land/match-state.ts';
import type { MatchWord } from '#land/match-village.ts';
import type { Subjects } from '#text/subjects.ts';
import type { Family } from '#ui/status.ts';

const families: Partial<Record<MatchState, Family>> = { open: 'suspect', confirmed: 'done' };

/** How a patch's state shows: open is a suspicion, confirmed is done, everything else is set aside. */
export const matchStateShown = (text: Subjects['match'], state: MatchState): { family: Family; word: string } => ({
	family: families[state] ?? 'none',
	word: text.states[state]
});

const contractFamilies: Record<ContractState, Family> = {
	drawn: 'none',
	none: 'suspect',
	part: 'work',
	matched: 'done',
	over: 'dispute'
};

export const contractStateShown = (
	text: Subjects['match'],
	state: ContractState
): { family: Family; word: string } => ({ family: contractFamilies[state], word: text.contractStates[state] });

/** A reason of a proposal in words; names are those the server masked. */
export function reasonSaid(text: Subjects['match'], reason: MatchReason, words: readonly MatchWord[]): string {
	const { why } = text;
	const name = 'word' in reason ? (words[reason.word]?.shown ?? '') : '';
	const side = 'side' in reason ? text.panel.sideNames[reason.side] : '';
	switch (reason.kind) {
		case 'area': {
			const said = { contract: why.area, plot: why.area_plot, rest: why.area_rest }[reason.of];
			return said(formatMu(reason.patchMu), formatMu(reason.contractMu)) + (reason.doubt ? why.doubt : '');
		}
		case 'neighbour_named':
			return (reason.turned ? why.neighbour_turned : why.neighbour_named)(side, name);
		case 'same_user':
		case 'same_name':
			return why[reason.kind](name);
		case 'named_in_file':
		case 'same_village':
			return why[reason.kind]();
		default:
			return why[reason.kind](side, name);
	}
}

/** A code of the land survey with its name. */
export function useSaid(text: Subjects['match'], use: string | null): string {
	if (use === null || use === '') return text.unknownUse;
	const name = text.uses[use] ?? text.uses[use.slice(0, 4)] ?? text.uses[use.slice(0, 2)];
	return name === undefined ? use : `${use} ${name}`;
}
