import { sql, type RawBuilder } from 'kysely';
import type { Bounds } from '#core/geometry.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boundsOfBox, type RecordKind, type RecordList } from '#territory/record.ts';

/** A predicate on the rows of a table known by this name. */
export type Chosen = (table: string) => RawBuilder<boolean>;

/** A panel shows the first of a list; the count says how many there are. */
const FIRST = 8;

interface ItemRow {
	number: number;
	name: string;
	mu: number | null;
	word: string | null;
	count: number;
	sum: number | null;
}

function listOf(name: RecordKind, rows: readonly ItemRow[]): RecordList {
	return {
		name,
		count: rows[0]?.count ?? 0,
		mu: rows[0]?.sum ?? null,
		items: rows.map(({ number, name: called, mu, word }) => ({ kind: name, number, name: called, mu, word }))
	};
}

/**
 * Findings the latest comparison still has, the largest first. They carry no sum: ledger figures and pieces of ground are
 * two accounts (land/leads.ts).
 */
export async function findingsOf(db: ReadDb, chosen: Chosen): Promise<RecordList> {
	const { rows } = await sql<ItemRow>`
		select finding.feature_no as number, lpad(finding.feature_no::text, greatest(4, length(finding.feature_no::text)), '0') as name,
			finding.over_mu as mu, finding.kind as word, (count(*) over ())::integer as count, null::integer as sum
		from finding
		where finding.county_code = ${db.county} and finding.status <> 'gone' and ${chosen('finding')} and ${inScope(db, 'finding.village_code')}
		order by abs(finding.over_mu) desc, finding.feature_no
		limit ${FIRST}`.execute(db.query);
	return listOf('finding', rows);
}

/** Contracts that name a parcel, households' apart: those are never listed. */
export async function contractsOfParcel(db: ReadDb, parcel: string): Promise<RecordList> {
	const { rows } = await sql<ItemRow>`
		select contract.feature_no as number, contract.number as name, contract.contracted_mu as mu, contract.status as word,
			(count(*) over ())::integer as count, null::integer as sum
		from contract_parcel
		join contract on contract.county_code = contract_parcel.county_code and contract.id = contract_parcel.contract_id
		where contract_parcel.county_code = ${db.county} and contract_parcel.parcel_id = ${parcel} and not contract.household
			and ${inScope(db, 'contract.village_code')}
		order by contract.sort_key, contract.number limit ${FIRST}`.execute(db.query);
	return listOf('contract', rows);
}

/** The parcels a contract names, and the box of all of them. */
export async function parcelsOfContract(
	db: ReadDb,
	contract: string
): Promise<{ parcels: RecordList; bounds: Bounds | null }> {
	const { rows } = await sql<ItemRow & { register: 'parcel' | 'construction_land'; box: number[] }>`
		select parcel.feature_no as number, coalesce(parcel.name, right(parcel.code, 5)) as name, parcel.area_mu as mu, null::text as word, parcel.register,
			(count(*) over ())::integer as count, (sum(parcel.area_mu) over ())::integer as sum,
			array[min(ST_XMin(parcel.shape)) over (), min(ST_YMin(parcel.shape)) over (), max(ST_XMax(parcel.shape)) over (), max(ST_YMax(parcel.shape)) over ()]::float8[] as box
		from contract_parcel
		join parcel on parcel.county_code = contract_parcel.county_code and parcel.id = contract_parcel.parcel_id
		where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = ${contract}
		order by parcel.code limit ${FIRST}`.execute(db.query);
	const parcels = listOf('parcel', rows);
	const items = parcels.items.map((item, index) => ({ ...item, kind: rows[index]!.register }));
	return { parcels: { ...parcels, items }, bounds: boundsOfBox(rows[0]?.box ?? null) };
}

/** What was surveyed for a contract, by the latest comparison. */
export async function occupationsOfContract(db: ReadDb, contract: string): Promise<RecordList> {
	const { rows } = await sql<ItemRow>`
		select occupation.feature_no as number, occupation.code as name, occupation.area_mu as mu, null::text as word,
			(count(*) over ())::integer as count, (sum(occupation.area_mu) over ())::integer as sum
		from occupation_outcome
		join occupation on occupation.county_code = occupation_outcome.county_code and occupation.id = occupation_outcome.occupation_id
		where occupation_outcome.county_code = ${db.county} and occupation_outcome.contract_id = ${contract} and occupation_outcome.outcome <> 'household'
		order by occupation.code limit ${FIRST}`.execute(db.query);
	return listOf('occupation', rows);
}

export interface LandOn {
	lists: RecordList[];
	/** Household contracts, counted and never listed. */
	households: number;
}

/** What lies in the places whose codes begin so (a township's nine digits, a village's twelve): how many, how much, the first. */
export async function landOn(db: ReadDb, place: string): Promise<LandOn> {
	const inPlace = (column: string) => sql<boolean>`starts_with(${sql.ref(column)}, ${place})`;
	const contracts = await sql<ItemRow>`
		select contract.feature_no as number, contract.number as name, contract.contracted_mu as mu, contract.status as word,
			(count(*) over ())::integer as count, (sum(contract.contracted_mu) over ())::integer as sum
		from contract
		where contract.county_code = ${db.county} and not contract.household and ${inPlace('contract.village_code')} and ${inScope(db, 'contract.village_code')}
		order by contract.contracted_mu desc, contract.number limit ${FIRST}`.execute(db.query);
	const reclaimed = await sql<ItemRow>`
		select reclaimed_land.feature_no as number, reclaimed_land.code as name, reclaimed_land.ledger_mu as mu, reclaimed_land.kind as word,
			(count(*) over ())::integer as count, (sum(reclaimed_land.ledger_mu) over ())::integer as sum
		from reclaimed_land
		where reclaimed_land.county_code = ${db.county} and ${inPlace('reclaimed_land.village_code')} and ${inScope(db, 'reclaimed_land.village_code')}
		order by reclaimed_land.ledger_mu desc, reclaimed_land.code limit ${FIRST}`.execute(db.query);
	const parcels = await sql<{ register: 'parcel' | 'construction_land'; count: number; mu: number }>`
		select parcel.register, count(*)::integer as count, sum(parcel.area_mu)::bigint as mu
		from parcel
		where parcel.county_code = ${db.county} and ${inPlace('parcel.village_code')} and ${inScope(db, 'parcel.village_code')}
		group by parcel.register order by parcel.register desc`.execute(db.query);
	const households = await sql<{ count: number }>`
		select coalesce(sum(household_statistic.contract_count), 0)::integer as count
		from household_statistic
		where household_statistic.county_code = ${db.county} and ${inPlace('household_statistic.village_code')} and ${inScope(db, 'household_statistic.village_code')}`.execute(
		db.query
	);
	return {
		lists: [
			await findingsOf(db, (table) => inPlace(`${table}.village_code`)),
			listOf('contract', contracts.rows),
			listOf('reclaimed', reclaimed.rows),
			...parcels.rows.map(({ register, count, mu }): RecordList => ({ name: register, count, mu, items: [] }))
		].filter(({ count }) => count > 0),
		households: households.rows[0]?.count ?? 0
	};
}

/** Findings with a point on their surface in a grid. */
export async function findingsOfGrid(db: ReadDb, number: number): Promise<RecordList> {
	return findingsOf(
		db,
		(table) => sql<boolean>`exists (
			select 1 from grid
			where grid.county_code = ${db.county} and grid.feature_no = ${number} and grid.gk && ${sql.ref(`${table}.gk`)}
				and ST_Intersects(grid.gk, ST_PointOnSurface(${sql.ref(`${table}.gk`)})))`
	);
}
