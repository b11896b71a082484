import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { intersection } from '#db/spatial.ts';
import { doublesOf, type DoubleContract, type SharingContract } from '#land/double-contracts.ts';

type Row = { shared: number } & { [K in keyof SharingContract as `${'a' | 'b'}_${K}`]: SharingContract[K] };

/** The columns of one side of a pair, named after SharingContract. */
const side = (alias: 'a' | 'b') => {
	const column = (name: string, as: string) => sql`${sql.ref(`${alias}.${name}`)} as ${sql.ref(`${alias}_${as}`)}`;
	return sql.join([
		column('id', 'id'),
		column('version', 'version'),
		column('number', 'number'),
		column('head_contract_number', 'headNumber'),
		column('starts_on', 'startsOn'),
		column('ends_on', 'endsOn'),
		column('village_code', 'village'),
		column('area_m2', 'areaM2')
	]);
};

const sideOf = (row: Row, alias: 'a' | 'b'): SharingContract => ({
	id: row[`${alias}_id`],
	version: row[`${alias}_version`],
	number: row[`${alias}_number`],
	headNumber: row[`${alias}_headNumber`],
	startsOn: row[`${alias}_startsOn`],
	endsOn: row[`${alias}_endsOn`],
	village: row[`${alias}_village`],
	areaM2: row[`${alias}_areaM2`]
});

/**
 * Pairs of contracts of one kind over one place in overlapping half-open periods. Household contracts and state-owned land
 * never take part. Neighbours are looked up plot by plot in the index; the fence keeps the planner from holding every
 * parcel against every other.
 */
export async function doubleContracts(db: ReadDb): Promise<DoubleContract[]> {
	const [one, two] = [sql.ref('near.gk'), sql.ref('plot.gk')];
	const { rows } = await sql<Row>`
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
		), pair as materialized (
			select near.id as a, plot.id as b, near.gk as a_gk, plot.gk as b_gk, near.area_m2 as a_m2, plot.area_m2 as b_m2,
				near.parcel_id = plot.parcel_id as same
			from near join plot on plot.parcel_id = near.beside_id and plot.kind = near.kind and near.number < plot.number
			where (near.starts_on is null or plot.ends_on is null or near.starts_on < plot.ends_on)
				and (plot.starts_on is null or near.ends_on is null or plot.starts_on < near.ends_on)
				and (near.parcel_id = plot.parcel_id or (ST_Intersects(${one}, ${two}) and not ST_Touches(${one}, ${two})))
		), shared as materialized (
			select pair.a, pair.b, sum(case when pair.same then pair.a_m2
				when ST_Covers(pair.a_gk, pair.b_gk) then pair.b_m2 when ST_Covers(pair.b_gk, pair.a_gk) then pair.a_m2
				else ST_Area(${intersection(sql.ref('pair.a_gk'), sql.ref('pair.b_gk'), db.overlayGrid)}) * pair.a_m2 / ST_Area(pair.a_gk) end) as m2
			from pair group by pair.a, pair.b
		), held as materialized (
			select plot.id, sum(plot.area_m2) as area_m2 from plot group by plot.id
		), party as materialized (
			select contract.*, held.area_m2 from held
			join contract on contract.county_code = ${db.county} and contract.id = held.id
		)
		select shared.m2 as shared, ${side('a')}, ${side('b')}
		from shared join party a on a.id = shared.a join party b on b.id = shared.b
		order by a.number collate "C", b.number collate "C"`.execute(db.query);
	return doublesOf(rows.map((row) => ({ a: sideOf(row, 'a'), b: sideOf(row, 'b'), sharedM2: row.shared })));
}
