import { sql } from 'kysely';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { prepareCounty } from '#territory/county.write.server.ts';
import { DEMO_COUNTY } from './county.ts';
import { demoCounty } from './demo-county.ts';
import { loadDemoCounty } from './load.write.server.ts';

/** The demo county, its collective contracts copied under other numbers until there are so many. */
export async function loadWithContracts(tx: Tx, actor: Actor, size: number): Promise<Outcome<number>> {
	const made = await prepareCounty(tx, actor, DEMO_COUNTY);
	if (!made.ok) return made;
	const loaded = await loadDemoCounty(tx, actor, demoCounty().rows);
	if (!loaded.ok) return loaded;
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from contract
		where contract.county_code = ${tx.county} and not contract.household`.execute(tx.query);
	for (let copy = 1, left = size - rows[0]!.count; left > 0; copy++, left -= rows[0]!.count) {
		const id = (column: string) => sql`md5(${sql.ref(column)}::text || ${copy}::text)::uuid`;
		// From a join at its side: `(function(…)).*` would be asked once for each column.
		await sql`
			insert into contract
			select copied.*
			from (
				select contract.* from contract
				where contract.county_code = ${tx.county} and not contract.household and contract.feature_no < 1000000
				order by contract.feature_no limit ${left}
			) chosen
			cross join lateral jsonb_populate_record(null::contract, to_jsonb(chosen) || jsonb_build_object('id', ${id('chosen.id')},
				'number', chosen.number || ${`-${copy}`}::text, 'sort_key', chosen.sort_key || ${`-${copy}`}::text,
				'feature_no', chosen.feature_no + ${copy * 1_000_000}::integer)) copied`.execute(tx.query);
		await sql`
			insert into contract_parcel
			select copied.*
			from contract_parcel lot
			join contract held on held.county_code = ${tx.county} and held.id = ${id('lot.contract_id')}
			cross join lateral jsonb_populate_record(null::contract_parcel,
				to_jsonb(lot) || jsonb_build_object('id', ${id('lot.id')}, 'contract_id', held.id)) copied
			where lot.county_code = ${tx.county}`.execute(tx.query);
	}
	tx.grown('contract', 'contract_parcel');
	return accepted(size);
}
