import { sql } from 'kysely';
import { boundsAround, type Bounds } from '#core/geometry.ts';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boundsOfBox } from '#territory/record.ts';
import { gridsInForce } from './plans/grids/grids-in-force.read.server.ts';
import { contiguityOf, type Contiguity } from './contiguity.ts';

export interface PlacedVillage {
	code: string;
	name: string;
	number: number;
}

export interface ShownContiguity {
	state: Contiguity['state'];
	/** The main piece first, each with where it lies. */
	pieces: { villages: PlacedVillage[]; bounds: Bounds }[];
	repair: { villages: PlacedVillage[]; smallest: boolean } | null;
	/** Grids are among the members. */
	grids?: true;
}

interface Stored extends PlacedVillage {
	areaMu: number;
	box: [number, number, number, number];
	neighbours: string[] | null;
	member: boolean;
}

/**
 * Whether a zone's villages touch, by the county's borders, and what would join them. Only whoever sees the whole county can
 * judge that; for others null.
 */
export async function zoneContiguity(db: ReadDb, zoneId: string): Promise<ShownContiguity | null> {
	if (!seesWholeCounty(db.scope, db.county)) return null;
	const { rows: held } = await sql<{ grids: string[] | null }>`
		select ${gridsInForce(db)} as grids from zone
		where zone.county_code = ${db.county} and zone.id = ${zoneId}::uuid`.execute(db.query);
	// Of grids no borders with whole villages are known: what touches what is not judged where they are.
	if (held[0]?.grids) return { state: 'not_yet', pieces: [], repair: null, grids: true };
	const { rows } = await sql<Stored>`
		with touching as (
			select border.left_code as code, border.right_code as other from border
			where border.county_code = ${db.county} and border.level in ('township', 'village')
			union
			select border.right_code, border.left_code from border
			where border.county_code = ${db.county} and border.level in ('township', 'village')
		), beside as (
			select touching.code, array_agg(touching.other) as neighbours from touching
			where touching.other is not null group by touching.code
		)
		select village.code, village.name, village.feature_no as number, village.area_mu as "areaMu", beside.neighbours,
			array[ST_XMin(village.shape), ST_YMin(village.shape), ST_XMax(village.shape), ST_YMax(village.shape)]::float8[] as box,
			exists (select from zone_village where zone_village.county_code = ${db.county} and zone_village.zone_id = ${zoneId}
				and zone_village.village_code = village.code) as member
		from village
		left join beside on beside.code = village.code
		where village.county_code = ${db.county}
		order by village.code`.execute(db.query);
	const known = new Map(rows.map((row) => [row.code, row]));
	const found = contiguityOf(
		rows.filter(({ member }) => member).map(({ code }) => code),
		rows.map(({ code, areaMu, neighbours }) => ({ code, areaMu, neighbours: neighbours ?? [] }))
	);
	const villagesOf = (codes: readonly string[]) =>
		codes.map((code) => known.get(code)!).map(({ code, name, number }) => ({ code, name, number }));
	return {
		state: found.state,
		pieces: found.pieces.map((codes) => ({
			villages: villagesOf(codes),
			bounds: boundsAround(codes.map((code) => boundsOfBox(known.get(code)!.box)!))!
		})),
		repair: found.repair && { villages: villagesOf(found.repair.codes), smallest: found.repair.smallest }
	};
}
