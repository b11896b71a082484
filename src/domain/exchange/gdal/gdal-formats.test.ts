import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFile } from '#exchange/reading/parse.server.ts';
import { dxf, geopackage, kml, kmlPolygon, lwpolyline } from '#test/geo-files.ts';
import { box, outputPath, placed } from '#test/import-files.ts';
import { givenName, read, readWell } from '#test/reading.ts';

const degrees = box(111.66, 38.28, 111.67, 38.29);

describe('hostile and broken GeoPackage, KML and DXF', () => {
	const good = () =>
		readFileSync(
			geopackage([{ name: 'a', columns: ['b TEXT'], rows: Array.from({ length: 2000 }, () => ['x'.repeat(99)]) }])
		);
	const drawing = dxf(
		lwpolyline('A', [
			[0, 0],
			[1, 0],
			[1, 1]
		])
	);
	const laughs = `<!DOCTYPE kml [<!ENTITY a "${'x'.repeat(50)}">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]><kml><Placemark><name>&j;</name></Placemark></kml>`;

	test.each<[string, string, () => string | Uint8Array, string, string?]>([
		['text named .gpkg', 'a.gpkg', () => 'hello', 'import.file.other_kind', 'text'],
		['HTML named .gpkg', 'a.gpkg', () => '<!doctype html><html>', 'import.file.other_kind', 'HTML'],
		['a truncated .gpkg', 'a.gpkg', () => good().subarray(0, 60_000), 'import.file.damaged'],
		['only the head of a .gpkg', 'a.gpkg', () => good().subarray(0, 200), 'import.file.damaged'],
		['a .gpkg with noise in it', 'a.gpkg', () => good().fill(0xa5, 8_192), 'import.file.damaged'],
		['HTML named .kml', 'a.kml', () => '<!DOCTYPE html><html><body>', 'import.file.other_kind', 'HTML'],
		['HTML without a doctype', 'a.kml', () => '<html><body></body></html>', 'import.file.other_kind', 'HTML'],
		['other XML', 'a.kml', () => '<?xml version="1.0"?><gpx></gpx>', 'import.file.other_kind', '<gpx>'],
		['text named .kml', 'a.kml', () => 'hello', 'import.file.other_kind', 'text'],
		['nothing', 'a.kml', () => '', 'import.file.other_kind', '0 bytes'],
		['a billion laughs', 'a.kml', () => laughs, 'import.kml.entities'],
		[
			'a truncated .kml',
			'a.kml',
			() => kml(`<Placemark>${kmlPolygon(degrees)}</Placemark>`).slice(0, 200),
			'import.file.damaged'
		],
		['a .kml without placemarks', 'a.kml', () => kml(''), 'import.kml.empty'],
		['100 000 nested folders', 'a.kml', () => kml('<Folder>'.repeat(100_000)), 'import.file.damaged'],
		['text named .dxf', 'a.dxf', () => 'hello', 'import.file.other_kind', 'text'],
		['a DWG named .dxf', 'a.dxf', () => 'AC1027\0\0', 'import.file.other_kind', 'DWG'],
		['a binary .dxf', 'a.dxf', () => 'AutoCAD Binary DXF\r\n\x1a\0', 'import.file.other_kind', 'DXF (binary)'],
		['a truncated .dxf', 'a.dxf', () => drawing.slice(0, drawing.length - 30), 'import.file.damaged'],
		['a .dxf whose pairs are none', 'a.dxf', () => drawing.replace('8\nA', 'x\nA'), 'import.file.damaged'],
		['a .dxf without entities', 'a.dxf', () => dxf(''), 'import.dxf.empty']
	])('%s', async (_, name, bytes, reason, got) => {
		const path = placed(name, bytes());
		const started = performance.now();
		const result = await read(path);
		expect([result.reason, got && (result as { detail?: { got?: string } }).detail?.got]).toEqual([reason, got]);
		expect(performance.now() - started).toBeLessThan(5_000);
	});

	const view = (sql: string) =>
		geopackage(
			[],
			[],
			`CREATE VIEW v AS ${sql}; INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('v', 'attributes', 'v')`
		);
	const inWorker = (path: string, seconds = 30) =>
		parseFile(
			{ path, name: givenName(path), output: outputPath(), countySrid: 4546, options: {}, siblings: false },
			() => undefined,
			{ seconds, heapMb: 384 }
		);

	test('a view that asks for more memory than GDAL is given', async () => {
		const outcome = await inWorker(view('SELECT 1 AS id, hex(zeroblob(150000000)) AS a'));
		expect(outcome).toMatchObject({ ok: false, reason: 'import.file.memory' });
	});

	test('a view without end', async () => {
		const endless = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) AS a FROM c';
		expect(await inWorker(view(endless), 3)).toMatchObject({ ok: false, reason: 'import.file.timeout' });
		const rows = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS a FROM c';
		expect(await inWorker(view(rows))).toMatchObject({ ok: false, reason: 'import.file.rows' });
	});

	test('after a failure the next file is read', async () => {
		await read(placed('a.gpkg', good().subarray(0, 60_000)));
		expect((await readWell(placed('b.gpkg', good()))).facts.rows).toBe(2000);
	});
});
