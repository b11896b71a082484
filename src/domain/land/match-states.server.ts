import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { difference, meanWidth, polygonsOf, sharesArea, unionOf } from '#db/spatial.ts';
import type { MatchUses } from './match-uses.ts';
import type { LandValues } from './settings.ts';

export interface StatesAsked {
	/** One village; null for all in scope. */
	village: string | null;
	uses: MatchUses;
	values: LandValues;
}

const among = (codes: readonly string[]): RawBuilder<boolean> =>
	sql<boolean>`(parcel.land_use_scheme = 'survey' and exists (
		select from unnest(${[...codes]}::text[]) as use(code) where starts_with(parcel.land_use_code, use.code)))`;

/**
 * WITH … of one row a patch of land in scope, `stated (kind, id, number, village, state, use, mu, rest_mu)`: a person's decision
 * first, then what contracts name, then whose land it is and how it is used; what is left is open, but for what lies within
 * contracts' shapes. Every parcel and every survey has exactly one row (match-state.ts; test/models/plain-match.ts). Overlays
 * are spent on open patches alone, and only where they share area with a contract's parcel.
 */
export function statedPatches(db: ReadDb, { village, uses, values }: StatesAsked): RawBuilder<unknown> {
	const here = (table: 'parcel' | 'occupation') =>
		sql`${sql.ref(`${table}.county_code`)} = ${db.county} and ${inScope(db, `${table}.village_code`)}
			${village === null ? sql`` : sql`and ${sql.ref(`${table}.village_code`)} = ${village}`}`;
	// What a person has said last of a survey's link by name.
	const said = sql`select link_decision.decision from link_decision
		where link_decision.county_code = ${db.county} and link_decision.occupation_code = occupation.code
		order by link_decision.recorded_at desc, link_decision.id desc limit 1`;
	const shape = sql.ref('lying.gk');
	const taken = sql.ref('lying.taken');
	const rest = sql.ref('remaining.rest');
	return sql`
		held as materialized (
			select contract_parcel.parcel_id, bool_or(contract.household or coalesce(contract_parcel.basis, '') = '110') as family
			from parcel
			join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.parcel_id = parcel.id
			join contract on contract.county_code = ${db.county} and contract.id = contract_parcel.contract_id
			where ${here('parcel')}
			group by contract_parcel.parcel_id
		), first_look as materialized (
			select parcel.register as kind, parcel.id, parcel.feature_no as number, parcel.village_code as village,
				parcel.land_use_code as use, parcel.area_mu as mu,
				case when land_match.decision is not null then land_match.decision
					when held.family then 'family' when held.parcel_id is not null then 'contracted'
					when parcel.ownership in ('10', '20') then 'state_owned'
					when parcel.register = 'construction_land' and not ${among(uses['match.construction_uses'])} then 'left_out'
					when parcel.register = 'parcel' and ${among(uses['match.unused_uses'])} then 'left_out'
					else 'open' end as state
			from parcel
			left join held on held.parcel_id = parcel.id
			left join land_match on land_match.county_code = ${db.county} and land_match.parcel_id = parcel.id
			where ${here('parcel')}
			union all
			select 'survey', occupation.id, occupation.feature_no, occupation.village_code, null, occupation.area_mu,
				case when land_match.decision is not null then land_match.decision
					when exists (select from contract where contract.county_code = ${db.county}
						and contract.number = occupation.contract_number) then 'tied'
					when exists (select from contract where contract.county_code = ${db.county}
						and contract.lessee_code = occupation.lessee_code) then 'tied'
					when exists (select from contract where contract.county_code = ${db.county}
						and contract.village_code = occupation.village_code and contract.lessee_name = occupation.lessee_name)
						and (${said}) is distinct from 'cut' then 'tied'
					when exists (select from parcel where parcel.county_code = ${db.county} and parcel.register = 'parcel'
						and parcel.code = occupation.parcel_code) then 'on_patch'
					when exists (select from parcel where parcel.county_code = ${db.county} and parcel.gk && occupation.gk
						and ST_Covers(parcel.gk, ST_PointOnSurface(occupation.gk))) then 'on_patch'
					when occupation.ownership in ('10', '20') then 'state_owned'
					else 'open' end
			from occupation
			left join land_match on land_match.county_code = ${db.county} and land_match.occupation_id = occupation.id
			where ${here('occupation')}
		), ground as materialized (
			select first_look.kind, first_look.id, parcel.gk from first_look
			join parcel on parcel.county_code = ${db.county} and parcel.id = first_look.id
			where first_look.state = 'open' and first_look.kind <> 'survey'
			union all
			select first_look.kind, first_look.id, occupation.gk from first_look
			join occupation on occupation.county_code = ${db.county} and occupation.id = first_look.id
			where first_look.state = 'open' and first_look.kind = 'survey'
		), lying as materialized (
			select ground.kind, ground.id, ground.gk, ${unionOf(sql.ref('parcel.gk'), db.overlayGrid)} as taken
			from ground
			join parcel on parcel.county_code = ${db.county} and parcel.id <> ground.id
				and ${sharesArea(sql.ref('parcel.gk'), sql.ref('ground.gk'))}
			where exists (select from contract_parcel where contract_parcel.county_code = ${db.county}
				and contract_parcel.parcel_id = parcel.id)
			group by ground.kind, ground.id, ground.gk
		), remaining as materialized (
			select lying.kind, lying.id, ST_Area(${shape}) as whole, case when ST_Covers(${taken}, ${shape}) then null
				else ${polygonsOf(difference(shape, taken, db.overlayGrid))} end as rest
			from lying
		), stated as materialized (
			select first_look.kind, first_look.id, first_look.number, first_look.village, first_look.use, first_look.mu,
				case when remaining.id is not null and (remaining.rest is null
					or round(ST_Area(${rest})::numeric, 2) < ${values['over_contract.sliver_area_m2']}::numeric
					or ${meanWidth(rest)} < ${values['over_contract.sliver_width_m']}::float8) then 'within_contract'
					else first_look.state end as state,
				case when remaining.id is null then first_look.mu
					else round((first_look.mu * coalesce(ST_Area(${rest}), 0) / remaining.whole)::numeric)::integer end as rest_mu
			from first_look
			left join remaining on remaining.kind = first_look.kind and remaining.id = first_look.id
		)`;
}
