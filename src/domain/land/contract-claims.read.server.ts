import { sql } from 'kysely';
import type { Tx } from '#db/tx.server.ts';
import { askRows } from '#land/ground-shapes.read.server.ts';

export interface ClaimingContract {
	/** Its number among the county's contracts. */
	contract: number;
	id: string;
	number: string;
	household: boolean;
}

/** Days as the engine counts them, from 2000-01-01; open ends lie beyond any day. */
const [EVER_SINCE, FOR_EVER] = [-0x8000_0000, 0x7fff_ffff];

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

	constructor(claims: readonly { parcel: number; starts: number; ends: number; contract: ClaimingContract }[]) {
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

/** All claims of the county's contracts on its parcels; a contract one of whose lots is a household's (basis 110) is a household's. */
export async function readContractClaims(tx: Tx): Promise<ContractClaims> {
	const query = sql`
		select parcel.feature_no, contract.feature_no, contract.id, contract.number, contract.household or coalesce(lots.household, false),
			greatest(contract.starts_on, contract_parcel.starts_on), least(contract.ends_on, contract_parcel.ends_on)
		from contract_parcel
		join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
		join contract on contract.county_code = ${tx.county} and contract.id = contract_parcel.contract_id
		left join (
			select lot.contract_id, true as household from contract_parcel lot
			where lot.county_code = ${tx.county} and lot.basis = '110'
			group by lot.contract_id
		) lots on lots.contract_id = contract.id
		where contract_parcel.county_code = ${tx.county}`;
	return askRows(tx, query, (rows) => {
		const [parcel, contract, id, number, household, starts, ends] = [0, 1, 2, 3, 4, 5, 6];
		const known = new Map<number, ClaimingContract>();
		const claims: ConstructorParameters<typeof ContractClaims>[0][number][] = [];
		while (rows.row()) {
			const of = rows.integer(contract!);
			let claiming = known.get(of);
			if (!claiming) {
				claiming = {
					contract: of,
					id: rows.uuid(id!),
					number: rows.text(number!),
					household: rows.boolean(household!)
				};
				known.set(of, claiming);
			}
			claims.push({
				parcel: rows.integer(parcel!),
				starts: rows.isNull(starts!) ? EVER_SINCE : rows.integer(starts!),
				ends: rows.isNull(ends!) ? FOR_EVER : rows.integer(ends!),
				contract: claiming
			});
		}
		return new ContractClaims(claims);
	});
}
