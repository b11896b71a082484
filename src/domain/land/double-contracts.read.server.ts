import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { intersection, sharesArea } from '#db/spatial.ts';
import { doublesOf, type DoubleContract, type SharingContract, type SharingPair } from '#land/double-contracts.ts';

interface PlotPair {
	a: string;
	b: string;
	aParcel: string;
	bParcel: string;
	/** Ellipsoidal area in common, m²; null where only an overlay can tell. */
	m2: number | null;
}

/** What a comparison was to reckon and what came back. */
export interface Gap extends Record<string, unknown> {
	of: string;
	expected: number;
	got: number;
}

/**
 * Contracts of one kind over one place in overlapping half-open periods. Household contracts and state-owned land never
 * take part. Pairs are told apart first without any overlay; a pair that its overlay does not answer is a gap.
 * @param among only pairs with one of these contracts; null for all
 */
export async function doubleContracts(
	db: ReadDb,
	among: readonly string[] | null
): Promise<{ doubles: DoubleContract[]; gap: Gap | null }> {
	const plots = await sharingPlots(db, among);
	const open = plots.filter(({ m2 }) => m2 === null);
	const areas = await commonAreas(db, open);
	if (areas.length !== open.length)
		return { doubles: [], gap: { of: 'double_contracted', expected: open.length, got: areas.length } };
	open.forEach((plot, index) => (plot.m2 = areas[index]!));
	const parties = await sharingContracts(
		db,
		plots.flatMap(({ a, b }) => [a, b])
	);
	const pairs = new Map<string, SharingPair>();
	for (const { a, b, m2 } of plots) {
		const key = `${a} ${b}`;
		const pair = pairs.get(key) ?? { a: parties.get(a)!, b: parties.get(b)!, sharedM2: 0 };
		pairs.set(key, { ...pair, sharedM2: pair.sharedM2 + m2! });
	}
	const subleases = [...parties.values()].filter(({ headNumber }) => headNumber !== null);
	return { doubles: doublesOf([...pairs.values()], await headLeases(db, subleases)), gap: null };
}

/** Plots that share area, looked up one by one in the index: the fence keeps the planner from holding all against all. */
async function sharingPlots(db: ReadDb, among: readonly string[] | null): Promise<PlotPair[]> {
	const lots = sql`
		select contract_parcel.id, contract_parcel.contract_id, contract_parcel.parcel_id, contract.number collate "C" as number, contract.kind,
			coalesce(contract_parcel.starts_on, contract.starts_on) as starts_on, coalesce(contract_parcel.ends_on, contract.ends_on) as ends_on
		from contract
		join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
		where contract.county_code = ${db.county} and not contract.household and contract_parcel.basis is distinct from '110'`;
	const near = among === null ? sql`` : sql`and contract.id = any(${[...among]}::uuid[])`;
	// Of one that is looked at anew both the smaller and the larger number count.
	const order = among === null ? sql`plot.number < other.number` : sql`plot.number <> other.number`;
	const { rows } = await sql<PlotPair>`
		with plot as materialized (${lots} ${near}), beside as materialized (
			select plot.*, near.id as beside_id
			from plot join parcel on parcel.county_code = ${db.county} and parcel.id = plot.parcel_id and parcel.ownership is distinct from '10'
			cross join lateral (
				select neighbour.id from parcel neighbour
				where neighbour.county_code = ${db.county} and neighbour.gk && parcel.gk and neighbour.ownership is distinct from '10' offset 0
			) near
		), other as materialized (
			${lots} and contract_parcel.parcel_id in (select beside.beside_id from beside)
		), pair as materialized (
			select distinct case when plot.number < other.number then plot.id else other.id end as a,
				case when plot.number < other.number then other.id else plot.id end as b,
				case when plot.number < other.number then plot.number else other.number end as a_number,
				case when plot.number < other.number then other.number else plot.number end as b_number
			from beside plot join other on other.parcel_id = plot.beside_id and other.kind = plot.kind and ${order}
			where (plot.starts_on is null or other.ends_on is null or plot.starts_on < other.ends_on)
				and (other.starts_on is null or plot.ends_on is null or other.starts_on < plot.ends_on)
		)
		select one.contract_id as a, two.contract_id as b, first.id as "aParcel", second.id as "bParcel",
			case when first.id = second.id or ST_Covers(second.gk, first.gk) then first.area_m2
				when ST_Covers(first.gk, second.gk) then second.area_m2 end as m2
		from pair
		join contract_parcel one on one.county_code = ${db.county} and one.id = pair.a
		join contract_parcel two on two.county_code = ${db.county} and two.id = pair.b
		join parcel first on first.county_code = ${db.county} and first.id = one.parcel_id
		join parcel second on second.county_code = ${db.county} and second.id = two.parcel_id
		where case when first.id = second.id then true else ${sharesArea(sql.ref('first.gk'), sql.ref('second.gk'))} end
		order by pair.a_number, pair.b_number, first.id, second.id`.execute(db.query);
	return rows;
}

/** Ellipsoidal area that pairs of parcels have in common, m², in the order of the pairs. */
async function commonAreas(db: ReadDb, pairs: readonly PlotPair[]): Promise<number[]> {
	if (pairs.length === 0) return [];
	const [a, b] = [sql.ref('a.gk'), sql.ref('b.gk')];
	const { rows } = await sql<{ m2: number }>`
		select ST_Area(${intersection(a, b, db.overlayGrid)}) * a.area_m2 / ST_Area(${a}) as m2
		from unnest(${pairs.map(({ aParcel }) => aParcel)}::uuid[], ${pairs.map(({ bParcel }) => bParcel)}::uuid[])
			with ordinality as pair(a, b, place)
		join parcel a on a.county_code = ${db.county} and a.id = pair.a
		join parcel b on b.county_code = ${db.county} and b.id = pair.b
		order by pair.place`.execute(db.query);
	return rows.map(({ m2 }) => m2);
}

async function sharingContracts(db: ReadDb, ids: readonly string[]): Promise<Map<string, SharingContract>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<SharingContract>`
		select contract.id, contract.version, contract.number, contract.head_contract_number as "headNumber",
			contract.starts_on as "startsOn", contract.ends_on as "endsOn", contract.village_code as village, sum(parcel.area_m2) as "areaM2"
		from contract
		join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
		join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
		where contract.county_code = ${db.county} and contract.id = any(${[...new Set(ids)]}::uuid[])
		group by contract.county_code, contract.id`.execute(db.query);
	return new Map(rows.map((row) => [row.id, row]));
}

/** The head lease of every contract above some subleases, by its number. */
async function headLeases(db: ReadDb, subleases: readonly SharingContract[]): Promise<Map<string, string | null>> {
	if (subleases.length === 0) return new Map();
	const { rows } = await sql<{ number: string; head: string | null }>`
		with recursive above (number, head) as (
			select contract.number, contract.head_contract_number from contract
			where contract.county_code = ${db.county} and contract.number = any(${subleases.map(({ headNumber }) => headNumber)}::text[])
			union
			select contract.number, contract.head_contract_number
			from above join contract on contract.county_code = ${db.county} and contract.number = above.head
		)
		select number, head from above`.execute(db.query);
	return new Map(rows.map(({ number, head }) => [number, head]));
}
