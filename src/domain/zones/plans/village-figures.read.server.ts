import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { ellipsoidalArea, intersection, muOf, polygonsOf, sharesArea, unionOf } from '#db/spatial.ts';
import { landlessKinds, ledgerKinds, OPEN_STATUSES } from '#land/leads.ts';
import { drawnSums } from './drawn/drawn-parts.read.server.ts';
import { farmlandCodes, withDrawn, type Sum, type VillageFigures } from './figures.ts';

const overKinds = ledgerKinds.filter((kind) => !(landlessKinds as readonly string[]).includes(kind));

/** m² of the part of a village that a use of land covers. */
const part = (db: ReadDb): RawBuilder<number> => sql<number>`
	case when ST_Covers(land_use.gk, village.gk) then village.area_m2
		when ST_Covers(village.gk, land_use.gk) then land_use.area_m2
		else ${ellipsoidalArea(intersection(sql`village.gk`, sql`land_use.gk`, db.overlayGrid))} end`;

const cut = (db: ReadDb) => polygonsOf(intersection(sql`lined.village_gk`, sql`lined.gk`, db.overlayGrid));
/** The part of a village that an area of a line covers: m² where areas lie apart, its shape where they lie over each other. */
const linedPart = (db: ReadDb): RawBuilder<number> => sql<number>`
	case when ST_Covers(lined.gk, lined.village_gk) then lined.village_m2
		when ST_Covers(lined.village_gk, lined.gk) then lined.area_m2 else ${ellipsoidalArea(cut(db))} end`;
const linedShape = (db: ReadDb): RawBuilder<unknown> => sql`
	case when ST_Covers(lined.gk, lined.village_gk) then lined.village_gk
		when ST_Covers(lined.village_gk, lined.gk) then lined.gk else ${cut(db)} end`;

/**
 * What villages in sight bring into a zone: the tables `seen` (the villages), `contracts`, `leads`, `found`, `farmland` and
 * `lines`, by village_code.
 * @param which of them are asked for, by `village`: overlays are for no others
 */
const brought = (db: ReadDb, which: RawBuilder<boolean>): RawBuilder<unknown> => sql`
	seen as materialized (
		select village.* from village
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')} and ${which}
	), contracts as (
		select counted.village_code, jsonb_object_agg(counted.status, counted.count) as figures from (
			select contract.village_code, contract.status, count(*) as count from contract
			where contract.county_code = ${db.county} and not contract.household and ${inScope(db, 'contract.village_code')}
			group by contract.village_code, contract.status) counted
		group by counted.village_code
	), leads as (
		select finding.village_code, sum(finding.over_mu)::integer as mu from finding
		where finding.county_code = ${db.county} and finding.kind = any(${[...overKinds]}::text[])
			and finding.status = any(${[...OPEN_STATUSES]}::text[]) and ${inScope(db, 'finding.village_code')}
		group by finding.village_code
	), found as (
		select reclaimed_land.village_code, sum(reclaimed_land.ledger_mu)::integer as mu from reclaimed_land
		where reclaimed_land.county_code = ${db.county} and ${inScope(db, 'reclaimed_land.village_code')}
		group by reclaimed_land.village_code
	), farmland as (
		select summed.village_code, jsonb_object_agg(summed.name, summed.mu) as figures from (
			select village.code as village_code, land_use.use_code as name, ${muOf(sql`sum(${part(db)})`)} as mu
			from seen village
			join land_use on land_use.county_code = ${db.county} and land_use.scheme = 'survey'
				and land_use.use_code = any(${[...farmlandCodes]}::text[]) and ${sharesArea(sql`land_use.gk`, sql`village.gk`)}
			group by village.code, land_use.use_code) summed
		group by summed.village_code
	), lined as materialized (
		select village.code as village_code, village.gk as village_gk, village.area_m2 as village_m2,
			constraint_area.id, constraint_area.kind, constraint_area.gk, constraint_area.area_m2
		from seen village
		join constraint_area on constraint_area.county_code = ${db.county} and ${sharesArea(sql`constraint_area.gk`, sql`village.gk`)}
	), twice as materialized (
		select distinct one.village_code, one.kind from lined one
		join lined other on other.village_code = one.village_code and other.kind = one.kind and other.id > one.id
			and ${sharesArea(sql`one.gk`, sql`other.gk`)}
	), lines as (
		select summed.village_code, jsonb_object_agg(summed.name, summed.mu) as figures from (
			select lined.village_code, lined.kind as name, ${muOf(sql`sum(${linedPart(db)})`)} as mu
			from lined where (lined.village_code, lined.kind) not in (select twice.village_code, twice.kind from twice)
			group by lined.village_code, lined.kind
			union all
			select lined.village_code, lined.kind as name, ${muOf(ellipsoidalArea(unionOf(linedShape(db), db.overlayGrid)))} as mu
			from lined where (lined.village_code, lined.kind) in (select twice.village_code, twice.kind from twice)
			group by lined.village_code, lined.kind) summed
		group by summed.village_code
	)`;

/** What every village in sight brings into a zone, in the order of codes. */
export async function villageFigures(db: ReadDb): Promise<VillageFigures[]> {
	const { rows } = await sql<Omit<VillageFigures, 'place'> & { east: number; north: number }>`
		with ${brought(db, sql`true`)}, touching as (
			select border.left_code as code, border.right_code as other from border
			where border.county_code = ${db.county} and border.level in ('township', 'village')
			union
			select border.right_code, border.left_code from border
			where border.county_code = ${db.county} and border.level in ('township', 'village')
		), beside as (
			select touching.code, array_agg(touching.other order by touching.other) as neighbours from touching
			where touching.code is not null and touching.other is not null group by touching.code
		)
		select village.code, village.name, village.feature_no as number, village.township_code as township, township.name as "townshipName",
			ST_X(named.at) as east, ST_Y(named.at) as north, coalesce(beside.neighbours, '{}') as neighbours,
			village.area_mu as "areaMu", coalesce(contracts.figures, '{}') as contracts, coalesce(leads.mu, 0) as "overMu",
			coalesce(found.mu, 0) as "reclaimedMu", coalesce(farmland.figures, '{}') as farmland, coalesce(lines.figures, '{}') as "redLines"
		from seen village
		join township on township.county_code = ${db.county} and township.code = village.township_code
		cross join lateral (select ST_PointOnSurface(village.shape) as at) named
		left join beside on beside.code = village.code
		left join contracts on contracts.village_code = village.code
		left join leads on leads.village_code = village.code
		left join found on found.village_code = village.code
		left join farmland on farmland.village_code = village.code
		left join lines on lines.village_code = village.code
		order by village.code`.execute(db.query);
	return rows.map(({ east, north, ...row }) => ({ ...row, place: [east, north] }));
}

/** A jsonb object's entries summed by their names over the villages of a zone. */
const summed = (table: 'contracts' | 'farmland' | 'lines') => sql`(
	select coalesce(jsonb_object_agg(entries.name, entries.total), '{}') from (
		select entry.key as name, sum(entry.value::bigint) as total
		from member
		join ${sql.table(table)} on ${sql.ref(`${table}.village_code`)} = member.village_code
		cross join lateral jsonb_each_text(${sql.ref(`${table}.figures`)}) entry
		where member.zone_id = zone_plan_zone.id
		group by entry.key) entries)`;

/**
 * What the zones of a plan come to by the database alone, by the zone's id: what the browser reckoned is held against it.
 * @param zones ids of the plan's zones that are asked for
 */
export async function zoneSums(db: ReadDb, planId: string, zones: readonly string[]): Promise<Record<string, Sum>> {
	const ofZones = sql<boolean>`village.code in (
		select zone_plan_village.village_code from zone_plan_village
		where zone_plan_village.county_code = ${db.county} and zone_plan_village.zone_id = any(${[...zones]}::uuid[]))`;
	const { rows } = await sql<Sum & { id: string }>`
		with ${brought(db, ofZones)}, member as (
			select zone_plan_village.zone_id, zone_plan_village.village_code from zone_plan_village
			where zone_plan_village.county_code = ${db.county} and zone_plan_village.zone_id = any(${[...zones]}::uuid[])
		)
		select zone_plan_zone.id, count(village.code)::integer as villages, coalesce(sum(village.area_mu), 0)::integer as "areaMu",
			coalesce(sum(leads.mu), 0)::integer as "overMu", coalesce(sum(found.mu), 0)::integer as "reclaimedMu",
			${summed('contracts')} as contracts, ${summed('farmland')} as farmland, ${summed('lines')} as "redLines"
		from zone_plan_zone
		left join member on member.zone_id = zone_plan_zone.id
		left join seen village on village.code = member.village_code
		left join leads on leads.village_code = member.village_code
		left join found on found.village_code = member.village_code
		where zone_plan_zone.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid
			and zone_plan_zone.id = any(${[...zones]}::uuid[])
		group by zone_plan_zone.id`.execute(db.query);
	const drawn = await drawnSums(db, planId, zones);
	return Object.fromEntries(rows.map(({ id, ...sum }) => [id, withDrawn(sum, drawn.get(id))]));
}
