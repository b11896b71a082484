import { decodeMultiPolygon, encodeMultiLineString } from '#core/ewkb.ts';
import type { Tx } from '#db/tx.server.ts';
import type { CoverageArea } from './border-arcs.ts';
import { gridBorders, placeBorders, type Border, type PlaceArea } from './borders.ts';

const LEVELS = [1, 2, 3] as const;

/**
 * Draws the county's borders anew from its townships, villages and grids; called by every write that changed one of
 * them. Deletes what was drawn before: borders say nothing that those shapes do not.
 */
export async function rebuildBorders(tx: Tx): Promise<number> {
	const { places, townships } = await areas(tx);
	const borders = placeBorders(places, townships);
	const grids = await tx.query
		.selectFrom('grid')
		.select(['code', 'level', 'shape'])
		.where('county_code', '=', tx.county)
		.orderBy('code')
		.execute();
	for (const level of LEVELS) {
		const ofLevel = grids.filter((grid) => grid.level === level).map(({ code, shape }) => area(code, shape));
		borders.push(...gridBorders(level, ofLevel));
	}
	await tx.query.deleteFrom('border').where('county_code', '=', tx.county).execute();
	await tx.copy('border', columns, rows(tx, borders));
	tx.touch('border');
	return borders.length;
}

const area = (code: string, shape: Uint8Array) => ({ code, shape: decodeMultiPolygon(shape).shape });

/** Every township; and as places the villages, with those townships that have none. */
async function areas(tx: Tx): Promise<{ places: PlaceArea[]; townships: CoverageArea[] }> {
	const villages = await tx.query
		.selectFrom('village')
		.select(['code', 'township_code', 'shape'])
		.where('county_code', '=', tx.county)
		.orderBy('code')
		.execute();
	const rows = await tx.query
		.selectFrom('township')
		.select(['code', 'shape'])
		.where('county_code', '=', tx.county)
		.orderBy('code')
		.execute();
	const townships = rows.map(({ code, shape }) => area(code, shape));
	const divided = new Set(villages.map((village) => village.township_code));
	const places = [
		...villages.map(({ code, shape, township_code }) => ({ ...area(code, shape), township: township_code })),
		...townships.filter(({ code }) => !divided.has(code)).map((each) => ({ ...each, township: each.code }))
	];
	return { places, townships };
}

const columns = ['county_code', 'id', 'feature_no', 'level', 'left_code', 'right_code', 'shape'];

function* rows(tx: Tx, borders: readonly Border[]): Generator<(string | number | null)[]> {
	for (const [index, { level, left, right, lines }] of borders.entries())
		yield [tx.county, tx.newId(), index + 1, level, left, right, encodeMultiLineString(lines, 4490)];
}
