import { readFileSync } from 'node:fs';
import ExcelJS from '@protobi/exceljs';
import { dxf, entity, geopackage, gpShape, kml, kmlPolygon, lwpolyline, wkb } from './geo-files.ts';
import { box, dbf, gbkBytes, geojson, prj, shp, zip } from './import-files.ts';

/** One whole, small file of each format, with something of everything the format may hold. */
export interface GoodFile {
	/** As `formats` names what reads it. */
	format: string;
	/** Its name as the person who brings it knows it. */
	name: string;
	/** Whether it is an archive whose members may be looked at. */
	packed: boolean;
	make(): Promise<Buffer>;
}

const square = box(111.66, 38.28, 111.67, 38.29);
const hole = box(111.662, 38.282, 111.664, 38.284).reverse();
const other = box(111.7, 38.3, 111.71, 38.31);
const codes = ['1499010010010000001', '1499010010010000002', '1499010010010000003'];
const names = ['村东头大块地', '西沟', ''];

const attributes = dbf(
	[
		{ name: 'DKBM', length: 19 },
		{ name: 'DKMC', length: 20 },
		{ name: 'SCMJ', type: 'N', length: 10 },
		{ name: 'RQ', type: 'D', length: 8 },
		{ name: 'YN', type: 'L', length: 1 }
	],
	codes.map((code, at) => [code, names[at]!, '12.50', '20240131', 'T']),
	{ encode: gbkBytes, ldid: 0x4d, deleted: [1] }
);

async function workbook(): Promise<Buffer> {
	const book = new ExcelJS.Workbook();
	const sheet = book.addWorksheet('台账');
	sheet.mergeCells('A1:E1');
	sheet.getCell('A1').value = '合同清理台账';
	sheet.addRow(['合同编号', '承包方', '面积（亩）', '起', '坐标']);
	for (const [at, code] of codes.entries())
		sheet.addRow([
			...[code, names[at], 12.5, new Date('2024-01-31T00:00:00Z')],
			square.map((corner) => corner.join(',')).join(';')
		]);
	sheet.addRow(['合计', null, { formula: 'SUM(C3:C5)', result: 37.5 }]);
	sheet.mergeCells('B3:B4');
	return Buffer.from(await book.xlsx.writeBuffer());
}

const cgcs = { id: 4490, name: 'CGCS2000', text: prj.degrees };
const shapes = [wkb.polygon([square, hole]), wkb.multi([wkb.polygon([square]), wkb.polygon([other])]), null];
const placemark = (shape: string, name: string) =>
	`<Placemark><name>${name}</name><ExtendedData><Data name="DKBM"><value>${codes[0]}</value></Data></ExtendedData>${shape}</Placemark>`;
const document = kml(
	`<Folder><name>地块</name>${placemark(kmlPolygon(square), '一')}${placemark(`<MultiGeometry>${kmlPolygon(other)}</MultiGeometry>`, '二')}</Folder>`
);
const drawing = dxf(
	lwpolyline('界', square) +
		lwpolyline('界', [[111.7, 38.3, 0.5], [111.71, 38.3], [111.71, 38.31]]) +
		entity('CIRCLE', [[8, '界'], [10, 111.68], [20, 38.3], [40, 0.001]]) +
		entity('TEXT', [[8, '注记'], [10, 111.66], [20, 38.28], [40, 1], [1, 'J1']])
); // prettier-ignore

export const goodFiles: readonly GoodFile[] = [
	{
		...{ format: 'shapefile', name: 'DK.zip', packed: true },
		make: async () =>
			readFileSync(
				await zip({
					'DK.shp': shp([[square, hole], [other], null]),
					'DK.dbf': attributes,
					'DK.prj': prj.degrees,
					'DK.cpg': 'GBK'
				})
			)
	},
	{
		...{ format: 'geojson', name: 'DK.geojson', packed: false },
		make: async () =>
			Buffer.from(
				geojson(
					[
						{
							properties: { DKBM: codes[0], DKMC: names[0], SCMJ: 12.5, list: [1, { a: null }] },
							rings: [square, hole]
						},
						{
							properties: { DKBM: codes[1], ok: true },
							geometry: { type: 'Point', coordinates: [111, 38] }
						},
						{ properties: { DKBM: null }, rings: null }
					],
					{ crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } } }
				)
			)
	},
	{
		...{ format: 'csv', name: 'DK.csv', packed: false },
		make: async () =>
			gbkBytes(
				`地块代码,名称,面积,wkt\r\n${codes.map((code, at) => `${code},"${names[at]}",12.5,"POLYGON((${square.map((corner) => corner.join(' ')).join(',')}))"`).join('\r\n')}\r\n合计,,37.5,\r\n`
			)
	},
	{ ...{ format: 'xlsx', name: 'HT.xlsx', packed: true }, make: workbook },
	{
		...{ format: 'geopackage', name: 'DK.gpkg', packed: false },
		make: async () =>
			readFileSync(
				geopackage(
					[
						{
							...{ name: '地块', type: 'GEOMETRY', srid: 4490, columns: ['DKBM TEXT(19)', 'MJ DOUBLE', 'RQ DATE'] },
							rows: shapes.map((shape, at) => [shape && gpShape(shape), codes[at]!, 12.5, '2024-01-31'])
						}
					],
					[cgcs]
				)
			)
	},
	{ ...{ format: 'kml', name: 'DK.kml', packed: false }, make: async () => Buffer.from(document) },
	{
		...{ format: 'kml', name: 'DK.kmz', packed: true },
		make: async () => readFileSync(await zip({ 'doc.kml': document }))
	},
	{ ...{ format: 'dxf', name: 'DK.dxf', packed: false }, make: async () => gbkBytes(drawing) }
];
