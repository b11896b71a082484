import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { difference, ellipsoidalArea, muOf } from '#db/spatial.ts';
import type { OutlineNotice } from './notice.ts';

/** Where members of a kind are frozen, and the village that says who sees them. */
const members = (db: ReadDb, kind: OutlineNotice['kind']): Record<'frozen' | 'home', RawBuilder<unknown>> =>
	kind === 'village'
		? {
				frozen: sql`(select held.zone_id, held.village_code as code, held.village_id as id, held.village_version as version,
					held.village_code as home from zone_plan_frozen_village held where held.county_code = ${db.county})`,
				home: sql`null::text`
			}
		: {
				frozen: sql`(select held.zone_id, held.grid_code as code, held.grid_id as id, held.grid_version as version,
					held.village_code as home from zone_plan_frozen_grid held where held.county_code = ${db.county})`,
				home: sql`coalesce((select home.name from village home where home.county_code = ${db.county} and home.code = changed.home), changed.home)`
			};

/**
 * Villages and grids whose outline differs from the frozen one of the plan in force: told, never changed in it.
 * @param zone only those of one zone in force, by its code
 */
export const outlineNotices = async (db: ReadDb, zone?: string): Promise<OutlineNotice[]> => [
	...(await noticesOf(db, 'village', zone)),
	...(await noticesOf(db, 'grid', zone))
];

async function noticesOf(db: ReadDb, kind: OutlineNotice['kind'], zone?: string): Promise<OutlineNotice[]> {
	const of = zone === undefined ? sql`true` : sql`${zone} = any(held.codes)`;
	const [table, versions] = [sql.table(kind), sql.table(`${kind}_version`)];
	const { frozen, home } = members(db, kind);
	const { rows } = await sql<Omit<OutlineNotice, 'kind'>>`
		with held as (
			select member.code, member.id, member.version, member.home, array_agg(frozen.code) as codes,
				jsonb_agg(jsonb_build_object('code', frozen.code, 'name', frozen.name) order by frozen.position) as zones
			from zone_plan
			join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.plan_id = zone_plan.id and stand.kind = 'approved'
			join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = stand.id
			join ${frozen} member on member.zone_id = frozen.id
			where zone_plan.county_code = ${db.county} and zone_plan.status = 'published' and frozen.code is not null
				and ${inScope(db, 'member.home')}
			group by member.code, member.id, member.version, member.home
		), changed as materialized (
			select held.*, present.name, present.version as now, present.gk, ST_Transform(former.shape, present.gk_srid) as was
			from held
			left join ${table} present on present.county_code = ${db.county} and present.id = held.id
			left join ${versions} former on former.county_code = ${db.county} and former.id = held.id
				and former.version = held.version
			where (present.id is null or (present.version <> held.version and former.shape::text <> present.shape::text)) and ${of}
		)
		select changed.code, coalesce(changed.name, changed.code) as name, ${home} as village, changed.zones,
			changed.version as frozen, changed.now as present,
			${muOf(ellipsoidalArea(difference(sql.ref('changed.gk'), sql.ref('changed.was'), db.overlayGrid)))} as "gainedMu",
			${muOf(ellipsoidalArea(difference(sql.ref('changed.was'), sql.ref('changed.gk'), db.overlayGrid)))} as "lostMu"
		from changed order by changed.code`.execute(db.query);
	return rows.map((row) => ({ kind, ...row }));
}
