import { describe, expect, test } from 'vitest';
import { dxf, entity, lwpolyline } from '#test/geo-files.ts';
import { box, gbkBytes, placed, zip, type Corner } from '#test/import-files.ts';
import { inZone, problemOf, read, readWell, shapeOf } from '#test/reading.ts';

const degrees = box(111.66, 38.28, 111.67, 38.29);

describe('DXF', () => {
	const square = inZone(degrees, 111, 37_500_000).slice(0, 4);
	const text = (layer: string, content: string) =>
		entity('TEXT', [
			[8, layer],
			[10, square[0]![0]],
			[20, square[0]![1]],
			[40, 2],
			[1, content]
		]);

	test('closed polylines are polygons; names of layers and texts are GBK; the system is guessed', async () => {
		const path = placed('a.dxf', gbkBytes(dxf(lwpolyline('地块', square) + text('注记', '张三'))));
		const { facts, rows } = await readWell(path);
		expect([facts.layer, facts.encoding, facts.encodingFrom]).toEqual(['地块', 'GB18030', 'declared']);
		expect([facts.srid, facts.sridFrom, facts.columns[0]]).toEqual([4525, 'guessed', 'Layer']);
		expect(rows.map(({ v }) => v[0])).toEqual(['地块']);
		const [[ring]] = shapeOf(rows[0]!) as [[Corner[]]];
		ring.forEach(([x, y], index) => {
			expect(x).toBeCloseTo(degrees[index]![0], 9);
			expect(y).toBeCloseTo(degrees[index]![1], 9);
		});
	});

	test.each([
		['GBK that names no code page', '', 'AC1015', gbkBytes, {}, 'guessed'],
		['GBK that names 1252', 'ANSI_1252', 'AC1015', gbkBytes, {}, 'guessed'],
		['GBK of a version that writes UTF-8', 'ANSI_936', 'AC1027', gbkBytes, {}, 'guessed'],
		['UTF-8 of 2013', 'ANSI_936', 'AC1027', Buffer.from, {}, 'declared'],
		['UTF-8 under the code page of GBK', 'ANSI_936', 'AC1015', Buffer.from, {}, 'guessed'],
		['GBK a person names', '', '', gbkBytes, { encoding: 'gbk' }, 'chosen']
	])('%s', async (_, page, version, bytes, options, from) => {
		const drawing = dxf(lwpolyline('村东头大块地', square), page, version);
		const { facts } = await readWell(placed('a.dxf', bytes(drawing) as Buffer), options);
		expect([facts.layer, facts.encodingFrom]).toEqual(['村东头大块地', from]);
	});

	test('old polylines, circles, bulges, hatches and blocks; heights and arcs said with their counts', async () => {
		const [x, y] = square[0]!;
		const corners = [
			[x, y, 1],
			[x + 100, y],
			[x + 100, y + 100]
		];
		const vertex = (dx: number, dy: number): string =>
			entity('VERTEX', [
				[8, 'A'],
				[10, x + dx],
				[20, y + dy],
				[30, 812.5]
			]);
		const old =
			entity('POLYLINE', [
				[8, 'A'],
				[66, 1],
				[70, 9]
			]) +
			vertex(0, 0) +
			vertex(50, 0) +
			vertex(50, 50) +
			entity('SEQEND', []);
		const circle = entity('CIRCLE', [
			[8, 'A'],
			[10, x],
			[20, y],
			[40, 50]
		]);
		const block =
			entity('BLOCK', [
				[8, '0'],
				[2, 'B'],
				[70, 0],
				[10, 0],
				[20, 0]
			]) +
			lwpolyline('0', [
				[0, 0],
				[30, 0],
				[30, 30]
			]) +
			lwpolyline('0', [
				[60, 0],
				[90, 0],
				[90, 30]
			]) +
			entity('ENDBLK', []);
		const insert = entity('INSERT', [
			[8, 'A'],
			[2, 'B'],
			[10, x],
			[20, y]
		]);
		const open = lwpolyline('A', square, false) + text('A', '注');
		const drawing = dxf(lwpolyline('A', corners) + old + circle + insert + open, 'ANSI_936', 'AC1015', block);
		const { facts, rows } = await readWell(placed('a.dxf', gbkBytes(drawing)));
		expect(rows.map(problemOf)).toEqual([null, null, null, null, null, 'shape.polygon', 'shape.polygon']);
		expect(facts.notes).toContainEqual({ note: 'shape.linearised', detail: { count: 2 } });
		expect(facts.notes).toContainEqual({ note: 'shape.flattened', detail: { count: 1 } });
		expect(rows[2]!.a).toBeCloseTo(Math.PI * 2500, -1);
		expect(rows[6]!.v[1]).toBe('注');
	});

	test('layers with something closed in them are offered; characters beyond the code page are read', async () => {
		const drawing = dxf(
			lwpolyline('\\U+5730\\U+5757', square) + lwpolyline("B'x", square) + lwpolyline('C', square, false)
		);
		const path = placed('a.dxf', drawing);
		expect(await read(path)).toMatchObject({
			reason: 'import.file.several_layers',
			detail: { layers: ["B'x", '地块'] }
		});
		expect((await readWell(path, { layer: '地块' })).rows.map(({ v }) => v[0])).toEqual(['地块']);
		expect((await readWell(path, { layer: "B'x" })).rows).toHaveLength(1);
	});

	test('in a zip', async () => {
		expect((await readWell(await zip({ 'a.dxf': dxf(lwpolyline('A', square)) }))).facts.format).toBe('dxf');
	});
});
