import { sql, type RawBuilder } from 'kysely';
import type { Position, Ring } from '#core/geometry.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { sharesArea } from '#db/spatial.ts';
import { collectiveOccupation } from '#land/record.read.server.ts';
import type { KindTotal, SelectableKind, SelectedRow, Selection } from '#land/selection.ts';

export interface Selected {
	/** In the order of kinds, then of codes; no more than were asked for. */
	rows: SelectedRow[];
	/** Of all that is selected, also of rows left out. */
	totals: KindTotal[];
}

interface Options {
	most: number;
	/** Whether whoever asks may read coordinates (`map.coordinates.see`). */
	coordinates: boolean;
}

/**
 * What lies in a drawn area or answers to a description, from the stored shapes themselves, not from what a map shows of
 * them. The area's edges are straight on the map it was drawn on, so shapes are compared in the map's projection. Households'
 * contracts and the land surveyed for them are not selected (domain.md finding 9).
 */
export async function selectShapes(
	db: ReadDb,
	selection: Selection,
	{ most, coordinates }: Options
): Promise<Selected> {
	const chosen = sql`${sql.join(
		selection.kinds.map((kind) => sql`(${kinds[kind](db, insideOf(selection))})`),
		sql` union all `
	)}`;
	const filtered = sql`
		select found.*, village.name as "villageName", township.name as township
		from (${chosen}) found
		left join village on village.county_code = ${db.county} and village.code = found.village
		left join township on township.county_code = ${db.county} and township.code = village.township_code
		where ${conditions(selection)}`;
	const { rows: totals } = await sql<KindTotal>`
		select chosen.kind, count(*)::integer as count, sum(chosen.mu)::bigint as mu
		from (${filtered}) chosen group by chosen.kind`.execute(db.query);
	const order = sql.join(selection.kinds.map((kind) => sql.lit(kind)));
	const { rows } = await sql<Omit<SelectedRow, 'at'> & { at: number[] | null }>`
		select chosen.kind, chosen.number, chosen.code, chosen.village, chosen."villageName", chosen.township, chosen.mu, chosen.sort,
			chosen.status, chosen.category, chosen.ownership, chosen."landUse", ${coordinates ? spotOf('chosen.spot') : sql`null::float8[]`} as at
		from (${filtered}) chosen
		order by array_position(array[${order}]::text[], chosen.kind), chosen.code, chosen.number
		limit ${most}`.execute(db.query);
	return {
		rows: rows.map(({ at, ...row }) => ({ ...row, at: at ? ([at[0]!, at[1]!] as Position) : null })),
		totals: selection.kinds.flatMap((kind) => totals.filter((total) => total.kind === kind))
	};
}

const spotOf = (column: string): RawBuilder<number[] | null> => {
	const spot = sql`ST_Transform(${sql.ref(column)}, 4490)`;
	return sql<
		number[]
	>`case when ${sql.ref(column)} is null then null else array[ST_X(${spot}), ST_Y(${spot})]::float8[] end`;
};

const ringText = (ring: Ring): string =>
	`SRID=4490;POLYGON((${ring.map(([longitude, latitude]) => `${longitude} ${latitude}`).join(',')}))`;

/** The drawn area's predicate on a shape in the map's projection; null where none is drawn. */
type Inside = ((web: RawBuilder<unknown>) => RawBuilder<boolean>) | null;

const holds = (inside: Inside, web: string): RawBuilder<boolean> =>
	inside ? inside(sql.ref(web)) : sql<boolean>`true`;

function insideOf({ area, within }: Selection): Inside {
	if (!area) return null;
	const drawn = sql`ST_Transform(${ringText(area.ring)}::geometry, 3857)`;
	return (web) =>
		within ? sql<boolean>`(${web} && ${drawn} and ST_CoveredBy(${web}, ${drawn}))` : sharesArea(web, drawn);
}

function conditions(selection: Selection): RawBuilder<boolean> {
	const { place, code, leastMu, mostMu, status, category, ownership, landUse } = selection;
	const all = [
		place === null ? null : sql`starts_with(found.village, ${place})`,
		code === '' ? null : sql`strpos(found.code, ${code}) > 0`,
		leastMu === null ? null : sql`found.mu >= ${leastMu}`,
		mostMu === null ? null : sql`found.mu <= ${mostMu}`,
		status === null ? null : sql`found.status = ${status}`,
		category === null ? null : sql`found.category = ${category}`,
		ownership === null ? null : sql`found.ownership = ${ownership}`,
		landUse === null ? null : sql`starts_with(found."landUse", ${landUse})`
	].filter((each) => each !== null);
	return all.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(all, sql` and `)}`;
}

type Source = (db: ReadDb, inside: Inside) => RawBuilder<unknown>;

const unknown = sql`null::text`;

const parcels =
	(register: 'parcel' | 'construction_land'): Source =>
	(db, inside) => sql`
		select ${sql.lit(register)}::text as kind, parcel.feature_no as number, parcel.code, parcel.village_code as village, parcel.area_mu as mu,
			${unknown} as sort, ${unknown} as status, parcel.category, parcel.ownership, parcel.land_use_code as "landUse", ST_PointOnSurface(parcel.web) as spot
		from parcel
		where parcel.county_code = ${db.county} and parcel.register = ${register} and ${inScope(db, 'parcel.village_code')}
			and ${holds(inside, 'parcel.web')}`;

/**
 * In a drawn area a contract is selected by any of its parcels; without one also those that have no shape at all. Its 亩 are
 * those of its ledger.
 */
const contracts: Source = (db, inside) => {
	const placed = (what: RawBuilder<unknown>) => sql`
		select ${what} from contract_parcel
		join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
		where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id and ${holds(inside, 'parcel.web')}`;
	return sql`
		select 'contract'::text as kind, contract.feature_no as number, contract.number as code, contract.village_code as village,
			contract.contracted_mu as mu, ${unknown} as sort, contract.status, ${unknown} as category, ${unknown} as ownership, ${unknown} as "landUse",
			(${placed(sql`ST_PointOnSurface(parcel.web)`)} order by parcel.code limit 1) as spot
		from contract
		where contract.county_code = ${db.county} and not contract.household and ${inScope(db, 'contract.village_code')}
			and ${inside ? sql`exists (${placed(sql`1`)})` : sql`true`}`;
};

const occupations: Source = (db, inside) => sql`
	select 'occupation'::text as kind, occupation.feature_no as number, occupation.code, occupation.village_code as village, occupation.area_mu as mu,
		${unknown} as sort, ${unknown} as status, ${unknown} as category, occupation.ownership, ${unknown} as "landUse", ST_PointOnSurface(occupation.web) as spot
	from occupation
	where occupation.county_code = ${db.county} and ${inScope(db, 'occupation.village_code')} and ${collectiveOccupation(db)}
		and ${holds(inside, 'occupation.web')}`;

const reclaimed: Source = (db, inside) => sql`
	select 'reclaimed'::text as kind, reclaimed_land.feature_no as number, reclaimed_land.code, reclaimed_land.village_code as village,
		reclaimed_land.ledger_mu as mu, reclaimed_land.kind as sort, ${unknown} as status, ${unknown} as category, ${unknown} as ownership, ${unknown} as "landUse",
		ST_PointOnSurface(reclaimed_land.web) as spot
	from reclaimed_land
	where reclaimed_land.county_code = ${db.county} and ${inScope(db, 'reclaimed_land.village_code')}
		and ${holds(inside, 'reclaimed_land.web')}`;

/** What the latest comparison still has. */
const findings: Source = (db, inside) => sql`
	select 'finding'::text as kind, finding.feature_no as number, lpad(finding.feature_no::text, greatest(4, length(finding.feature_no::text)), '0') as code,
		finding.village_code as village, finding.over_mu as mu, finding.kind as sort, finding.status, ${unknown} as category, ${unknown} as ownership,
		${unknown} as "landUse", ST_PointOnSurface(finding.web) as spot
	from finding
	where finding.county_code = ${db.county} and finding.status <> 'gone' and ${inScope(db, 'finding.village_code')}
		and ${holds(inside, 'finding.web')}`;

const kinds: Readonly<Record<SelectableKind, Source>> = {
	parcel: parcels('parcel'),
	construction_land: parcels('construction_land'),
	contract: contracts,
	occupation: occupations,
	reclaimed,
	finding: findings
};
