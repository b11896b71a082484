import type { Bounds } from '#core/geometry.ts';
import type { Mu } from '#core/mu.ts';
import type { AreaDoubt } from './area-basis.ts';
import type { MatchState, PatchKind } from './match-state.ts';
import type { Side, SideTexts } from './neighbour-text.ts';

/**
 * One village as 以图找地 has it in front: its patches and its collective contracts. Names of people come as numbers of
 * `words`, masked there; equal numbers are equal names, so that proposals can be made where no whole name is.
 */
export interface MatchVillage {
	village: string;
	patches: MatchPatch[];
	contracts: MatchContract[];
	words: MatchWord[];
}

export interface MatchWord {
	/** Masked, unless it is a thing of the ground. */
	shown: string;
	landmark: boolean;
}

export type SideWords = Partial<Record<Side, readonly number[]>>;

/** A patch's key within its village: the kind of its table and its number in the county. */
export type PatchKey = `${PatchKind}-${number}`;
export const patchKey = ({ kind, number }: { kind: PatchKind; number: number }): PatchKey => `${kind}-${number}`;

export interface MatchPatch {
	kind: PatchKind;
	number: number;
	code: string;
	name: string | null;
	/** Its code of the land survey. */
	use: string | null;
	state: MatchState;
	mu: Mu;
	/** 亩 of it outside every contract's shape; all of it where nothing overlaps. */
	restMu: Mu;
	at: readonly [number, number];
	bounds: Bounds;
	/** 0 until somebody has looked at it. */
	version: number;
	/** Number of the contract it is confirmed for, or that its register names. */
	contract: string | null;
	/** Masked. */
	user: string | null;
	reason: string | null;
	note: string | null;
	/** Numbers of contracts ruled out. */
	rejected: readonly string[];
	/** What the proposals go by: the contract its file names, who was found there, its name, its own 四至, its neighbours. */
	named: string | null;
	found: readonly number[];
	nameWord: number | null;
	sides: SideWords;
	adjacent: readonly Adjacent[];
}

/** A parcel that touches a patch. */
export interface Adjacent {
	side: Side;
	/** The neighbour, where it is of the same village. */
	patch: PatchKey | null;
	/** Who has it: lessees of its contracts, the user somebody named. */
	holders: readonly number[];
	/** What the neighbour's own 四至 say of the side that faces the patch. */
	says: readonly number[];
}

export interface MatchContract {
	id: string;
	number: string;
	/** Masked. */
	lessee: string | null;
	lesseeWord: number | null;
	kind: string;
	form: string;
	endsOn: string | null;
	/** As written, and in 标准亩 where that can be known. */
	writtenMu: Mu;
	mu: Mu;
	doubt: AreaDoubt | null;
	/** Parcels that files gave it, and their 亩. */
	drawn: number;
	drawnMu: Mu;
	plots: readonly MatchPlot[];
}

export interface MatchPlot {
	name: string | null;
	nameWord: number | null;
	mu: Mu | null;
	sides: SideWords;
	/** As shown, masked. */
	texts: SideTexts;
}
