import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#db/engine/types.ts';
import type { County } from '#db/read.server.ts';
import { freshCounty, testEngine, valueOf } from '#test/database.ts';
import { geopackage, gpShape, kml, kmlPolygon, wkb } from '#test/geo-files.ts';
import { bookOf } from '#test/hostile/workbook-parts.ts';
import { box, dbf, geojson, placed, prj, shp, zip, type Corner } from '#test/import-files.ts';
import { prepareFile, takeFile } from '#test/take-file.ts';

/** Files that read well and hold rows nobody could mean: nothing is stored by reading, all or nothing by accepting. */
let engine: Engine;
let county: County;

beforeAll(async () => {
	engine = await testEngine();
});
beforeEach(async () => {
	county = await freshCounty(engine, { west: 111, south: 37.5, east: 112.5, north: 39 });
});

const good = box(111.66, 38.28, 111.661, 38.281);
const bowTie: Corner[] = [
	[111.67, 38.28],
	[111.671, 38.281],
	[111.671, 38.28],
	[111.67, 38.281],
	[111.67, 38.28]
];
const open: Corner[] = box(111.68, 38.28, 111.681, 38.281).slice(0, 4);
const withNaN: Corner[] = box(111.69, 38.28, 111.691, 38.281).map(([x, y], at) => [at === 1 ? NaN : x, y]);
const shapes = [good, bowTie, open, withNaN];
const codes = ['A', 'B', 'C', 'D'];

const wkt = (ring: readonly Corner[]) => `POLYGON((${ring.map((corner) => corner.join(' ')).join(', ')}))`;
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const cells = (ring: readonly Corner[]) => cell(ring.map((corner) => corner.join(',')).join(';'));

const files: Record<string, () => string | Promise<string>> = {
	GeoJSON: () =>
		// JSON has no NaN; a number beyond all doubles is as bad.
		placed(
			'a.geojson',
			geojson(shapes.map((ring, at) => ({ properties: { DKBM: codes[at] }, rings: [ring] }))).replaceAll(
				'null',
				'1e999'
			)
		),
	CSV: () => placed('a.csv', `DKBM,wkt\n${shapes.map((ring, at) => `${codes[at]},"${wkt(ring)}"`).join('\n')}\n`),
	'a shapefile': () =>
		zip({
			'a.shp': shp(shapes.map((ring) => [ring])),
			'a.dbf': dbf(
				[{ name: 'DKBM', length: 19 }],
				codes.map((code) => [code])
			),
			'a.prj': prj.degrees
		}),
	GeoPackage: () =>
		geopackage(
			[
				{
					...{ name: '地块', type: 'POLYGON', srid: 4490, columns: ['DKBM TEXT'] },
					rows: shapes.map((ring, at) => [gpShape(wkb.polygon([ring])), codes[at]!])
				}
			],
			[{ id: 4490, name: 'CGCS2000', text: prj.degrees }]
		),
	KML: () =>
		placed(
			'a.kml',
			kml(
				shapes
					.map(
						(ring, at) =>
							`<Placemark><ExtendedData><Data name="DKBM"><value>${codes[at]}</value></Data></ExtendedData>${kmlPolygon(ring)}</Placemark>`
					)
					.join('')
			)
		),
	'a workbook with a formula and no result': () =>
		bookOf(
			`<worksheet><sheetData><row>${cell('DKBM')}${cell('坐标')}</row><row>${cell('A')}${cells(good)}</row><row>${cell('B')}${cells(bowTie)}</row><row><c><f>"C"</f></c>${cells(box(111.68, 38.28, 111.681, 38.281))}</row><row>${cell('D')}${cells(withNaN)}</row></sheetData></worksheet>`
		)
};

const stored = async () =>
	(
		await sql<{ code: string; valid: boolean; land: boolean }>`
			select code, ST_IsValid(shape) as valid, area_m2 > 0 as land from parcel where county_code = ${county.code} order by code`.execute(
			engine.primary
		)
	).rows;

describe.each(Object.entries(files))('rows nobody could mean, in %s', (_, make) => {
	test('are rejected one by one; nothing is stored before it is accepted, and then none of them', async () => {
		const path = await make();
		const { rejected } = valueOf(await prepareFile(engine, county, 'parcel', path));
		expect(rejected).toBe(2);
		expect(await stored()).toEqual([]);
		expect(await takeFile(engine, county, 'parcel', path)).toMatchObject({
			ok: false,
			reason: 'import.rows_rejected',
			detail: { rejected: 2 }
		});
		expect(await stored()).toEqual([]);
		expect(valueOf(await takeFile(engine, county, 'parcel', path, { good: true }))).toMatchObject({
			inserted: 2,
			rejected: 2
		});
		// What crosses itself was mended, with what it covered.
		expect(await stored()).toEqual([
			{ code: 'A', valid: true, land: true },
			{ code: 'B', valid: true, land: true }
		]);
	});
});
