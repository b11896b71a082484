import { sql, type RawBuilder } from 'kysely';
import type { FlatRings } from '#core/overlay/flat-rings.ts';
import { boundsOfRings } from '#core/overlay/lattice.ts';
import { meets } from '#core/parts/grid.ts';
import { keptRows } from '#db/ask-rows.server.ts';
import type { RowReader } from '#db/row-reader.ts';
import type { Tx } from '#db/tx.server.ts';
import type { ContractClaims } from '#land/contract-claims.ts';
import { readContractClaims } from '#land/contract-claims.read.server.ts';
import { addVillages, isWhole, type InTurn, type SurveyGround } from '#land/ground-shapes.read.server.ts';
import { LandUnder } from '#land/land-under.ts';

/** An occupation with what its claims are found by: its own contract's number, and the day, as the engine counts days. */
interface ReadGround extends SurveyGround {
	contract: number | null;
	day: number;
}

/**
 * What every occupation that the run has linked is divided by (as groundsOf has it), some at a time and in no order, null
 * after the last. Occupations are read through once and contracts' claims are kept: looking up each of them by its key costs
 * several times as much. The reading is the transaction's own, once in it, and open until it ends.
 */
export async function everyGround(
	tx: Tx,
	day: string,
	atOnce: number,
	inTurn: InTurn
): Promise<() => Promise<SurveyGround[] | null>> {
	const claims = await inTurn(async () => {
		await roomForHashes(tx);
		return readContractClaims(tx);
	});
	await inTurn(() => openSurveys(tx, day));
	return async () => {
		const grounds = surveysIn(await inTurn(() => keptRows(tx, sql`fetch forward ${sql.lit(atOnce)} from surveys`)));
		if (grounds.length === 0) return null;
		for (const ground of grounds) ground.whole = isWhole(ground);
		const open = grounds.filter(({ whole }) => !whole);
		if (open.length === 0) return grounds;
		addLand(await inTurn(() => keptRows(tx, landUnder(tx, open))), open, claims);
		await inTurn(() => addVillages(tx, open));
		return grounds;
	};
}

/** For this transaction: land of a county's contracts is put into tables in memory, 85 MB of 200 000, not in files. */
const roomForHashes = (tx: Tx) => sql`select set_config('work_mem', '64MB', true)`.execute(tx.query);

/** Opens the reading of all occupations with the parcels of their own contracts, a row each. */
async function openSurveys(tx: Tx, day: string): Promise<void> {
	// All of it will be fetched: not a plan that has its first rows soonest.
	await sql`select set_config('cursor_tuple_fraction', '1', true)`.execute(tx.query);
	await sql`
		declare surveys no scroll cursor for
		select occupation.id, occupation.village_code, occupation.gk_srid, occupation_outcome.planar_m2, occupation_outcome.ellipsoidal_m2,
			occupation.gk, own.shapes, own.contract, coalesce(occupation.surveyed_on, ${day}::date)
		from occupation_outcome
		join occupation on occupation.county_code = ${tx.county} and occupation.id = occupation_outcome.occupation_id
		left join (
			select contract_parcel.contract_id, array_agg(parcel.gk) as shapes, min(contract.feature_no) as contract
			from contract_parcel
			join contract on contract.county_code = ${tx.county} and contract.id = contract_parcel.contract_id
			join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
			where contract_parcel.county_code = ${tx.county}
			group by contract_parcel.contract_id
		) own on own.contract_id = occupation_outcome.contract_id
		where occupation_outcome.county_code = ${tx.county} and occupation_outcome.outcome in ('linked', 'no_contract')`.execute(
		tx.query
	);
}

/** The next of all occupations; none where all have been. */
function surveysIn(rows: RowReader): ReadGround[] {
	const grounds: ReadGround[] = [];
	const [id, village, srid, planar, ellipsoidal, shape, own, contract, day] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
	while (rows.row()) {
		const occupation = rows.rings(shape!);
		const parcels = rows.isNull(own!) ? [] : rows.ringsOfEach(own!);
		grounds.push({
			id: rows.uuid(id!),
			villageCode: rows.isNull(village!) ? null : rows.text(village!),
			gkSrid: rows.integer(srid!),
			planarM2: rows.float8(planar!),
			ellipsoidalM2: rows.float8(ellipsoidal!),
			occupation,
			own: parcels.length < 2 ? parcels : thoseNear(occupation, parcels),
			contract: rows.isNull(contract!) ? null : rows.integer(contract!),
			day: rows.integer(day!),
			...{ others: [], state: [], village: null, whole: false }
		});
	}
	return grounds;
}

/** A contract's parcels whose boxes meet a shape's. */
function thoseNear(shape: FlatRings, parcels: readonly FlatRings[]): FlatRings[] {
	const box = boundsOfRings(shape);
	return parcels.filter((parcel) => meets(box, boundsOfRings(parcel)));
}

/** The parcels whose boxes meet the occupations'. */
const landUnder = (tx: Tx, grounds: readonly ReadGround[]): RawBuilder<unknown> => sql`
		with asked as materialized (
			select named.place::integer, occupation.gk
			from unnest(${grounds.map(({ id }) => id)}::uuid[]) with ordinality as named(id, place)
			join occupation on occupation.county_code = ${tx.county} and occupation.id = named.id
		)
		select asked.place, parcel.feature_no, parcel.ownership is not distinct from '10', parcel.gk
		from asked
		join parcel on parcel.county_code = ${tx.county} and parcel.gk && asked.gk`;

/** Adds the parcels under other contracts in force on the survey date, and the state-owned ones. */
function addLand(rows: RowReader, grounds: readonly ReadGround[], claims: ContractClaims): void {
	const [place, parcel, state, shape] = [0, 1, 2, 3];
	const land = new LandUnder(grounds);
	while (rows.row()) {
		const at = rows.integer(place!) - 1;
		const of = rows.integer(parcel!);
		const claiming = claims.on(of, grounds[at]!.day, grounds[at]!.contract);
		const owned = rows.boolean(state!);
		if (claiming.length === 0 && !owned) continue;
		const rings = land.shape(of, () => rows.rings(shape!));
		if (owned) land.addState(at, rings);
		for (const contract of claiming) land.addClaim(at, rings, contract);
	}
	land.settle();
}
