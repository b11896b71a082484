import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kml, kmlPolygon, kmlRing } from '#test/geo-files.ts';
import { box, gbkBytes, placed, zip } from '#test/import-files.ts';
import { problemOf, read, readWell, shapeOf } from '#test/reading.ts';

const degrees = box(111.66, 38.28, 111.67, 38.29);
const hole = box(111.662, 38.282, 111.664, 38.284).reverse();
const other = box(111.7, 38.3, 111.71, 38.31);

describe('KML and KMZ', () => {
	const placemark = (inside: string) => `<Placemark>${inside}</Placemark>`;
	const data =
		'<ExtendedData><Data name="DKBM"><value>1499010010010000001</value></Data><SchemaData schemaUrl="#s"><SimpleData name="名称"> 村东&amp;头 </SimpleData></SchemaData></ExtendedData>';

	test('name, description and extended data are columns; holes, parts and closed lines are kept', async () => {
		const holed = `<Polygon><innerBoundaryIs>${kmlRing(hole)}</innerBoundaryIs><outerBoundaryIs>${kmlRing(degrees)}</outerBoundaryIs></Polygon>`;
		const text = kml(
			placemark(`<name>东头</name><description><![CDATA[<b>x</b>]]></description>${data}${holed}`) +
				placemark(
					`<name>两块</name><MultiGeometry><Point><coordinates>111,38</coordinates></Point>${kmlPolygon(degrees)}${kmlPolygon(other)}</MultiGeometry>`
				) +
				placemark(
					`<LineString><coordinates>${degrees.map((corner) => corner.join(', ')).join(' ')}</coordinates></LineString>`
				)
		);
		const { facts, rows } = await readWell(placed('a.kml', text));
		expect([facts.format, facts.layer, facts.encodingFrom]).toEqual(['kml', '文档', null]);
		expect([facts.srid, facts.sridFrom]).toEqual([4490, 'declared']);
		expect(facts.columns).toEqual(['name', 'description', 'DKBM', '名称']);
		expect(rows[0]!.v).toEqual(['东头', '<b>x</b>', '1499010010010000001', '村东&头']);
		expect(rows.map(shapeOf)).toEqual([[[degrees, hole]], [[degrees], [other]], [[degrees]]]);
	});

	test('heights other than 0 are dropped with their count; points and open lines are problems of their rows', async () => {
		const text = kml(
			placemark(kmlPolygon(degrees, ',812.5')) +
				placemark(kmlPolygon(degrees, ',0')) +
				placemark('<Point><coordinates>111.66,38.28</coordinates></Point>') +
				placemark(`<LineString><coordinates>111,38 111,39</coordinates></LineString>`) +
				placemark(kmlPolygon(degrees).replace('111.66,', 'abc,')) +
				placemark('<name>无图形</name>')
		);
		const { facts, rows } = await readWell(placed('a.kml', text));
		expect(facts.notes).toContainEqual({ note: 'shape.flattened', detail: { count: 1 } });
		expect(rows.map(problemOf)).toEqual([null, null, 'shape.polygon', 'shape.polygon', 'shape.number', null]);
	});

	test('folders with polygons are layers', async () => {
		const folder = (name: string, inside: string) => `<Folder><name>${name}</name>${inside}</Folder>`;
		const text = kml(
			folder('地块', placemark(kmlPolygon(degrees))) +
				folder('注记', placemark('<Point><coordinates>111,38</coordinates></Point>')) +
				folder('村界', placemark(kmlPolygon(other)) + placemark(kmlPolygon(degrees)))
		);
		const path = placed('a.kml', text);
		expect(await read(path)).toMatchObject({
			reason: 'import.file.several_layers',
			detail: { layers: ['地块', '村界'] }
		});
		expect((await readWell(path, { layer: '村界' })).facts.rows).toBe(2);
	});

	test('a .kmz is read through the zip gate, a .kmz inside a zip is an archive inside one', async () => {
		const kmz = readFileSync(await zip({ 'doc.kml': kml(placemark(kmlPolygon(degrees))), 'files/a.png': 'x' }));
		expect((await readWell(placed('a.kmz', kmz))).rows.map(shapeOf)).toEqual([[[degrees]]]);
		expect(await read(await zip({ 'a.kmz': kmz }))).toMatchObject({
			reason: 'import.zip.nested',
			detail: { got: 'a.kmz' }
		});
		expect((await read(placed('b.kmz', kml('')))).reason).toBe('import.zip.damaged');
		expect((await read(await zip({ 'a/地.kml': kml(placemark(kmlPolygon(degrees))) }))).reason).toBeUndefined();
	});

	test.each([
		['says so', '<?xml version="1.0" encoding="GB2312"?>', {}, 'declared'],
		['says UTF-8', '<?xml version="1.0" encoding="UTF-8"?>', {}, 'guessed'],
		['a person says so', '<?xml version="1.0"?>', { encoding: 'GBK' }, 'chosen']
	])('GBK that %s', async (_, declaration, options, from) => {
		const text = kml(placemark(`<name>村东头大块地</name>${kmlPolygon(degrees)}`), declaration);
		const { facts, rows } = await readWell(placed('a.kml', gbkBytes(text)), options);
		expect([facts.encoding, facts.encodingFrom, rows[0]!.v[0]]).toEqual(['GB18030', from, '村东头大块地']);
	});
});
