import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { MatchDecision, MatchState, PatchKind } from './match-state.ts';
import { statedPatches, type StatesAsked } from './match-states.server.ts';

/** Rows of one village as 以图找地 needs them, names whole: they do not leave the server so. */
export interface StoredPatch {
	kind: PatchKind;
	id: string;
	number: number;
	state: MatchState;
	use: string | null;
	mu: number;
	restMu: number;
	code: string;
	name: string | null;
	extra: Record<string, unknown> | null;
	/** Who a survey found there. */
	holder: string | null;
	version: number;
	decision: MatchDecision | null;
	contract: string | null;
	userName: string | null;
	reason: string | null;
	note: string | null;
	rejected: Record<string, string> | null;
	west: number;
	south: number;
	east: number;
	north: number;
}

export async function storedPatches(db: ReadDb, asked: StatesAsked): Promise<StoredPatch[]> {
	const { rows } = await sql<StoredPatch>`
		with ${statedPatches(db, asked)}
		select stated.kind, stated.id, stated.number, stated.state, stated.use, stated.mu, stated.rest_mu as "restMu",
			coalesce(parcel.code, occupation.code) as code, parcel.name, coalesce(parcel.extra, occupation.extra) as extra,
			occupation.lessee_name as holder, coalesce(land_match.version, 0) as version, land_match.decision,
			coalesce(contract.number, by_file.number) as contract, land_match.user_name as "userName", land_match.reason,
			land_match.note, land_match.rejected, ST_XMin(place.shape) as west, ST_YMin(place.shape) as south,
			ST_XMax(place.shape) as east, ST_YMax(place.shape) as north
		from stated
		left join parcel on parcel.county_code = ${db.county} and stated.kind <> 'survey' and parcel.id = stated.id
		left join occupation on occupation.county_code = ${db.county} and stated.kind = 'survey' and occupation.id = stated.id
		cross join lateral (select coalesce(parcel.shape, occupation.shape) as shape) place
		left join land_match on land_match.county_code = ${db.county}
			and (land_match.parcel_id = parcel.id or land_match.occupation_id = occupation.id)
		left join contract on contract.county_code = ${db.county} and contract.id = land_match.contract_id
			and ${inScope(db, 'contract.village_code')}
		left join lateral (
			select min(named.number) as number from contract_parcel
			join contract named on named.county_code = ${db.county} and named.id = contract_parcel.contract_id
			where contract_parcel.county_code = ${db.county} and contract_parcel.parcel_id = parcel.id
				and stated.state = 'contracted' and not named.household and ${inScope(db, 'named.village_code')}
		) by_file on true
		order by stated.kind, stated.number`.execute(db.query);
	return rows;
}

/** A parcel beside a candidate. */
export interface StoredNeighbour {
	id: string;
	neighbour: string;
	bearing: number | null;
}

/** Parcels within 8 m (a field path between) of these patches, with the bearing of what faces the patch. */
export async function storedNeighbours(db: ReadDb, ids: readonly string[]): Promise<StoredNeighbour[]> {
	const { rows } = await sql<StoredNeighbour>`
		with patch as materialized (
			select parcel.id, parcel.gk from parcel where parcel.county_code = ${db.county} and parcel.id = any(${[...ids]}::uuid[])
			union all
			select occupation.id, occupation.gk from occupation
			where occupation.county_code = ${db.county} and occupation.id = any(${[...ids]}::uuid[])
		), middle as materialized (
			select patch.id, patch.gk, ST_Centroid(patch.gk) as at from patch
		)
		select middle.id, parcel.id as neighbour, degrees(ST_Azimuth(middle.at, ST_ClosestPoint(parcel.gk, middle.at))) as bearing
		from middle
		join parcel on parcel.county_code = ${db.county} and parcel.gk && ST_Expand(middle.gk, 8)
			and parcel.id <> middle.id and ST_DWithin(parcel.gk, middle.gk, 8)
		order by middle.id, parcel.id`.execute(db.query);
	return rows;
}

/** What is known of the parcels beside: whose they are, and what their own papers say of their sides. */
export interface KnownParcel {
	id: string;
	kind: PatchKind;
	number: number;
	extra: Record<string, unknown> | null;
	holders: string[];
}

export async function knownParcels(db: ReadDb, ids: readonly string[]): Promise<KnownParcel[]> {
	const { rows } = await sql<KnownParcel>`
		select parcel.id, parcel.register as kind, parcel.feature_no as number, parcel.extra,
			array_remove(array_agg(distinct contract.lessee_name) || array_agg(distinct land_match.user_name), null) as holders
		from parcel
		left join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.parcel_id = parcel.id
		left join contract on contract.county_code = ${db.county} and contract.id = contract_parcel.contract_id
		left join land_match on land_match.county_code = ${db.county} and land_match.parcel_id = parcel.id
		where parcel.county_code = ${db.county} and parcel.id = any(${[...ids]}::uuid[])
		group by parcel.id, parcel.register, parcel.feature_no, parcel.extra::text, parcel.extra
		order by parcel.id`.execute(db.query);
	return rows;
}

export interface StoredContract {
	id: string;
	number: string;
	lesseeName: string | null;
	kind: string;
	form: string;
	endsOn: string | null;
	mu: number;
	basis: 'standard' | 'customary' | 'unknown';
	ratio: number | null;
	surface: 'horizontal' | 'slope' | null;
	extra: Record<string, unknown> | null;
	drawn: number;
	drawnMu: number;
}

/** The collective contracts of a village, and the parcels that files gave them. */
export async function storedContracts(db: ReadDb, village: string): Promise<StoredContract[]> {
	const { rows } = await sql<StoredContract>`
		select contract.id, contract.number, contract.lessee_name as "lesseeName", contract.kind, contract.form,
			contract.ends_on as "endsOn", contract.contracted_mu as mu, contract.area_basis as basis,
			contract.customary_ratio as ratio, contract.area_surface as surface, contract.extra,
			coalesce(drawn.count, 0)::integer as drawn, coalesce(drawn.mu, 0)::integer as "drawnMu"
		from contract
		left join lateral (
			select count(*) as count, sum(parcel.area_mu) as mu from contract_parcel
			join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
			left join land_match on land_match.county_code = ${db.county} and land_match.parcel_id = parcel.id
			where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
				and land_match.contract_id is distinct from contract.id
		) drawn on true
		where contract.county_code = ${db.county} and contract.village_code = ${village} and not contract.household
			and not exists (select from contract_parcel lot where lot.county_code = ${db.county}
				and lot.contract_id = contract.id and lot.basis = '110')
		order by contract.sort_key, contract.number`.execute(db.query);
	return rows;
}

/** Who a survey found standing on a parcel, by the parcel. */
export async function foundOn(db: ReadDb, ids: readonly string[]): Promise<Map<string, string[]>> {
	const { rows } = await sql<{ id: string; names: string[] }>`
		select parcel.id, array_agg(distinct occupation.lessee_name) as names
		from parcel
		join occupation on occupation.county_code = ${db.county} and occupation.gk && parcel.gk
			and ST_Covers(parcel.gk, ST_PointOnSurface(occupation.gk))
		where parcel.county_code = ${db.county} and parcel.id = any(${[...ids]}::uuid[]) and occupation.lessee_name is not null
		group by parcel.id`.execute(db.query);
	return new Map(rows.map(({ id, names }) => [id, names]));
}
