import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ellipsoidalArea } from '#core/geodesy.ts';
import { rightHanded, type FeatureLayer } from '#core/feature.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import { parsedRows } from '#exchange/intake/parsed-rows.server.ts';
import { readSource } from '#exchange/reading/read-source.server.ts';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { geoJsonLines } from './geojson-out.ts';
import { geoPackageOf } from './geopackage-out.server.ts';

const at = (x: number, y: number): [number, number] => [111.6 + x / 88000, 38.2 + y / 111000];
const ring = (x: number, y: number, size: number): [number, number][] =>
	[[0, 0], [0, 1], [1.013, 1.0007], [1, 0], [0, 0]].map(([a, b]) => at(x + a! * size, y + b! * size)); // prettier-ignore
/** Outer rings with the clock, as shapefiles have them: two parts, one with a hole. */
const shape: MultiPolygonRings = [[ring(0, 0, 3000.3), ring(500, 500, 700.77).toReversed()], [ring(9000, 100, 1234.5)]];
const layer: FeatureLayer = {
	name: '方案“一”',
	note: '坐标为 CGCS2000',
	features: [
		{
			facts: { code: 'CY-01', name: '玉露香梨, "连片"\n产业区', layout: 'adjacent', villages: 'a b', area_mu: 12.34 },
			shape
		},
		{
			facts: { code: '=1+1', name: '苹果', layout: 'chain', villages: '', area_mu: null },
			shape: [[ring(-4000, 0, 900)]]
		}
	]
};

async function readBack(name: string, bytes: Uint8Array | string) {
	const folder = mkdtempSync(join(tmpdir(), 'mutu-out-'));
	try {
		const [path, output] = [join(folder, 'file'), join(folder, 'rows')];
		writeFileSync(path, bytes);
		const countyBounds = { west: 111, east: 112.5, south: 37.5, north: 39 };
		const request = { path, name, output, countySrid: 4546, countyBounds, options: {}, siblings: false };
		const facts = await readSource(request, () => undefined);
		const rows = [];
		for await (const part of parsedRows(output, 100)) rows.push(...part);
		return { facts, rows };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const areas = layer.features.map((feature) => muFromSquareMetres(ellipsoidalArea(feature.shape)));

test.each([
	['geojson', [...geoJsonLines(layer)].join('')],
	['gpkg', geoPackageOf(layer)]
])('what leaves as %s is read back as it was, in CGCS2000, to a hundredth of a mu', async (format, bytes) => {
	const { facts, rows } = await readBack(`out.${format}`, bytes);
	expect([facts.srid, facts.datum, facts.crsAsked, facts.rows]).toEqual([4490, 'cgcs2000', false, 2]);
	const cell = (n: number, name: string) => rows[n]!.v[facts.columns.indexOf(name)] ?? null;
	expect([cell(0, 'code'), cell(0, 'name'), cell(0, 'layout')]).toEqual([
		'CY-01',
		layer.features[0]!.facts.name,
		'adjacent'
	]);
	expect([cell(1, 'code'), cell(1, 'area_mu')]).toEqual(['=1+1', null]);
	const back = rows.map(({ s }) => ellipsoidalArea(decodeMultiPolygon(Buffer.from(s!, 'hex')).shape));
	expect(back.map(muFromSquareMetres)).toEqual(areas);
});

test('outer rings of GeoJSON run against the clock, holes with it', () => {
	const turns = (given: MultiPolygonRings) =>
		given.map((polygon) =>
			polygon.map((each) =>
				Math.sign(each.reduce((sum, [x, y], index) => {
					const [bx, by] = each[(index + 1) % each.length]!;
					return sum + (x - 111.6) * (by - 38.2) - (bx - 111.6) * (y - 38.2);
				}, 0))
			)
		); // prettier-ignore
	expect(turns(shape)).toEqual([[-1, 1], [-1]]);
	expect(turns(rightHanded(shape))).toEqual([[1, -1], [1]]);
});

test('a layer without features is a file all the same', async () => {
	const none = { ...layer, features: [] };
	expect(JSON.parse([...geoJsonLines(none)].join(''))).toMatchObject({ type: 'FeatureCollection', features: [] });
	expect((await readBack('none.gpkg', geoPackageOf(none))).facts.rows).toBe(0);
});
