import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { geopackage, gpShape, wkb, type GpkgSystem } from '#test/geo-files.ts';
import { box, placed, prj, zip, type Corner } from '#test/import-files.ts';
import { inZone, problemOf, read, readWell, shapeOf } from '#test/reading.ts';

const degrees = box(111.66, 38.28, 111.67, 38.29);
const hole = box(111.662, 38.282, 111.664, 38.284).reverse();
const other = box(111.7, 38.3, 111.71, 38.31);
const cgcs: GpkgSystem = { id: 4490, name: 'CGCS2000', text: prj.degrees };

describe('GeoPackage', () => {
	const parcels = (shapes: readonly (Buffer | null)[], system = cgcs, type = 'GEOMETRY') =>
		geopackage(
			[
				{
					name: '地块',
					type,
					srid: system.id,
					columns: ['DKBM TEXT(19)'],
					rows: shapes.map((shape, index) => [shape, `149901001001000000${index}`])
				}
			],
			[system]
		);

	test('cells come with all their digits, days as they are written, nothing as nothing', async () => {
		const columns = ['DKBM INTEGER', 'MC TEXT(4)', 'MJ DOUBLE', 'RQ DATE', 'SJ DATETIME', 'YN BOOLEAN', 'PIC BLOB'];
		const rows = [
			[1499010010010000001n, ' 村东头大块地 ', 12.5, '2024-01-31', '2024-01-31T10:20:30Z', 1, Buffer.of(1, 2)],
			[9007199254740993n, '{"a":1}', 3, '2024-1-5', null, 0, null],
			[null, '', 0.1, null, null, null, null]
		];
		const path = geopackage([{ name: '台账', columns, rows: rows as (string | number | bigint | null | Buffer)[][] }]);
		const { facts, rows: read } = await readWell(path);
		expect(facts.columns).toEqual(['DKBM', 'MC', 'MJ', 'RQ', 'SJ', 'YN', 'PIC', 'fid']);
		// The table's own key comes last; here it only counts.
		expect(read.map(({ v }) => v.at(-1))).toEqual(rows.map((_, at) => String(at + 1)));
		expect([facts.format, facts.layer, facts.encoding, facts.srid]).toEqual(['geopackage', '台账', null, null]);
		expect(read.map(({ v }) => v.slice(0, -1))).toEqual([
			['1499010010010000001', '村东头大块地', '12.5', '2024-01-31', '2024-01-31T10:20:30Z', '1', null],
			['9007199254740993', '{"a":1}', '3', '2024-1-5', null, '0', null],
			[null, null, '0.1', null, null, null, null]
		]);
	});

	test('holes and parts are kept to the last bit', async () => {
		const parts = wkb.multi([wkb.polygon([degrees, hole]), wkb.polygon([other])]);
		const { facts, rows } = await readWell(parcels([gpShape(parts), gpShape(wkb.polygon([degrees]))]));
		expect([facts.srid, facts.sridFrom, facts.notes]).toEqual([4490, 'declared', []]);
		expect(shapeOf(rows[0]!)).toEqual([[degrees, hole], [other]]);
		expect(shapeOf(rows[1]!)).toEqual([[degrees]]);
	});

	test('arcs become straight pieces and heights are dropped, with their counts', async () => {
		const circle: Corner[] = [
			[111.66, 38.28],
			[111.68, 38.28],
			[111.66, 38.28]
		];
		const half = wkb.compound([
			wkb.arcs([
				[111.66, 38.28],
				[111.67, 38.29],
				[111.68, 38.28]
			]),
			wkb.line([
				[111.68, 38.28],
				[111.66, 38.28]
			])
		]);
		const high = degrees.map(([x, y]) => [x, y, 812.5]);
		const measured = degrees.map(([x, y]) => [x, y, 812.5, 7]);
		const { facts, rows } = await readWell(
			parcels([
				gpShape(wkb.curvePolygon([wkb.arcs(circle)])),
				gpShape(wkb.multi([wkb.curvePolygon([half])], 12)),
				gpShape(wkb.polygon([high], 1000)),
				gpShape(wkb.polygon([measured], 3000))
			])
		);
		expect(facts.notes).toContainEqual({ note: 'shape.linearised', detail: { count: 2 } });
		expect(facts.notes).toContainEqual({ note: 'shape.flattened', detail: { count: 2 } });
		const [[ring]] = shapeOf(rows[0]!) as [[Corner[]]];
		expect(ring).toHaveLength(721);
		expect(Math.max(...ring.map(([x, y]) => Math.abs(Math.hypot(x - 111.67, y - 38.28) - 0.01)))).toBeLessThan(1e-12);
		const [[arc]] = shapeOf(rows[1]!) as [[Corner[]]];
		expect(Math.min(...arc.map(([, y]) => y))).toBe(38.28);
		expect(Math.max(...arc.map(([, y]) => y))).toBeCloseTo(38.29, 9);
		expect([shapeOf(rows[2]!), shapeOf(rows[3]!)]).toEqual([[[degrees]], [[degrees]]]);
	});

	test('each bad shape is a problem of its row', async () => {
		const nan = degrees.map(([x, y], index) => [index === 1 ? NaN : x, y]);
		const lie = gpShape(wkb.polygon([degrees]));
		lie.writeUInt32LE(0x7fffffff, 8 + 9);
		const { rows } = await readWell(
			parcels([
				gpShape(wkb.polygon([nan])),
				gpShape(wkb.polygon([degrees.slice(0, 4)])),
				gpShape(wkb.line(degrees)),
				lie,
				Buffer.from('hello'),
				gpShape(wkb.polygon([]), 4490, 0x11),
				null
			])
		);
		expect(rows.map(problemOf)).toEqual([
			'shape.number',
			'shape.closed',
			'shape.polygon',
			'shape.polygon',
			'shape.polygon',
			null,
			null
		]);
	});

	test.each([
		['a zone with prefix', { id: 4525, name: 'z', text: prj.zone(111, 37_500_000) }, 37_500_000, 4525, 'declared'],
		['a zone without prefix', { id: 4546, name: 'z', text: prj.zone(111, 500_000) }, 500_000, 4546, 'declared'],
		['a code without text', { id: 4546, name: 'z', text: 'undefined' }, 500_000, 4546, 'declared'],
		['none', { id: -1, name: 'z', text: '' }, 37_500_000, 4525, 'guessed']
	])('its system: %s', async (_, system, falseEasting, srid, from) => {
		const shape = gpShape(wkb.polygon([inZone(degrees, 111, falseEasting)]), system.id);
		const columns: string[] = [];
		const table = { name: 'p', type: 'POLYGON', srid: system.id, columns, rows: [[shape]] };
		const { facts, rows } = await readWell(geopackage([table], system.id > 0 ? [system] : []));
		expect([facts.srid, facts.sridFrom]).toEqual([srid, from]);
		const [[ring]] = shapeOf(rows[0]!) as [[Corner[]]];
		ring.forEach(([x, y], index) => {
			expect(x).toBeCloseTo(degrees[index]![0], 9);
			expect(y).toBeCloseTo(degrees[index]![1], 9);
		});
	});

	test.each([
		['Xian 1980', prj.xian80, 'import.crs.other_datum', 'Xian_1980_3_Degree_GK_Zone_37'],
		['Web Mercator', prj.webMercator, 'import.crs.unsupported', 'WGS_1984_Web_Mercator_Auxiliary_Sphere']
	])('%s is refused by its name', async (_, text, reason, got) => {
		const result = await read(parcels([gpShape(wkb.polygon([degrees]))], { id: 99_001, name: 'z', text }));
		expect(result).toMatchObject({ reason, detail: { got } });
	});

	test('layers: those with polygons and tables without shapes, beside what QGIS adds', async () => {
		const columns = ['DKBM TEXT'];
		const tables = [
			{ name: '地块', type: 'MULTIPOLYGON', srid: 4490, columns, rows: [[gpShape(wkb.polygon([degrees])), '1']] },
			{ name: '合同 \'x\' "y"'.replaceAll('"', ''), columns, rows: [['2']] },
			{ name: '界址点', type: 'POINT', srid: 4490, columns, rows: [] },
			{ name: 'layer_styles', columns, rows: [] }
		];
		const path = geopackage(tables, [cgcs]);
		expect(await read(path)).toMatchObject({
			reason: 'import.file.several_layers',
			detail: { layers: ['地块', "合同 'x' y"] }
		});
		expect((await readWell(path, { layer: '地块' })).facts.shapes).toBe(1);
		expect((await readWell(path, { layer: "合同 'x' y" })).rows.map(({ v }) => v)).toEqual([['2', '1']]);
		expect((await read(path, { layer: '界址点' })).reason).toBe('import.file.no_layer');
	});

	test('inside a zip it goes through the gate like any other', async () => {
		const path = await zip({
			'数据/地块.gpkg': readFileSync(parcels([gpShape(wkb.polygon([degrees]))])),
			'a.txt': 'x'
		});
		expect((await readWell(path, { layer: '地块' })).facts.rows).toBe(1);
	});

	test('one left in write-ahead mode is read', async () => {
		const path = parcels([gpShape(wkb.polygon([degrees]))]);
		const bytes = readFileSync(path);
		bytes[18] = bytes[19] = 2;
		expect((await readWell(placed('wal.gpkg', bytes))).facts.shapes).toBe(1);
	});
});
