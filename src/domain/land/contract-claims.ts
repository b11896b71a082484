export interface ClaimingContract {
	/** Its number among the county's contracts. */
	contract: number;
	id: string;
	number: string;
	household: boolean;
}

/** A contract claims a parcel from one day until another, which no longer belongs to it. */
export interface Claim {
	/** The parcel's number in the county. */
	parcel: number;
	/** Days as the engine counts them, from 2000-01-01. */
	starts: number;
	ends: number;
	contract: ClaimingContract;
}

/** Open ends lie beyond any day. */
export const EVER_SINCE = -0x8000_0000;
export const FOR_EVER = 0x7fff_ffff;

/**
 * Which contracts claim each parcel of a county, and from when until when: some hundred bytes a claim. Asked for a million
 * times in a comparison of everything, for which looking each up in the database costs more than all the overlays.
 */
export class ContractClaims {
	readonly #contracts: readonly ClaimingContract[];
	/** Claims on a parcel of number n: from place first[n] up to first[n + 1]. */
	readonly #first: Int32Array;
	readonly #starts: Int32Array;
	readonly #ends: Int32Array;

	constructor(claims: readonly Claim[]) {
		const most = claims.reduce((most, { parcel }) => Math.max(most, parcel), 0);
		this.#first = new Int32Array(most + 2);
		for (const { parcel } of claims) this.#first[parcel + 1]!++;
		for (let at = 1; at < this.#first.length; at++) this.#first[at]! += this.#first[at - 1]!;
		const next = this.#first.slice();
		const contracts = new Array<ClaimingContract>(claims.length);
		this.#starts = new Int32Array(claims.length);
		this.#ends = new Int32Array(claims.length);
		for (const { parcel, starts, ends, contract } of claims) {
			const at = next[parcel]!++;
			contracts[at] = contract;
			this.#starts[at] = starts;
			this.#ends[at] = ends;
		}
		this.#contracts = contracts;
	}

	/** Contracts in force on a day that claim a parcel, all but one. @param but null for none */
	on(parcel: number, day: number, but: number | null): ClaimingContract[] {
		const found: ClaimingContract[] = [];
		const end = this.#first[parcel + 1] ?? 0;
		for (let at = this.#first[parcel] ?? 0; at < end; at++)
			if (this.#starts[at]! <= day && this.#ends[at]! > day && this.#contracts[at]!.contract !== but)
				found.push(this.#contracts[at]!);
		return found;
	}
}
