import { sql, type RawBuilder } from 'kysely';
import type { Bounds } from '#core/geometry.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boundsOfBox, type Fact, type MapRecord, type RecordKind, type RecordLink } from '#territory/record.ts';

/** A shape's box as [west, south, east, north], degrees. */
export const boxOf = (shape: string): RawBuilder<number[] | null> => {
	const of = sql.ref(shape);
	return sql<number[]>`array[ST_XMin(${of}), ST_YMin(${of}), ST_XMax(${of}), ST_YMax(${of})]::float8[]`;
};

/** Township and village of a village's code, as links; empty when the place is unknown. */
export async function placeOf(db: ReadDb, village: string | null): Promise<RecordLink[]> {
	if (village === null) return [];
	const { rows } = await sql<{ township: string; townshipNo: number; village: string; villageNo: number }>`
		select township.name as township, township.feature_no as "townshipNo", village.name as village, village.feature_no as "villageNo"
		from village
		join township on township.county_code = village.county_code and township.code = village.township_code
		where village.county_code = ${db.county} and village.code = ${village}`.execute(db.query);
	return rows.flatMap((row) => [
		{ kind: 'township', number: row.townshipNo, name: row.township },
		{ kind: 'village', number: row.villageNo, name: row.village }
	]);
}

/** What the whole map shows: the villages the scope sees, else the townships, else the county's box. */
export async function sheetBounds(db: ReadDb, county: Bounds): Promise<Bounds> {
	const { rows } = await sql<{ box: (number | null)[] }>`
		with extent as (
			select ST_Extent(village.shape) as box from village where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		), wide as (
			select ST_Extent(township.shape) as box from township where township.county_code = ${db.county}
		), chosen as (select coalesce(extent.box, wide.box) as box from extent cross join wide)
		select array[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)]::float8[] as box from chosen`.execute(db.query);
	return boundsOfBox(rows[0]?.box ?? null) ?? county;
}

type Reader = (db: ReadDb, number: number) => Promise<MapRecord | null>;

/** The record of a place, a grid or a reference area by its number; null when it is not there or not in scope. */
export async function territoryRecord(db: ReadDb, kind: RecordKind, number: number): Promise<MapRecord | null> {
	const reader = (readers as Partial<Record<RecordKind, Reader>>)[kind];
	return reader ? reader(db, number) : null;
}

async function townshipRecord(db: ReadDb, number: number): Promise<MapRecord | null> {
	const row = await db.query
		.selectFrom('township')
		.select(['code', 'name', 'kind', 'area_mu', boxOf('township.shape').as('box')])
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.executeTakeFirst();
	if (!row) return null;
	const villages = await db.query
		.selectFrom('village')
		.select(['feature_no', 'name', 'area_mu'])
		.where('county_code', '=', db.county)
		.where('township_code', '=', row.code)
		.where(inScope(db, 'village.code'))
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	if (villages.length === 0 && !(await seesTownship(db, number))) return null;
	return {
		kind: 'township',
		number,
		title: row.name,
		village: null,
		bounds: boundsOfBox(row.box),
		parents: [],
		facts: [
			{ name: 'area', value: { mu: row.area_mu } },
			{ name: 'kind', value: { word: row.kind } },
			{ name: 'code', value: { text: row.code } }
		],
		lists: [
			{
				name: 'village',
				count: villages.length,
				mu: null,
				items: villages.map(({ feature_no, name, area_mu }) => ({
					kind: 'village',
					number: feature_no,
					name,
					mu: area_mu
				}))
			}
		]
	};
}

const seesTownship = async (db: ReadDb, number: number): Promise<boolean> =>
	(await db.query
		.selectFrom('township')
		.select('code')
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'township.code'))
		.executeTakeFirst()) !== undefined;

async function villageRecord(db: ReadDb, number: number): Promise<MapRecord | null> {
	const row = await db.query
		.selectFrom('village')
		.select(['code', 'name', 'kind', 'area_mu', boxOf('village.shape').as('box')])
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'village.code'))
		.executeTakeFirst();
	if (!row) return null;
	const grids = await db.query
		.selectFrom('grid')
		.select(['feature_no', 'name', 'area_mu'])
		.where('county_code', '=', db.county)
		.where('village_code', '=', row.code)
		.orderBy('level')
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	const items = grids.map(({ feature_no, name, area_mu }): RecordLink => ({
		kind: 'grid',
		number: feature_no,
		name,
		mu: area_mu
	}));
	return {
		kind: 'village',
		number,
		title: row.name,
		village: row.code,
		bounds: boundsOfBox(row.box),
		parents: (await placeOf(db, row.code)).slice(0, 1),
		facts: [
			{ name: 'area', value: { mu: row.area_mu } },
			{ name: 'kind', value: { word: row.kind } },
			{ name: 'code', value: { text: row.code } }
		],
		lists: items.length > 0 ? [{ name: 'grid', count: items.length, mu: null, items: items.slice(0, 60) }] : []
	};
}

async function gridRecord(db: ReadDb, number: number): Promise<MapRecord | null> {
	const row = await db.query
		.selectFrom('grid')
		.leftJoin('grid as above', (join) =>
			join.onRef('above.county_code', '=', 'grid.county_code').onRef('above.code', '=', 'grid.parent_code')
		)
		.select(['grid.code', 'grid.name', 'grid.level', 'grid.village_code', 'grid.area_mu'])
		.select(['above.feature_no as aboveNo', 'above.name as aboveName', boxOf('grid.shape').as('box')])
		.where('grid.county_code', '=', db.county)
		.where('grid.feature_no', '=', number)
		.where(inScope(db, 'grid.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	const below = await db.query
		.selectFrom('grid')
		.select(['feature_no', 'name', 'area_mu'])
		.where('county_code', '=', db.county)
		.where('parent_code', '=', row.code)
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	const facts: Fact[] = [
		{ name: 'area', value: { mu: row.area_mu } },
		{ name: 'level', value: { count: row.level } },
		{ name: 'code', value: { text: row.code } }
	];
	if (row.aboveNo !== null && row.aboveName !== null)
		facts.push({ name: 'parent', value: { link: { kind: 'grid', number: row.aboveNo, name: row.aboveName } } });
	return {
		kind: 'grid',
		number,
		title: row.name,
		village: row.village_code,
		bounds: boundsOfBox(row.box),
		parents: await placeOf(db, row.village_code),
		facts,
		lists:
			below.length === 0
				? []
				: [
						{
							name: 'grid',
							count: below.length,
							mu: null,
							items: below.map((each) => ({
								kind: 'grid',
								number: each.feature_no,
								name: each.name,
								mu: each.area_mu
							}))
						}
					]
	};
}

/** Of the three lines a scope sees what its map shows: those of its own places, of the whole county those of no village too. */
async function constraintRecord(db: ReadDb, number: number): Promise<MapRecord | null> {
	const row = await db.query
		.selectFrom('constraint_area')
		.select(['code', 'name', 'kind', 'village_code', 'area_mu', boxOf('constraint_area.shape').as('box')])
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'constraint_area.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	return {
		kind: 'constraint_area',
		number,
		title: row.name ?? row.code,
		village: row.village_code,
		bounds: boundsOfBox(row.box),
		parents: await placeOf(db, row.village_code),
		facts: [
			{ name: 'kind', value: { word: row.kind } },
			{ name: 'area', value: { mu: row.area_mu } },
			{ name: 'code', value: { text: row.code } }
		],
		lists: []
	};
}

async function landUseRecord(db: ReadDb, number: number): Promise<MapRecord | null> {
	const row = await db.query
		.selectFrom('land_use')
		.select(['code', 'scheme', 'use_code', 'use_name', 'village_code', 'area_mu', boxOf('land_use.shape').as('box')])
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'land_use.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	return {
		kind: 'land_use',
		number,
		title: row.use_name ?? row.use_code,
		village: row.village_code,
		bounds: boundsOfBox(row.box),
		parents: await placeOf(db, row.village_code),
		facts: [
			{ name: 'area', value: { mu: row.area_mu } },
			{ name: 'land_use', value: { code: row.use_code, scheme: row.scheme } },
			{ name: 'code', value: { text: row.code } }
		],
		lists: []
	};
}

const readers = {
	township: townshipRecord,
	village: villageRecord,
	grid: gridRecord,
	constraint_area: constraintRecord,
	land_use: landUseRecord
} as const;
