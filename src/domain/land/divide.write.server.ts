import { sql, type RawBuilder } from 'kysely';
import { difference, intersection, meanWidth, muOf, polygonsOf, sharesArea, unionOf } from '#db/spatial.ts';
import type { Tx } from '#db/tx.server.ts';
import type { LandValues } from '#land/settings.ts';

/** Occupations divided in one statement: each well under a second on the embedded engine. */
const DIVIDED_AT_ONCE = { embedded: 150, postgres: 500 };

/**
 * Divides occupations' shapes, each once, in gk metres and in this order: inside the own contract's parcels; else inside
 * another's (one piece per other contract, the smaller number first where two overlap); else outside the village; else on
 * state-owned land; else uncontracted collective land. Pieces are disjoint. The legal area of a piece is planar ×
 * (ellipsoidal ÷ planar of the occupation). Land of household contracts is land of others like any, but is gathered in one
 * piece that names no contract. The browser's twin is division.ts.
 *
 * Overlays are spent only where shapes share area and neither covers the other; the materialised steps keep the planner
 * from reckoning one twice.
 * @param day the survey date of occupations that have none
 */
export async function divideOccupations(
	tx: Tx,
	ids: readonly string[],
	day: string,
	values: LandValues
): Promise<void> {
	const left = await takeWhole(tx, ids, values);
	const atOnce = tx.overlayGrid === null ? DIVIDED_AT_ONCE.postgres : DIVIDED_AT_ONCE.embedded;
	for (let at = 0; at < left.length; at += atOnce) await divide(tx, left.slice(at, at + atOnce), day, values);
}

/** Less in common than this is a matter of the last digits: half of what a piece must have to be kept. */
const APART_M2 = 0.0025;

/** A piece's measures, and what they say of it. */
const measures = (
	values: LandValues,
	legal: RawBuilder<unknown>,
	planar: RawBuilder<unknown>,
	width: RawBuilder<unknown>
) => sql`
	${legal}, ${muOf(legal)}, ${width},
	round(${planar}::numeric, 2) < ${values['over_contract.sliver_area_m2']}::numeric
		or ${width} < ${values['over_contract.sliver_width_m']}::float8,
	abs(round(${planar}::numeric, 2) - ${values['over_contract.sliver_area_m2']}::numeric) <= 0.02
		or abs(${width} - ${values['over_contract.sliver_width_m']}::float8) <= 0.01`;

/**
 * Most occupations lie wholly on one parcel of their own contract, many are drawn the very same: each is one piece, and no
 * overlay is spent on it.
 * @returns the others
 */
async function takeWhole(tx: Tx, ids: readonly string[], values: LandValues): Promise<string[]> {
	if (ids.length === 0) return [];
	const { rows } = await sql<{ id: string }>`
		with whole as (
			insert into occupation_piece (county_code, id, occupation_id, kind, village_code, planar_m2, legal_m2, legal_mu, width_m, sliver, borderline, gk)
			select ${tx.county}, md5(inside.id::text || 'own')::uuid, inside.id, 'own', inside.village_code, inside.planar,
				${measures(values, sql.ref('inside.legal'), sql.ref('inside.planar'), sql.ref('inside.width'))}, inside.gk
			from (
				select distinct on (occupation.id) occupation.id, occupation.village_code, occupation_outcome.planar_m2 as planar,
					occupation_outcome.planar_m2 * occupation_outcome.ellipsoidal_m2 / occupation_outcome.planar_m2 as legal, ${meanWidth(sql.ref('occupation.gk'))} as width, occupation.gk
				from occupation_outcome
				join occupation on occupation.county_code = ${tx.county} and occupation.id = occupation_outcome.occupation_id
				join contract_parcel on contract_parcel.county_code = ${tx.county} and contract_parcel.contract_id = occupation_outcome.contract_id
				join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
				where occupation_outcome.county_code = ${tx.county} and occupation_outcome.occupation_id = any(${[...ids]}::uuid[])
					and case when parcel.gk ~ occupation.gk then parcel.gk = occupation.gk or ST_Covers(parcel.gk, occupation.gk) else false end
					and round(occupation_outcome.planar_m2::numeric, 2) > 0
				order by occupation.id
			) inside
			returning occupation_id
		)
		select occupation_outcome.occupation_id as id from occupation_outcome
		where occupation_outcome.county_code = ${tx.county} and occupation_outcome.occupation_id = any(${[...ids]}::uuid[])
			and not exists (select from whole where whole.occupation_id = occupation_outcome.occupation_id)
		order by occupation_outcome.occupation_id`.execute(tx.query);
	return rows.map(({ id }) => id);
}

async function divide(tx: Tx, ids: readonly string[], day: string, values: LandValues): Promise<void> {
	const grid = tx.overlayGrid;
	const own = sql.ref('own.gk');
	const shape = sql.ref('target.gk');
	const rest = sql.ref('beyond_own.rest');
	const clip = sql.ref('clip.gk');
	const last = sql.ref('unclaimed.rest');
	const village = sql.ref('village.gk');
	const state = sql.ref('state_land.gk');
	const area = sql.ref('piece.gk');
	await sql`
		with target as materialized (
			select occupation.id, occupation.gk, occupation.village_code, occupation_outcome.contract_id,
				occupation_outcome.planar_m2, occupation_outcome.ellipsoidal_m2, coalesce(occupation.surveyed_on, ${day}::date) as day
			from occupation_outcome
			join occupation on occupation.county_code = ${tx.county} and occupation.id = occupation_outcome.occupation_id
			where occupation_outcome.county_code = ${tx.county} and occupation_outcome.occupation_id = any(${[...ids]}::uuid[])
		), own as materialized (
			select target.id, ${unionOf(sql.ref('parcel.gk'), grid)} as gk, count(*) > 1 as several
			from target
			join contract_parcel on contract_parcel.county_code = ${tx.county} and contract_parcel.contract_id = target.contract_id
			join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
			where parcel.gk && ${shape}
			group by target.id
		), beyond_own as materialized (
			select target.id, target.contract_id, target.day, target.village_code,
				case when own.gk is null then ${shape} when own.several and ST_Covers(${own}, ${shape}) then null
					else ${polygonsOf(difference(shape, own, grid))} end as rest,
				case when own.gk is null then null when own.several and ST_Covers(${own}, ${shape}) then ${shape}
					else ${polygonsOf(intersection(shape, own, grid))} end as inside
			from target left join own on own.id = target.id
		), claimed as materialized (
			select beyond_own.id, contract.id as contract_id, contract.number collate "C" as number,
				bool_or(contract.household) or exists (
					select from contract_parcel lot where lot.county_code = ${tx.county} and lot.contract_id = contract.id and lot.basis = '110'
				) as household,
				${unionOf(sql.ref('parcel.gk'), grid)} as gk, (array_agg(${rest}))[1] as rest
			from beyond_own
			join parcel on parcel.county_code = ${tx.county} and parcel.gk && ${rest} and ST_Intersects(parcel.gk, ${rest})
			join contract_parcel on contract_parcel.county_code = ${tx.county} and contract_parcel.parcel_id = parcel.id
			join contract on contract.county_code = ${tx.county} and contract.id = contract_parcel.contract_id
			where contract.id is distinct from beyond_own.contract_id
				and (contract.starts_on is null or contract.starts_on <= beyond_own.day)
				and (contract.ends_on is null or contract.ends_on > beyond_own.day)
				and (contract_parcel.starts_on is null or contract_parcel.starts_on <= beyond_own.day)
				and (contract_parcel.ends_on is null or contract_parcel.ends_on > beyond_own.day)
			group by beyond_own.id, contract.id, contract.number
		), cut as materialized (
			select claimed.*, ${polygonsOf(intersection(sql.ref('claimed.rest'), sql.ref('claimed.gk'), grid))} as piece from claimed
		), many as materialized (
			select cut.id, array_agg(cut.contract_id order by cut.number) as contracts, array_agg(cut.household order by cut.number) as households,
				array_agg(cut.gk order by cut.number) as shapes, array_agg(cut.piece order by cut.number) as pieces
			from cut where not ST_IsEmpty(cut.piece) group by cut.id
		), on_other as materialized (
			select many.id, case when claim.household then null else claim.contract_id end as contract_id,
				case when earlier.gk is null then claim.piece else ${polygonsOf(difference(sql.ref('claim.piece'), sql.ref('earlier.gk'), grid))} end as gk
			from many
			cross join lateral unnest(many.contracts, many.households, many.pieces) with ordinality as claim(contract_id, household, piece, place)
			-- Of what two claim the smaller number comes first; few claims meet within one occupation.
			left join lateral (
				select ${unionOf(clip, grid)} as gk
				from unnest(many.shapes[1:claim.place::integer - 1], many.pieces[1:claim.place::integer - 1]) as clip(gk, piece)
				where ${sharesArea(sql.ref('clip.piece'), sql.ref('claim.piece'))} having count(*) > 0
			) earlier on true
		), unclaimed as materialized (
			select beyond_own.id, beyond_own.village_code,
				case when many.id is null then ${rest} when covered.m2 > ST_Area(${rest}) - ${APART_M2}::float8 then null
					else ${polygonsOf(difference(rest, sql`(select ${unionOf(clip, grid)} from unnest(many.shapes) as clip(gk))`, grid))} end as rest
			from beyond_own left join many on many.id = beyond_own.id
			left join (select id, sum(ST_Area(gk)) as m2 from on_other group by id) covered on covered.id = beyond_own.id
			where beyond_own.rest is not null
		), in_village as materialized (
			select unclaimed.id,
				case when village.gk is null or ST_Covers(${village}, ${last}) then ${last}
					else ${polygonsOf(intersection(last, village, grid))} end as rest,
				case when village.gk is null or ST_Covers(${village}, ${last}) then null
					else ${polygonsOf(difference(last, village, grid))} end as outside
			from unclaimed
			left join village on village.county_code = ${tx.county} and village.code = unclaimed.village_code
			where unclaimed.rest is not null
		), state_land as materialized (
			select in_village.id, ${unionOf(sql.ref('parcel.gk'), grid)} as gk
			from in_village
			join parcel on parcel.county_code = ${tx.county} and parcel.ownership = '10'
				and ${sharesArea(sql.ref('parcel.gk'), sql.ref('in_village.rest'))}
			group by in_village.id
		), piece as materialized (
			select id, 'own' as kind, null::uuid as contract_id, inside as gk from beyond_own where inside is not null
			union all
			select id, 'on_other_contract', contract_id, gk from on_other where contract_id is not null
			union all
			select id, 'on_other_contract', null, ${polygonsOf(unionOf(sql.ref('on_other.gk'), grid))} from on_other
			where contract_id is null group by id
			union all
			select id, 'beyond_village', null, outside from in_village where outside is not null
			union all
			select in_village.id, 'state_owned', null, ${polygonsOf(intersection(sql.ref('in_village.rest'), state, grid))}
			from in_village join state_land on state_land.id = in_village.id
			union all
			select in_village.id, 'on_uncontracted', null,
				case when state_land.gk is null then in_village.rest
					else ${polygonsOf(difference(sql.ref('in_village.rest'), state, grid))} end
			from in_village left join state_land on state_land.id = in_village.id
		), measured as materialized (
			select piece.id, piece.kind, piece.contract_id, piece.gk, ST_Area(${area}) as planar, ${meanWidth(area)} as width,
				ST_Area(${area}) * target.ellipsoidal_m2 / target.planar_m2 as legal, target.village_code
			from piece join target on target.id = piece.id
			-- What rounds to nothing comes of an overlay's last digits, and on one engine only.
			where not ST_IsEmpty(piece.gk) and round(ST_Area(${area})::numeric, 2) > 0
		)
		insert into occupation_piece (county_code, id, occupation_id, kind, other_contract_id, village_code,
			planar_m2, legal_m2, legal_mu, width_m, sliver, borderline, gk)
		select ${tx.county}, md5(measured.id::text || measured.kind || coalesce(measured.contract_id::text, ''))::uuid,
			measured.id, measured.kind, measured.contract_id, measured.village_code, measured.planar,
			${measures(values, sql.ref('measured.legal'), sql.ref('measured.planar'), sql.ref('measured.width'))},
			measured.gk
		from measured`.execute(tx.query);
}
