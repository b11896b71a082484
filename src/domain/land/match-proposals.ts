import type { Mu } from '#core/mu.ts';
import { LEAST_POINTS, scoreMatch, type MatchAround, type MatchScore } from './match-score.ts';
import { sides } from './neighbour-text.ts';
import { patchKey, type MatchContract, type MatchPatch, type MatchVillage, type PatchKey } from './match-village.ts';

/** Proposals of one village, both ways: of a patch its contracts (以地找人), of a contract its patches (以图找地). Pure. */
export interface ContractProposal extends MatchScore {
	contract: MatchContract;
}
export interface PatchProposal extends MatchScore {
	patch: MatchPatch;
}

/** As many as there are keys to pick one by: 1 to 9. */
export const AT_MOST = 9;

/** Where a contract stands: drawn by a file, without any land, with part of it, as much as it says, more than that. */
export const contractStates = ['drawn', 'none', 'part', 'matched', 'over'] as const;
export type ContractState = (typeof contractStates)[number];

export interface ContractStand {
	state: ContractState;
	/** 亩 of the patches confirmed for it, without what files gave it. */
	foundMu: Mu;
	found: readonly MatchPatch[];
	/** Drawn and found − contracted, 标准亩; null where nobody says what its 亩 count. */
	overMu: Mu | null;
}

/**
 * @param tolerance 亩 in hundredths that a contract of so many 亩 may differ by
 */
export class MatchProposals implements MatchAround {
	readonly words: MatchVillage['words'];
	readonly #village: MatchVillage;
	readonly #patches: ReadonlyMap<PatchKey, MatchPatch>;
	readonly #contracts: ReadonlyMap<string, MatchContract>;
	readonly #found: ReadonlyMap<string, MatchPatch[]>;
	readonly #tolerance: (contractedMu: Mu) => Mu;
	readonly #stands = new Map<MatchContract, ContractStand>();
	readonly #rests = new Map<MatchContract, Mu>();
	readonly #words = new Map<MatchContract, readonly number[]>();
	readonly #forPatch = new Map<MatchPatch, ContractProposal[]>();

	constructor(village: MatchVillage, tolerance: (contractedMu: Mu) => Mu) {
		this.#village = village;
		this.words = village.words;
		this.#tolerance = tolerance;
		this.#patches = new Map(village.patches.map((patch) => [patchKey(patch), patch]));
		this.#contracts = new Map(village.contracts.map((contract) => [contract.number, contract]));
		const confirmed = village.patches.filter(({ state, contract }) => state === 'confirmed' && contract !== null);
		this.#found = Map.groupBy(confirmed, ({ contract }) => contract!);
	}

	restOf(contract: MatchContract): Mu {
		let rest = this.#rests.get(contract);
		if (rest === undefined) {
			rest = Math.max(0, contract.mu - contract.drawnMu - this.#foundMu(contract));
			this.#rests.set(contract, rest);
		}
		return rest;
	}

	#foundMu = (contract: MatchContract): Mu =>
		(this.#found.get(contract.number) ?? []).reduce((sum, { mu }) => sum + mu, 0);

	holdersOf({ holders, patch }: MatchPatch['adjacent'][number]): readonly number[] {
		const beside = patch === null ? undefined : this.#patches.get(patch);
		if (!beside || beside.state !== 'confirmed' || beside.contract === null) return holders;
		const lessee = this.#contracts.get(beside.contract)?.lesseeWord ?? null;
		return lessee === null ? holders : [...holders, lessee];
	}

	stand(contract: MatchContract): ContractStand {
		let stand = this.#stands.get(contract);
		if (!stand) this.#stands.set(contract, (stand = this.#standOf(contract)));
		return stand;
	}

	#standOf(contract: MatchContract): ContractStand {
		const found = this.#found.get(contract.number) ?? [];
		const foundMu = this.#foundMu(contract);
		const landMu = contract.drawnMu + foundMu;
		const overMu = contract.doubt === null && landMu > 0 ? landMu - contract.mu : null;
		if (found.length === 0) return { state: contract.drawn > 0 ? 'drawn' : 'none', foundMu, found, overMu };
		const tolerance = this.#tolerance(contract.mu);
		const off = landMu - contract.mu;
		return { state: off > tolerance ? 'over' : -off > tolerance ? 'part' : 'matched', foundMu, found, overMu };
	}

	/** Whether more land is looked for: not of contracts a file drew, nor of those that have what they say. */
	isSought = (contract: MatchContract): boolean => ['none', 'part'].includes(this.stand(contract).state);

	#worth = ({ points, reasons }: MatchScore): boolean => points >= LEAST_POINTS && reasons.length > 1;

	/** The contracts an open patch may belong to, the best first. */
	forPatch(patch: MatchPatch): ContractProposal[] {
		if (patch.state !== 'open') return [];
		let proposals = this.#forPatch.get(patch);
		if (!proposals) this.#forPatch.set(patch, (proposals = this.#proposalsFor(patch)));
		return proposals;
	}

	#proposalsFor(patch: MatchPatch): ContractProposal[] {
		const words = this.#wordsAbout(patch);
		return this.#village.contracts
			.filter((contract) => this.#may(patch, contract) && this.#hasGround(patch, words, contract))
			.map((contract) => ({ contract, ...scoreMatch(patch, contract, this) }))
			.filter(this.#worth)
			.sort((a, b) => b.points - a.points || (a.contract.number < b.contract.number ? -1 : 1))
			.slice(0, AT_MOST);
	}

	/** The open patches a contract may stand on, the best first. */
	forContract(contract: MatchContract): PatchProposal[] {
		return this.#village.patches
			.filter((patch) => patch.state === 'open' && this.#may(patch, contract))
			.map((patch) => ({ patch, ...scoreMatch(patch, contract, this) }))
			.filter(this.#worth)
			.sort((a, b) => b.points - a.points || (patchKey(a.patch) < patchKey(b.patch) ? -1 : 1))
			.slice(0, AT_MOST);
	}

	#may = (patch: MatchPatch, contract: MatchContract): boolean =>
		(patch.named === contract.number || this.isSought(contract)) && !patch.rejected.includes(contract.number);

	/** Every word that could tell whose the patch is. */
	#wordsAbout(patch: MatchPatch): ReadonlySet<number> {
		const words = new Set<number>(patch.found);
		if (patch.nameWord !== null) words.add(patch.nameWord);
		for (const side of sides) for (const word of patch.sides[side] ?? []) words.add(word);
		for (const adjacent of patch.adjacent) {
			for (const word of this.holdersOf(adjacent)) words.add(word);
			for (const word of adjacent.says) words.add(word);
		}
		return words;
	}

	#wordsOf(contract: MatchContract): readonly number[] {
		let words = this.#words.get(contract);
		if (!words) {
			const plots = contract.plots.flatMap(({ nameWord, sides: said }) => [
				...(nameWord === null ? [] : [nameWord]),
				...sides.flatMap((side) => said[side] ?? [])
			]);
			words = contract.lesseeWord === null ? plots : [contract.lesseeWord, ...plots];
			this.#words.set(contract, words);
		}
		return words;
	}

	/**
	 * Whether a pair can have enough points at all: a word in common, its number in the file, or an area near enough to do alone. In
	 * a village of thousands nearly no pair has, and the rest need not be scored.
	 */
	#hasGround(patch: MatchPatch, words: ReadonlySet<number>, contract: MatchContract): boolean {
		const near = (mu: Mu | null): boolean => mu !== null && Math.abs(patch.restMu - mu) <= Math.max(0.03 * mu, 5);
		return (
			patch.named === contract.number ||
			near(this.restOf(contract)) ||
			contract.plots.some(({ mu }) => near(mu)) ||
			this.#wordsOf(contract).some((word) => words.has(word))
		);
	}
}
