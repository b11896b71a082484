import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { intersection, muOf, polygonsOf, sharesArea } from '#db/spatial.ts';
import { maskedName } from '#core/masked-name.ts';
import { collectiveOccupation } from '#land/record.read.server.ts';
import type { DossierFinding, DossierSurvey, LiesOn } from '#land/dossier.ts';

/** The land a dossier is about: a row of a table with a shape. */
export interface Subject {
	table: 'parcel' | 'finding';
	id: string;
}

const of = ({ table }: Subject) => sql.table(table);

/** Ellipsoidal 亩 that two shapes share, in hundredths. */
const sharedMu = (db: ReadDb, one: string, other: string): RawBuilder<number> =>
	muOf(
		sql`ST_Area(ST_Transform(${polygonsOf(intersection(sql.ref(one), sql.ref(other), db.overlayGrid))}, 4490)::geography)`
	);

/**
 * The red lines, the surveyed land use, the land taken back and the grids that the land lies on, the most of each first: as on
 * the map, those the scope sees.
 */
export async function liesOn(db: ReadDb, subject: Subject): Promise<LiesOn[]> {
	const { rows } = await sql<LiesOn>`
		select found.what, found.kind, found.name, sum(found.mu)::integer as mu from (
			select 'red_line' as what, constraint_area.kind, constraint_area.name, ${sharedMu(db, 'me.gk', 'constraint_area.gk')} as mu
			from ${of(subject)} me
			join constraint_area on constraint_area.county_code = ${db.county} and ${sharesArea(sql.ref('me.gk'), sql.ref('constraint_area.gk'))}
			where me.county_code = ${db.county} and me.id = ${subject.id} and ${inScope(db, 'constraint_area.village_code')}
			union all
			select 'land_use', land_use.scheme || ':' || land_use.use_code, land_use.use_name, ${sharedMu(db, 'me.gk', 'land_use.gk')}
			from ${of(subject)} me
			join land_use on land_use.county_code = ${db.county} and ${sharesArea(sql.ref('me.gk'), sql.ref('land_use.gk'))}
			where me.county_code = ${db.county} and me.id = ${subject.id} and ${inScope(db, 'land_use.village_code')}
			union all
			select 'reclaimed', reclaimed_land.kind, coalesce(reclaimed_land.name, reclaimed_land.code), ${sharedMu(db, 'me.gk', 'reclaimed_land.gk')}
			from ${of(subject)} me
			join reclaimed_land on reclaimed_land.county_code = ${db.county} and ${sharesArea(sql.ref('me.gk'), sql.ref('reclaimed_land.gk'))}
			where me.county_code = ${db.county} and me.id = ${subject.id} and ${inScope(db, 'reclaimed_land.village_code')}
			union all
			select 'grid', grid.level::text, grid.name, ${sharedMu(db, 'me.gk', 'grid.gk')}
			from ${of(subject)} me
			join grid on grid.county_code = ${db.county} and ${sharesArea(sql.ref('me.gk'), sql.ref('grid.gk'))}
			where me.county_code = ${db.county} and me.id = ${subject.id} and ${inScope(db, 'grid.village_code')}
		) found
		group by found.what, found.kind, found.name
		having sum(found.mu) > 0
		order by array_position(array['red_line', 'land_use', 'reclaimed', 'grid'], found.what), 4 desc, found.kind`.execute(
		db.query
	);
	return rows;
}

/** The parcels of collective surveys on the land: who uses it as found, and how much of the survey lies on it. Names masked. */
export async function surveysOn(db: ReadDb, subject: Subject): Promise<DossierSurvey[]> {
	const { rows } = await sql<DossierSurvey>`
		select occupation.feature_no as number, occupation.code, occupation.lessee_name as holder, occupation.area_mu as mu,
			occupation.method, occupation.surveyed_on as "surveyedOn", ${sharedMu(db, 'me.gk', 'occupation.gk')} as "sharedMu"
		from ${of(subject)} me
		join occupation on occupation.county_code = ${db.county} and ${sharesArea(sql.ref('me.gk'), sql.ref('occupation.gk'))}
		where me.county_code = ${db.county} and me.id = ${subject.id} and ${inScope(db, 'occupation.village_code')}
			and ${collectiveOccupation(db)}
		order by 7 desc, occupation.code`.execute(db.query);
	return rows.filter(({ sharedMu: mu }) => mu > 0).map((row) => ({ ...row, holder: maskedName(row.holder) }));
}

/** The findings on the land or beside it (what is beyond a contract only touches its parcel), those it still has first. */
export async function findingsOn(db: ReadDb, subject: Subject): Promise<DossierFinding[]> {
	const { rows } = await sql<DossierFinding>`
		select finding.feature_no as number, finding.kind, finding.status, finding.over_mu as "overMu"
		from ${of(subject)} me
		join finding on finding.county_code = ${db.county} and finding.gk && me.gk and ST_Intersects(finding.gk, me.gk)
		where me.county_code = ${db.county} and me.id = ${subject.id} and ${inScope(db, 'finding.village_code')}
			and not (${subject.table === 'finding'} and finding.id = ${subject.id})
		order by finding.status = 'gone', abs(finding.over_mu) desc, finding.feature_no`.execute(db.query);
	return rows;
}
