import type { ContractState, MatchProposals } from './match-proposals.ts';
import { candidateStates, matchStates, patchKinds, type MatchState, type PatchKind } from './match-state.ts';
import { patchKey, type MatchContract, type MatchPatch } from './match-village.ts';
import { contractStates } from './match-proposals.ts';

/** The working list of 以图找地: which patches or contracts are in it, and in which order. Pure. */
export const matchModes = ['patch', 'contract'] as const;
export type MatchMode = (typeof matchModes)[number];

export const proposalFilters = ['any', 'some', 'none'] as const;
export type ProposalFilter = (typeof proposalFilters)[number];

export interface MatchFilter {
	mode: MatchMode;
	/** None chosen: the candidates. */
	states: readonly MatchState[];
	kinds: readonly PatchKind[];
	/** Codes of the land survey; what is left out opens by one. */
	use: string | null;
	proposal: ProposalFilter;
	contractStates: readonly ContractState[];
	text: string;
}

export const noMatchFilter: MatchFilter = {
	mode: 'patch',
	states: [],
	kinds: [],
	use: null,
	proposal: 'any',
	contractStates: [],
	text: ''
};

export const matchSorts = ['code', 'mu', 'state', 'number', 'contracted', 'found'] as const;
export type MatchSort = (typeof matchSorts)[number];

/** Patches that fit a filter. A patch just decided stays where it was as long as the filter is for candidates. */
export function filterPatches(
	patches: readonly MatchPatch[],
	{ states, kinds, use, proposal, text }: MatchFilter,
	proposals: MatchProposals
): MatchPatch[] {
	const wanted: readonly string[] = states.length === 0 ? candidateStates : states;
	const sought = text.trim().toLowerCase();
	return patches.filter(
		(patch) =>
			wanted.includes(patch.state) &&
			(kinds.length === 0 || kinds.includes(patch.kind)) &&
			(use === null || (patch.use ?? '') === use) &&
			(sought === '' ||
				patch.code.toLowerCase().includes(sought) ||
				(patch.name?.toLowerCase().includes(sought) ?? false) ||
				(patch.contract?.toLowerCase().includes(sought) ?? false) ||
				(patch.user?.includes(sought) ?? false)) &&
			(proposal === 'any' || proposals.forPatch(patch).length > 0 === (proposal === 'some'))
	);
}

export function filterContracts(
	contracts: readonly MatchContract[],
	{ contractStates: wanted, text }: MatchFilter,
	proposals: MatchProposals
): MatchContract[] {
	const sought = text.trim().toLowerCase();
	return contracts.filter(
		(contract) =>
			(wanted.length === 0 || wanted.includes(proposals.stand(contract).state)) &&
			(sought === '' || contract.number.toLowerCase().includes(sought) || (contract.lessee?.includes(sought) ?? false))
	);
}

type Value = string | number;
const sorted = <T>(rows: readonly T[], value: (row: T) => Value, descending: boolean, key: (row: T) => string): T[] =>
	[...rows].sort((a, b) => {
		const [left, right] = [value(a), value(b)];
		const order = left < right ? -1 : left > right ? 1 : 0;
		return (descending ? -order : order) || (key(a) < key(b) ? -1 : 1);
	});

export function sortPatches(rows: readonly MatchPatch[], by: MatchSort, descending: boolean): MatchPatch[] {
	const value = (row: MatchPatch): Value =>
		by === 'mu'
			? row.mu
			: by === 'state'
				? matchStates.indexOf(row.state)
				: `${patchKinds.indexOf(row.kind)}${row.code}`;
	return sorted(rows, value, descending, patchKey);
}

export function sortContracts(
	rows: readonly MatchContract[],
	by: MatchSort,
	descending: boolean,
	proposals: MatchProposals
): MatchContract[] {
	const value = (row: MatchContract): Value =>
		by === 'contracted'
			? row.mu
			: by === 'found'
				? proposals.stand(row).foundMu
				: by === 'state'
					? contractStates.indexOf(proposals.stand(row).state)
					: row.number;
	return sorted(rows, value, descending, ({ number }) => number);
}

/** The next open patch after a place of the list, going round; null when all are decided. */
export function nextOpen(rows: readonly MatchPatch[], after: number): MatchPatch | null {
	for (let step = 1; step <= rows.length; step++) {
		const row = rows[(after + step + rows.length) % rows.length]!;
		if (row.state === 'open') return row;
	}
	return null;
}
