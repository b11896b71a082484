import { sql } from 'kysely';
import { askRows } from '#db/ask-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { ContractClaims, EVER_SINCE, FOR_EVER, type Claim, type ClaimingContract } from '#land/contract-claims.ts';

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
		const claims: Claim[] = [];
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
