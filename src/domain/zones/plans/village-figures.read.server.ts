import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { OPEN_STATUSES } from '#land/leads.ts';
import type { Inhabitants, StatedSum } from '#zones/factors/inhabitants.ts';
import { inhabitantsTable } from '#zones/factors/inhabitants.read.server.ts';
import { landTables, overKinds } from './covered-part.read.server.ts';
import { gridsOfZones } from './grids/grid-figures.read.server.ts';
import { drawnSums } from './drawn/drawn-parts.read.server.ts';
import { plus, withDrawn, type Sum, type VillageFigures } from './figures.ts';

/**
 * What villages in sight bring into a zone: the tables `seen` (the villages), `contracts`, `leads`, `found`, `stated`,
 * `farmland` and `lines`; the last two by `code`, the others by `village_code`.
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
	), stated as (${inhabitantsTable(db)}), ${landTables(db, 'village')}`;

/** What every village in sight brings into a zone, in the order of codes. */
export async function villageFigures(db: ReadDb): Promise<VillageFigures[]> {
	type Row = Omit<VillageFigures, 'place' | 'inhabitants'> & Inhabitants & { east: number; north: number };
	const { rows } = await sql<Row>`
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
			stated.households, stated.people,
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
		left join farmland on farmland.code = village.code
		left join lines on lines.code = village.code
		left join stated on stated.village_code = village.code
		order by village.code`.execute(db.query);
	return rows.map(({ east, north, households, people, ...row }) => ({
		...{ ...row, place: [east, north] },
		...(households === null && people === null ? {} : { inhabitants: { households, people } })
	}));
}

/** A jsonb object's entries summed by their names over the villages of a zone. */
const summed = (table: 'contracts' | 'farmland' | 'lines', key: 'village_code' | 'code') => sql`(
	select coalesce(jsonb_object_agg(entries.name, entries.total), '{}') from (
		select entry.key as name, sum(entry.value::bigint) as total
		from member
		join ${sql.table(table)} on ${sql.ref(`${table}.${key}`)} = member.village_code
		cross join lateral jsonb_each_text(${sql.ref(`${table}.figures`)}) entry
		where member.zone_id = zone_plan_zone.id
		group by entry.key) entries)`;

/** What the villages of a zone state of one thing, and how many do; null where none does. */
const statedSum = (name: keyof Inhabitants) => {
	const column = sql.ref(`stated.${name}`);
	return sql`case when count(${column}) > 0 then jsonb_build_object('sum', sum(${column}), 'villages', count(${column})) end`;
};

/**
 * What the zones of a plan come to by the database alone, by the zone's id: what the browser reckoned is held against it.
 * @param zones ids of the plan's zones that are asked for
 */
export async function zoneSums(db: ReadDb, planId: string, zones: readonly string[]): Promise<Record<string, Sum>> {
	const ofZones = sql<boolean>`village.code in (
		select zone_plan_village.village_code from zone_plan_village
		where zone_plan_village.county_code = ${db.county} and zone_plan_village.zone_id = any(${[...zones]}::uuid[]))`;
	type Row = Omit<Sum, 'households' | 'people'> & {
		id: string;
		households: StatedSum | null;
		people: StatedSum | null;
	};
	const { rows } = await sql<Row>`
		with ${brought(db, ofZones)}, member as (
			select zone_plan_village.zone_id, zone_plan_village.village_code from zone_plan_village
			where zone_plan_village.county_code = ${db.county} and zone_plan_village.zone_id = any(${[...zones]}::uuid[])
		)
		select zone_plan_zone.id, count(village.code)::integer as villages, coalesce(sum(village.area_mu), 0)::integer as "areaMu",
			coalesce(sum(leads.mu), 0)::integer as "overMu", coalesce(sum(found.mu), 0)::integer as "reclaimedMu",
			${statedSum('households')} as households, ${statedSum('people')} as people,
			${summed('contracts', 'village_code')} as contracts, ${summed('farmland', 'code')} as farmland, ${summed('lines', 'code')} as "redLines"
		from zone_plan_zone
		left join member on member.zone_id = zone_plan_zone.id
		left join seen village on village.code = member.village_code
		left join leads on leads.village_code = member.village_code
		left join found on found.village_code = member.village_code
		left join stated on stated.village_code = village.code
		where zone_plan_zone.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid
			and zone_plan_zone.id = any(${[...zones]}::uuid[])
		group by zone_plan_zone.id`.execute(db.query);
	const drawn = await drawnSums(db, planId, zones);
	const grids = await gridsOfZones(db, planId, zones);
	const whole = ({ id, households, people, ...rest }: Row): Sum => {
		const own = grids.get(id) ?? [];
		const sum: Sum = { ...rest, ...(households ? { households } : {}), ...(people ? { people } : {}) };
		return own.length > 0 ? { ...own.reduce(plus, sum), grids: own.length } : sum;
	};
	return Object.fromEntries(rows.map((row) => [row.id, withDrawn(whole(row), drawn.get(row.id))]));
}
