import { basename } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { toGaussKruger } from '#core/gauss-kruger.ts';
import { refusalOf } from '#exchange/file-problem.ts';
import type { FileFacts, ParsedRow, ReadOptions } from '#exchange/parsed.ts';
import { box, dbf, gbkBytes, geojson, outputPath, placed, prj, shp, zip, type Corner } from '#test/import-files.ts';
import { readSource } from './read-source.server.ts';

type Result =
	| { facts: FileFacts; rows: ParsedRow[]; reason?: undefined }
	| { reason: string; detail: Record<string, unknown> | undefined };

async function read(
	path: string,
	options: ReadOptions = {},
	name = basename(path).replace(/^\d+-/, '')
): Promise<Result> {
	const output = outputPath();
	try {
		const facts = await readSource({ path, name, output, countySrid: 4546, options, siblings: true }, () => undefined);
		const rows = readFileSync(output, 'utf8')
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as ParsedRow);
		return { facts, rows };
	} catch (error) {
		const { reason, detail } = refusalOf(error);
		return { reason, detail };
	}
}

const readWell = async (...given: Parameters<typeof read>) => {
	const result = await read(...given);
	if (result.reason !== undefined) throw new Error(`refused: ${result.reason} ${JSON.stringify(result.detail)}`);
	return result;
};

const degrees = box(111.66, 38.28, 111.67, 38.29);
const inZone = (meridian: number, falseEasting: number): Corner[] =>
	degrees.map(([longitude, latitude]) => {
		const [x, y] = toGaussKruger(longitude, latitude, meridian);
		return [x + falseEasting, y];
	});
const columns = [
	{ name: 'DKBM', length: 19 },
	{ name: 'DKMC', length: 20 }
];
const cells = [['1499010010010000001', '村东头大块地']];

/** The farthest any corner lies from where it was put, in mm. */
function furthest(hex: string): number {
	const { shape } = decodeMultiPolygon(Buffer.from(hex, 'hex'));
	return Math.max(
		...shape[0]![0]!.map(([longitude, latitude]) =>
			Math.min(...degrees.map(([x, y]) => Math.hypot((x - longitude) * 87_000, (y - latitude) * 111_000) * 1000))
		)
	);
}

const shapefile = (parts: { dbf?: Buffer; prj?: string; cpg?: string; rings?: Corner[]; name?: string }) =>
	zip({
		[`${parts.name ?? 'DK1499012026'}.shp`]: shp([[parts.rings ?? degrees]]),
		[`${parts.name ?? 'DK1499012026'}.dbf`]: parts.dbf ?? dbf(columns, cells, { encode: gbkBytes }),
		...(parts.prj === undefined ? {} : { [`${parts.name ?? 'DK1499012026'}.prj`]: parts.prj }),
		...(parts.cpg === undefined ? {} : { [`${parts.name ?? 'DK1499012026'}.cpg`]: parts.cpg })
	});

describe('encodings of a .dbf', () => {
	const utf8 = dbf(columns, cells);
	const gbk = dbf(columns, cells, { encode: gbkBytes });
	test.each([
		['GBK without .cpg', gbk, undefined, 'GB18030', 'guessed'],
		['GBK with .cpg 936', gbk, '936', 'GB18030', 'declared'],
		['GBK with .cpg GBK', gbk, 'GBK\r\n', 'GB18030', 'declared'],
		['GBK whose .cpg says UTF-8', gbk, 'UTF-8', 'GB18030', 'guessed'],
		['UTF-8 without .cpg', utf8, undefined, 'UTF-8', 'guessed'],
		['UTF-8 with .cpg', utf8, 'UTF-8', 'UTF-8', 'declared'],
		[
			'GBK named by its language byte',
			dbf(columns, cells, { encode: gbkBytes, ldid: 0x4d }),
			undefined,
			'GB18030',
			'declared'
		],
		[
			'GBK whose language byte says 1252',
			dbf(columns, cells, { encode: gbkBytes, ldid: 0x03 }),
			undefined,
			'GB18030',
			'guessed'
		]
	])('%s', async (_, table, cpg, encoding, from) => {
		const { facts, rows } = await readWell(await shapefile({ dbf: table, cpg, prj: prj.degrees }));
		expect([facts.encoding, facts.encodingFrom]).toEqual([encoding, from]);
		expect(rows[0]!.v).toEqual(cells[0]);
	});

	test('a character cut in half by the end of its field is left out, not shown as �', async () => {
		const narrow = [columns[0]!, { name: 'DKMC', length: 7 }];
		for (const [encode, kept] of [
			[gbkBytes, '村东头'],
			[(text: string) => Buffer.from(text), '村东']
		] as const) {
			const { rows } = await readWell(await shapefile({ dbf: dbf(narrow, cells, { encode }), prj: prj.degrees }));
			expect(rows[0]!.v[1]).toBe(kept);
		}
	});

	test('a chosen encoding overrules all', async () => {
		const { facts, rows } = await readWell(await shapefile({ dbf: utf8, cpg: 'GBK', prj: prj.degrees }), {
			encoding: 'utf-8'
		});
		expect(facts.encodingFrom).toBe('chosen');
		expect(rows[0]!.v).toEqual(cells[0]);
	});

	test('long codes in number columns keep every digit; a deleted record is skipped with its shape', async () => {
		const table = dbf([{ name: 'CBFBM', type: 'N', length: 18 }], [['149901001001000017'], ['149901001001000019']], {
			deleted: [0]
		});
		const path = await zip({ 'a.shp': shp([[degrees], [degrees]]), 'a.dbf': table, 'a.prj': prj.degrees });
		const { rows, facts } = await readWell(path);
		expect(rows.map(({ v }) => v)).toEqual([['149901001001000019']]);
		expect(facts.notes).toContainEqual({ note: 'shapefile.deleted', detail: { count: 1 } });
	});

	test('names of files inside the archive may be GBK', async () => {
		const path = await zip(
			{ 'XX.shp': shp([[degrees]]), 'XX.dbf': dbf(columns, cells, { encode: gbkBytes }), 'XX.prj': prj.degrees },
			(bytes) =>
				Buffer.from(bytes.toString('latin1').replaceAll('XX.', `${gbkBytes('地').toString('latin1')}.`), 'latin1')
		);
		const raw = readFileSync(path);
		// Without the flag that says a name is UTF-8.
		for (let at = raw.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = raw.indexOf('PK\x01\x02', at + 4, 'latin1'))
			raw.writeUInt16LE(0, at + 8);
		expect((await readWell(placed('gbk.zip', raw))).facts.layer).toBe('地.shp');
	});
});

describe('coordinate systems', () => {
	test.each([
		['degrees', prj.degrees, degrees, 4490, 'declared'],
		['3° zone 37 with prefix', prj.zone(111, 37_500_000), inZone(111, 37_500_000), 4525, 'declared'],
		['3° zone 37 without prefix', prj.zone(111, 500_000), inZone(111, 500_000), 4546, 'declared'],
		['3° zone 38 without prefix', prj.zone(114, 500_000), inZone(114, 500_000), 4547, 'declared'],
		['6° zone 19 with prefix', prj.zone(111, 19_500_000), inZone(111, 19_500_000), 4497, 'declared'],
		['the same on WGS 84', prj.zone(111, 500_000, prj.wgs84), inZone(111, 500_000), 4546, 'declared'],
		['no .prj, eight digits', undefined, inZone(111, 37_500_000), 4525, 'guessed'],
		['no .prj, eight digits of the zone beside', undefined, inZone(114, 38_500_000), 4526, 'guessed'],
		['no .prj, six digits are the county’s zone', undefined, inZone(111, 500_000), 4546, 'guessed'],
		['no .prj, degrees', undefined, degrees, 4490, 'guessed']
	])('%s: every corner within 0.1 mm', async (_, text, rings, srid, from) => {
		const { facts, rows } = await readWell(await shapefile({ prj: text, rings }));
		expect([facts.srid, facts.sridFrom]).toEqual([srid, from]);
		expect(furthest(rows[0]!.s!)).toBeLessThan(0.1);
	});

	test.each([
		['Xian 1980', prj.xian80, 'import.crs.other_datum', 'Xian_1980_3_Degree_GK_Zone_37'],
		['Web Mercator', prj.webMercator, 'import.crs.unsupported', 'WGS_1984_Web_Mercator_Auxiliary_Sphere'],
		['UTM', prj.utm, 'import.crs.unsupported', 'WGS_1984_UTM_Zone_49N'],
		['a local system', prj.zone(112, 500_000), 'import.crs.unsupported', 'CGCS2000_3_Degree_GK'],
		['no text of a system', 'hello', 'import.crs.damaged', 'hello']
	])('%s is refused by its name', async (_, text, reason, got) => {
		const result = await read(await shapefile({ prj: text }));
		expect(result.reason).toBe(reason);
		expect((result as { detail: Record<string, unknown> }).detail.got).toBe(got);
	});

	test('coordinates that tell nothing are refused with what they are', async () => {
		expect(await read(await shapefile({ rings: box(1234, 5678, 1334, 5778) }))).toMatchObject({
			reason: 'import.crs.unknown',
			detail: { x: 1234, y: 5678 }
		});
	});

	test.each([
		['urn:ogc:def:crs:EPSG::4525', 4525],
		['EPSG:4546', 4546],
		['urn:ogc:def:crs:OGC:1.3:CRS84', 4490]
	])('GeoJSON whose crs is %s', async (name, srid) => {
		const rings = srid === 4490 ? degrees : inZone(111, srid === 4525 ? 37_500_000 : 500_000);
		const text = geojson([{ properties: {}, rings: [rings] }], { crs: { type: 'name', properties: { name } } });
		const { facts, rows } = await readWell(placed('a.geojson', text));
		expect([facts.srid, facts.sridFrom]).toEqual([srid, 'declared']);
		expect(furthest(rows[0]!.s!)).toBeLessThan(0.1);
	});

	test('GeoJSON in 3857 is refused, and a chosen system overrules', async () => {
		const crs = { type: 'name', properties: { name: 'EPSG:3857' } };
		const path = placed('a.geojson', geojson([{ properties: {}, rings: [inZone(111, 500_000)] }], { crs }));
		expect(await read(path)).toMatchObject({ reason: 'import.crs.unsupported', detail: { got: 'EPSG:3857' } });
	});
});

describe('GeoJSON', () => {
	const one = (geometry: unknown) => read(placed('a.geojson', geojson([{ properties: { a: 1 }, geometry }])));
	test.each([
		['a point', { type: 'Point', coordinates: [111, 38] }, 'shape.polygon'],
		['an open ring', { type: 'Polygon', coordinates: [degrees.slice(0, 4)] }, 'shape.closed'],
		['two corners', { type: 'Polygon', coordinates: [[degrees[0], degrees[1], degrees[0]]] }, 'shape.corners'],
		['a text for a number', { type: 'Polygon', coordinates: [[['111', 38], ...degrees]] }, 'shape.number'],
		['a number beyond every double', { type: 'Polygon', coordinates: 'x' }, 'shape.ring'],
		['longitude 500', { type: 'Polygon', coordinates: [box(111, 38, 500, 39)] }, 'shape.range']
	])('%s is a problem of its row', async (_, geometry, expected) => {
		const result = await one(geometry);
		expect(result.reason).toBeUndefined();
		expect((result as { rows: ParsedRow[] }).rows[0]!.p).toMatchObject({ field: 'shape', expected });
	});

	test('heights are dropped, repeated corners and empty parts too', async () => {
		const ring = [degrees[0], ...degrees].map((corner) => [...corner!, 812.5]);
		const geometry = { type: 'MultiPolygon', coordinates: [[], [ring, []]] };
		const { rows } = (await one(geometry)) as { rows: ParsedRow[] };
		expect(decodeMultiPolygon(Buffer.from(rows[0]!.s!, 'hex')).shape).toEqual([[degrees]]);
	});

	test('numbers of nineteen digits stay whole, braces in texts do not end a record', async () => {
		const text = `{"type":"FeatureCollection","name":"features [{","features":[{"type":"Feature","properties":{"DKBM":1499010010010000001,"DKMC":"a}],{\\"b"},"geometry":null}]}`;
		const { rows } = await readWell(placed('a.geojson', text));
		expect(rows[0]!.v).toEqual(['1499010010010000001', 'a}],{"b']);
	});

	test.each([
		['a list', '[]', 'import.json.type'],
		['cut off', '{"type":"FeatureCollection","features":[{"type":"Fea', 'import.json.damaged'],
		[
			'nested beyond reason',
			`{"type":"FeatureCollection","features":[{"a":${'['.repeat(100)}${']'.repeat(100)}}]}`,
			'import.json.depth'
		],
		['something else', '{"type":"Topology"}', 'import.json.type'],
		['nothing', '', 'import.json.damaged']
	])('%s is refused', async (_, text, reason) => {
		expect((await read(placed('a.geojson', text))).reason).toBe(reason);
	});

	test('GBK is brought to UTF-8 before its second bytes can look like braces', async () => {
		const { rows, facts } = await readWell(placed('a.geojson', gbkBytes(geojson([{ properties: { 名: '镕亄盵' } }]))));
		expect(facts.encoding).toBe('GB18030');
		expect(rows[0]!.v).toEqual(['镕亄盵']);
	});
});

describe('CSV', () => {
	const table = '地块代码,地块名称\r\n001,"村东, 大块"\r\n\r\n002,乙\r\n';
	test.each([
		['UTF-8 with BOM', Buffer.from(`\ufeff${table}`), 'UTF-8', 'declared'],
		['UTF-8 without', Buffer.from(table), 'UTF-8', 'guessed'],
		['GB18030', gbkBytes(table), 'GB18030', 'guessed'],
		['UTF-16', Buffer.from(`\ufeff${table}`, 'utf16le'), 'UTF-16LE', 'declared'],
		[
			'tabs',
			Buffer.from(
				table
					.replaceAll('"村东, 大块"', '村东, 大块')
					.replaceAll('码,', '码\t')
					.replaceAll('1,', '1\t')
					.replaceAll('2,', '2\t')
			),
			'UTF-8',
			'guessed'
		]
	])('%s', async (_, bytes, encoding, from) => {
		const { facts, rows } = await readWell(placed('a.csv', bytes));
		expect([facts.encoding, facts.encodingFrom]).toEqual([encoding, from]);
		expect(facts.columns).toEqual(['地块代码', '地块名称']);
		expect(rows.map(({ n, v }) => [n, ...v])).toEqual([
			[1, '001', '村东, 大块'],
			[2, '002', '乙']
		]);
	});

	test('a column of well-known text is the shape; too many cells are a problem of the row', async () => {
		const wkt = `POLYGON((${degrees.map((corner) => corner.join(' ')).join(', ')}))`;
		const text = `code,wkt\na,"SRID=4490;${wkt}"\nb,"MULTI${wkt.replace('((', '(((').replace('))', ')))')}"\nc,"POLYGON((1 2))"\nd,x\ne,,f,g\n`;
		const { facts, rows } = await readWell(placed('a.csv', text));
		expect([facts.srid, facts.sridFrom]).toEqual([4490, 'declared']);
		expect(rows.map(({ s, p }) => p?.expected ?? (s ? furthest(s) : null))).toEqual([
			0,
			0,
			'shape.corners',
			'shape.wkt',
			'record.cells'
		]);
	});

	test.each([
		['an open quote', 'a,b\n1,"2\n', 'import.csv.damaged'],
		['nothing', '', 'import.csv.empty']
	])('%s is refused', async (_, text, reason) => {
		expect((await read(placed('a.csv', text))).reason).toBe(reason);
	});
});

describe('what a file is', () => {
	test.each([
		['half a workbook', 'a.xlsx', 'PK\x03\x04', 'import.zip.damaged'],
		['a GeoPackage', 'a.gpkg', 'SQLite format 3', 'import.file.other_kind'],
		['no archive', 'a.zip', 'PK\x03\x04 hello', 'import.zip.damaged']
	])('%s', async (_, name, bytes, reason) => {
		expect((await read(placed(name, bytes))).reason).toBe(reason);
	});

	test('several layers: one must be named', async () => {
		const table = dbf(columns, cells);
		const path = await zip({ 'A.shp': shp([[degrees]]), 'A.dbf': table, 'B.shp': shp([null]), 'B.dbf': table });
		expect(await read(path)).toMatchObject({
			reason: 'import.file.several_layers',
			detail: { layers: ['A.shp', 'B.shp'] }
		});
		expect((await readWell(path, { layer: 'B' })).rows[0]!.s).toBeNull();
		expect((await read(path, { layer: 'C' })).reason).toBe('import.file.no_layer');
	});

	test('a shapefile without its table, or with fewer records in it, is refused', async () => {
		expect((await read(await zip({ 'A.shp': shp([[degrees]]) }))).reason).toBe('import.shapefile.no_dbf');
		const path = await zip({
			'A.shp': shp([[degrees], [degrees]]),
			'A.dbf': dbf(columns, cells),
			'A.prj': prj.degrees
		});
		expect((await read(path)).reason).toBe('import.shapefile.counts');
	});

	test('holes belong to the ring around them', async () => {
		const hole = box(111.662, 38.282, 111.664, 38.284).reverse();
		const path = await zip({
			'A.shp': shp([[degrees, hole, box(111.7, 38.3, 111.71, 38.31)]]),
			'A.dbf': dbf(columns, cells),
			'A.prj': prj.degrees
		});
		const { shape } = decodeMultiPolygon(Buffer.from((await readWell(path)).rows[0]!.s!, 'hex'));
		expect(shape.map((polygon) => polygon.length)).toEqual([2, 1]);
	});
});

describe('collections and heights of GeoJSON', () => {
	const polygon = { type: 'Polygon', coordinates: [degrees] };
	const feature = (geometry: unknown) => ({ type: 'Feature', properties: { DKBM: 'A' }, geometry });

	test('collections lie in each other to any depth: their polygons are one shape, their features the layer’s', async () => {
		let nested: unknown = polygon;
		for (let depth = 0; depth < 8; depth++) nested = { type: 'GeometryCollection', geometries: [nested] };
		const collection = (features: unknown[]) => ({ type: 'FeatureCollection', features });
		const path = placed(
			'a.geojson',
			JSON.stringify(collection([feature(nested), collection([feature(polygon), collection([feature(polygon)])])]))
		);
		const { facts, rows } = await readWell(path);
		expect([facts.rows, facts.shapes]).toEqual([3, 3]);
		expect(rows.every(({ p }) => p === null)).toBe(true);
	});

	test('heights are dropped and said', async () => {
		const high = { type: 'Polygon', coordinates: [degrees.map(([x, y]) => [x, y, 1_200])] };
		const { facts } = await readWell(
			placed('a.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature(high), feature(polygon)] }))
		);
		expect(facts.notes).toContainEqual({ note: 'shape.flattened', detail: { count: 1 } });
	});
});

describe('tables without a header, and archives without shapes', () => {
	test('a record on top is no header: it is named, nothing is lost', async () => {
		expect(await read(placed('a.csv', '141127100,东村镇,3.5\n141127101,岚城镇,4.5\n'))).toMatchObject({
			reason: 'import.table.no_header',
			detail: { got: '141127100、东村镇、3.5' }
		});
		expect((await readWell(placed('a.csv', '代码,2023,2024\n1411,3,4\n'))).facts.columns).toEqual([
			'代码',
			'2023',
			'2024'
		]);
	});

	test('a quote inside a cell that nobody quoted', async () => {
		const { rows } = await readWell(placed('a.csv', '名称,坐落\n甲,北纬37°36\'37.8"N 处\n'));
		expect(rows[0]!.v).toEqual(['甲', '北纬37°36\'37.8"N 处']);
	});

	test('a feature’s own id is a column unless it has one of that name', async () => {
		const feature = (properties: Record<string, unknown>) => ({
			...{ type: 'Feature', id: 'F7', properties, geometry: { type: 'Polygon', coordinates: [degrees] } }
		});
		const collection = { type: 'FeatureCollection', features: [feature({ a: 1 }), feature({ id: 'own' })] };
		const { facts, rows } = await readWell(placed('a.geojson', JSON.stringify(collection)));
		const at = facts.columns.indexOf('id');
		expect(rows.map(({ v }) => v[at])).toEqual(['F7', 'own']);
	});

	test('a zip with an attribute table and no shapes says what lacks', async () => {
		expect(await read(await zip({ 'DK.dbf': dbf(columns, cells) }))).toMatchObject({
			reason: 'import.shapefile.no_shp'
		});
	});
});
