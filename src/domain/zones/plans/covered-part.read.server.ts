import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { ellipsoidalArea, intersection, muOf, polygonsOf, sharesArea, unionOf } from '#db/spatial.ts';
import { landlessKinds, ledgerKinds } from '#land/leads.ts';
import { farmlandCodes } from './figures.ts';

/** Leads of land held beyond what the papers say. */
export const overKinds = ledgerKinds.filter((kind) => !(landlessKinds as readonly string[]).includes(kind));

/** m² of the part of a village or grid that a use of land covers. */
const coveredPart = (db: ReadDb, place: 'village' | 'grid'): RawBuilder<number> => {
	const [own, area] = [sql.ref(`${place}.gk`), sql.ref(`${place}.area_m2`)];
	return sql<number>`
	case when ST_Covers(land_use.gk, ${own}) then ${area}
		when ST_Covers(${own}, land_use.gk) then land_use.area_m2
		else ${ellipsoidalArea(intersection(own, sql`land_use.gk`, db.overlayGrid))} end`;
};

const cut = (db: ReadDb) => polygonsOf(intersection(sql`lined.place_gk`, sql`lined.gk`, db.overlayGrid));
/** The part of a village or grid that an area of a line covers: m² where areas lie apart, its shape where they lie over each other. */
const linedPart = (db: ReadDb): RawBuilder<number> => sql<number>`
	case when ST_Covers(lined.gk, lined.place_gk) then lined.place_m2
		when ST_Covers(lined.place_gk, lined.gk) then lined.area_m2 else ${ellipsoidalArea(cut(db))} end`;
const linedShape = (db: ReadDb): RawBuilder<unknown> => sql`
	case when ST_Covers(lined.gk, lined.place_gk) then lined.place_gk
		when ST_Covers(lined.place_gk, lined.gk) then lined.gk else ${cut(db)} end`;

/**
 * What the land of the villages or grids of a table `seen` is: the tables `farmland` and `lines`, by `code`. Land that two areas of
 * one line cover counts once.
 */
export const landTables = (db: ReadDb, place: 'village' | 'grid'): RawBuilder<unknown> => {
	const [own, code, area] = [sql.ref(`${place}.gk`), sql.ref(`${place}.code`), sql.ref(`${place}.area_m2`)];
	return sql`
	farmland as (
		select summed.code, jsonb_object_agg(summed.name, summed.mu) as figures from (
			select ${code} as code, land_use.use_code as name, ${muOf(sql`sum(${coveredPart(db, place)})`)} as mu
			from seen ${sql.ref(place)}
			join land_use on land_use.county_code = ${db.county} and land_use.scheme = 'survey'
				and land_use.use_code = any(${[...farmlandCodes]}::text[]) and ${sharesArea(sql`land_use.gk`, own)}
			group by ${code}, land_use.use_code) summed
		group by summed.code
	), lined as materialized (
		select ${code} as code, ${own} as place_gk, ${area} as place_m2,
			constraint_area.id, constraint_area.kind, constraint_area.gk, constraint_area.area_m2
		from seen ${sql.ref(place)}
		join constraint_area on constraint_area.county_code = ${db.county} and ${sharesArea(sql`constraint_area.gk`, own)}
	), twice as materialized (
		select distinct one.code, one.kind from lined one
		join lined other on other.code = one.code and other.kind = one.kind and other.id > one.id
			and ${sharesArea(sql`one.gk`, sql`other.gk`)}
	), lines as (
		select summed.code, jsonb_object_agg(summed.name, summed.mu) as figures from (
			select lined.code, lined.kind as name, ${muOf(sql`sum(${linedPart(db)})`)} as mu
			from lined where (lined.code, lined.kind) not in (select twice.code, twice.kind from twice)
			group by lined.code, lined.kind
			union all
			select lined.code, lined.kind as name, ${muOf(ellipsoidalArea(unionOf(linedShape(db), db.overlayGrid)))} as mu
			from lined where (lined.code, lined.kind) in (select twice.code, twice.kind from twice)
			group by lined.code, lined.kind) summed
		group by summed.code
	)`;
};
