import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { intersection } from '#db/spatial.ts';
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
 */
export async function doubleContracts(db: ReadDb): Promise<{ doubles: DoubleContract[]; gap: Gap | null }> {
	const plots = await sharingPlots(db);
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
	return { doubles: doublesOf([...pairs.values()]), gap: null };
}

/** Plots that share area, looked up one by one in the index: the fence keeps the planner from holding all against all. */
async function sharingPlots(db: ReadDb): Promise<PlotPair[]> {
	const { rows } = await sql<PlotPair>`
		with plot as materialized (
			select contract.id, contract.number collate "C" as number, contract.kind, parcel.id as parcel_id, parcel.gk, parcel.area_m2,
				coalesce(contract_parcel.starts_on, contract.starts_on) as starts_on, coalesce(contract_parcel.ends_on, contract.ends_on) as ends_on
			from contract
			join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
			join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
			where contract.county_code = ${db.county} and not contract.household and contract_parcel.basis is distinct from '110'
				and parcel.ownership is distinct from '10'
		), near as materialized (
			select plot.*, beside.id as beside_id
			from plot cross join lateral (
				select parcel.id from parcel where parcel.county_code = ${db.county} and parcel.gk && plot.gk offset 0
			) beside
		)
		select near.id as a, plot.id as b, near.parcel_id as "aParcel", plot.parcel_id as "bParcel",
			case when near.parcel_id = plot.parcel_id or ST_Covers(plot.gk, near.gk) then near.area_m2
				when ST_Covers(near.gk, plot.gk) then plot.area_m2 end as m2
		from near join plot on plot.parcel_id = near.beside_id and plot.kind = near.kind and near.number < plot.number
		where (near.starts_on is null or plot.ends_on is null or near.starts_on < plot.ends_on)
			and (plot.starts_on is null or near.ends_on is null or plot.starts_on < near.ends_on)
			and (near.parcel_id = plot.parcel_id or (ST_Intersects(near.gk, plot.gk) and not ST_Touches(near.gk, plot.gk)))
		order by near.number, plot.number, near.parcel_id, plot.parcel_id`.execute(db.query);
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
