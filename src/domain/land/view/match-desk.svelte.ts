import { getContext, setContext } from 'svelte';
import { maskedName } from '#core/masked-name.ts';
import type { Refusal } from '#core/outcome.ts';
import { matchAddressOf, searchOfMatch, type MatchAddress } from '#land/match-address.ts';
import type { MatchAct } from '#land/match-decision.ts';
import {
	filterContracts,
	filterPatches,
	nextOpen,
	noMatchFilter,
	sortContracts,
	sortPatches,
	type MatchFilter
} from '#land/match-list.ts';
import { MatchProposals, type ContractProposal, type PatchProposal } from '#land/match-proposals.ts';
import { isCandidate, isDecided, matchDecisions, type MatchDecision, type Progress } from '#land/match-state.ts';
import { patchKey, type MatchPatch, type MatchVillage } from '#land/match-village.ts';
import type { LandValues } from '#land/settings.ts';
import { toleranceOf } from '#land/tolerance.ts';
import { sendDecision } from './send-decision.ts';

export interface Said {
	act: MatchAct | 'restored';
	contract?: string;
	user?: string;
	reason?: string;
	note?: string;
}

interface Done {
	before: MatchPatch;
}

const isDecision = (act: string): act is MatchDecision => (matchDecisions as readonly string[]).includes(act);

/**
 * One village as one person works through it: list, filter, what is in front, and every step back. A decision shows at once
 * and goes to the server in its turn; what the server refuses is put back as it was.
 */
export class MatchDesk {
	village: MatchVillage = $state.raw({ village: '', patches: [], contracts: [], words: [] });
	filter: MatchFilter = $state.raw(noMatchFilter);
	sort: MatchAddress['sort'] = $state.raw({ key: 'code', descending: false });
	current = $state<string | null>(null);
	values: LandValues;
	/** Steps that can be taken back, the last one last. */
	#done: Done[] = $state.raw([]);
	#turn: Promise<void> = Promise.resolve();
	/** Steps that are shown and not yet answered. */
	waiting = $state(0);
	#refused: (refusal: Refusal | null) => void;

	constructor(
		village: MatchVillage,
		values: LandValues,
		search: URLSearchParams,
		refused: (r: Refusal | null) => void
	) {
		this.values = values;
		this.#refused = refused;
		const address = matchAddressOf(search);
		this.village = village;
		this.filter = address.filter;
		this.sort = address.sort;
		this.current = address.current;
		this.current ??= this.firstKey();
	}

	readonly proposals = $derived.by(
		() =>
			new MatchProposals(
				this.village,
				(contractedMu) => toleranceOf('unknown', { contractedMu, perimeterM: 0 }, this.values).mu
			)
	);
	readonly patches = $derived.by(() =>
		sortPatches(filterPatches(this.village.patches, this.filter, this.proposals), this.sort.key, this.sort.descending)
	);
	readonly contracts = $derived.by(() =>
		sortContracts(
			filterContracts(this.village.contracts, this.filter, this.proposals),
			this.sort.key,
			this.sort.descending,
			this.proposals
		)
	);
	readonly patch = $derived.by(
		() => (this.filter.mode === 'patch' && this.village.patches.find((each) => patchKey(each) === this.current)) || null
	);
	readonly contract = $derived.by(
		() =>
			(this.filter.mode === 'contract' && this.village.contracts.find(({ number }) => number === this.current)) || null
	);
	/** For the patch in front the contracts, for the contract in front the patches. */
	readonly forPatch: ContractProposal[] = $derived.by(() => (this.patch ? this.proposals.forPatch(this.patch) : []));
	readonly forContract: PatchProposal[] = $derived.by(() =>
		this.contract && this.proposals.isSought(this.contract) ? this.proposals.forContract(this.contract) : []
	);
	readonly progress: Progress = $derived.by(() => {
		const candidates = this.village.patches.filter(({ state }) => isCandidate(state));
		const done = candidates.filter(({ state }) => isDecided(state));
		const sum = (rows: readonly MatchPatch[]) => rows.reduce((mu, row) => mu + row.mu, 0);
		return { all: candidates.length, done: done.length, allMu: sum(candidates), doneMu: sum(done) };
	});
	readonly narrowed = $derived(
		JSON.stringify({ ...this.filter, mode: 'patch' }) !== JSON.stringify({ ...noMatchFilter, mode: 'patch' })
	);
	readonly canUndo = $derived(this.#done.length > 0);

	change(part: Partial<MatchFilter>): void {
		const before = this.filter.mode;
		this.filter = { ...this.filter, ...part };
		if (before !== this.filter.mode) {
			this.sort = { key: this.filter.mode === 'patch' ? 'code' : 'number', descending: false };
			this.current = this.firstKey();
		}
	}

	/** Takes what the server holds now; another village starts at its first open patch, with nothing to take back. */
	take(village: MatchVillage, other: boolean): void {
		this.village = village;
		if (!other) return;
		this.#done = [];
		this.filter = { ...noMatchFilter, mode: this.filter.mode };
		this.current = this.firstKey();
	}

	/** The first row that waits, else the first. */
	firstKey(): string | null {
		if (this.filter.mode === 'contract') {
			const sought = this.contracts.find((contract) => this.proposals.isSought(contract));
			return (sought ?? this.contracts[0])?.number ?? null;
		}
		const open = nextOpen(this.patches, -1) ?? this.patches[0];
		return open ? patchKey(open) : null;
	}

	/** Moves by so many rows of the list in front. */
	move(by: number): void {
		const keys = this.filter.mode === 'patch' ? this.patches.map(patchKey) : this.contracts.map(({ number }) => number);
		if (keys.length === 0) return;
		const at = this.current === null ? -1 : keys.indexOf(this.current as (typeof keys)[number]);
		this.current = keys[Math.max(0, Math.min(keys.length - 1, at + by))]!;
	}

	address(): string {
		const search = searchOfMatch({ filter: this.filter, sort: this.sort, current: this.current });
		return `/land/match/${this.village.village}${search.size > 0 ? `?${search}` : ''}`;
	}

	exportAddress(format: 'csv' | 'xlsx'): string {
		const search = searchOfMatch({ filter: { ...this.filter, mode: 'patch' }, sort: this.sort, current: null });
		search.set('village', this.village.village);
		return `/export/match.${format}?${search}`;
	}

	/**
	 * Says something of a patch: shows it at once, then sends it. Deciding in the list of patches leads on to the next open one.
	 */
	say(given: MatchPatch, said: Said): void {
		const key = patchKey(given);
		const rows = this.patches;
		const at = rows.findIndex((row) => patchKey(row) === key);
		// While a dialog asked, what was said before may have been answered: the patch is another version than the dialog's.
		const patch = this.village.patches.find((row) => patchKey(row) === key) ?? given;
		const step: Done = { before: patch };
		this.#done = [...this.#done, step];
		this.#put(key, this.#after(patch, said));
		if (this.filter.mode === 'patch' && isDecision(said.act) && patch.state === 'open') {
			const next = nextOpen(
				rows.filter((row) => patchKey(row) !== key),
				at - 1
			);
			if (next) this.current = patchKey(next);
		}
		this.#send(key, said, step);
	}

	/** Takes the last step back; each one more goes one further. False when there is none. */
	undo(): MatchPatch | null {
		const last = this.#done.at(-1);
		if (!last) return null;
		this.#done = this.#done.slice(0, -1);
		const key = patchKey(last.before);
		const present = this.village.patches.find((row) => patchKey(row) === key);
		if (!present) return null;
		this.#put(key, { ...last.before, version: present.version });
		if (this.filter.mode === 'patch') this.current = key;
		this.#send(key, { act: 'restored' }, { before: present }, last);
		return last.before;
	}

	/** Everything said so far has reached the server. */
	settled(): Promise<void> {
		return this.#turn;
	}

	#after(patch: MatchPatch, said: Said): MatchPatch {
		const contract = said.contract ?? null;
		if (said.act === 'confirmed') {
			const lessee = this.village.contracts.find(({ number }) => number === contract)?.lessee ?? null;
			const user = said.user ? maskedName(said.user) : lessee;
			const rejected = patch.rejected.filter((each) => each !== contract);
			return { ...patch, state: 'confirmed', contract, user, reason: said.reason || null, rejected };
		}
		if (isDecision(said.act))
			return {
				...patch,
				state: said.act,
				contract: null,
				user: maskedName(said.user ?? ''),
				reason: said.reason ?? null
			};
		if (said.act === 'rejected' && contract) return { ...patch, rejected: [...patch.rejected, contract] };
		if (said.act === 'unrejected') return { ...patch, rejected: patch.rejected.filter((each) => each !== contract) };
		if (said.act === 'noted') return { ...patch, note: said.note?.trim() || null };
		if (said.act === 'withdrawn') return { ...patch, state: 'open', contract: null, user: null, reason: null };
		return patch;
	}

	#put(key: string, patch: MatchPatch): void {
		this.village = {
			...this.village,
			patches: this.village.patches.map((row) => (patchKey(row) === key ? patch : row))
		};
	}

	/** @param back the step that is taken back */
	#send(key: string, said: Said, step: Done, back?: Done): void {
		const { village } = this.village;
		this.waiting += 1;
		this.#turn = this.#turn.then(async () => {
			const present = this.village.patches.find((row) => patchKey(row) === key);
			if (!present) return;
			// By now all that was said earlier is answered, and the version that this step goes on from is known.
			const before = { ...step.before, version: present.version };
			step.before = before;
			try {
				const answer = await sendDecision(village, {
					kind: before.kind,
					number: before.number,
					version: present.version,
					act: said.act,
					contract: said.contract ?? '',
					user: said.user ?? '',
					reason: said.reason ?? '',
					note: said.note ?? '',
					to: back?.before.version ?? 0
				});
				const now = this.village.patches.find((row) => patchKey(row) === key);
				if (answer.ok && now) return this.#put(key, { ...now, version: answer.value.version });
				if (now) this.#put(key, { ...before, version: now.version });
				this.#done = this.#done.filter((done) => done !== step);
				this.#refused(answer.ok ? null : answer);
			} catch {
				this.#put(key, { ...before, version: present.version });
				this.#done = this.#done.filter((done) => done !== step);
				this.#refused(null);
			}
		});
		void this.#turn.then(() => (this.waiting -= 1));
	}
}

const key = Symbol('match desk');
export const provideMatchDesk = (desk: MatchDesk): MatchDesk => setContext(key, desk);
export const matchDesk = (): MatchDesk => getContext<MatchDesk>(key);
