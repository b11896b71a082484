import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Limits } from '#imagery/limits.ts';
import { packInProcess } from '#imagery/packing.server.ts';
import { mbtiles, picture, pmtiles, temporaryPath, tileFolder, tilesOver, type Tile } from '#test/imagery-files.ts';

/** Files that strangers made so that something of ours breaks: each is refused with its reason, and nothing else happens. */
const HERE: [number, number] = [111.67, 38.28];
const county = { west: 111, south: 37.5, east: 112.5, north: 39 };
const good = () => tilesOver(HERE, [12, 13]);
const pack = (path: string, limits: Partial<Limits> = {}, rows: 'xyz' | 'tms' | null = null) =>
	packInProcess({ path, output: temporaryPath('pack.mbtiles'), rows, county, limits });
const one = (bytes: Uint8Array): Tile[] => [{ ...good()[0]!, bytes }];

describe('what is good is taken, so that a refusal means something:', () => {
	test.each([
		['MBTiles', () => mbtiles(good()), 'mbtiles', 'tms'],
		['PMTiles', () => pmtiles(good()), 'pmtiles', 'xyz'],
		['PMTiles with leaves, not packed', () => pmtiles(good(), { leaf: true, gzip: false }), 'pmtiles', 'xyz'],
		['a folder', () => tileFolder(good()), 'folder', 'xyz']
	])('%s', async (_, make, cameAs, rows) => {
		expect(await pack(make())).toMatchObject({
			ok: true,
			value: { cameAs, rows, tiles: 18, tileSize: 256, minZoom: 12, maxZoom: 13 }
		});
	});
	test('MBTiles whose tiles are a view, as those without doubles are', async () => {
		const { z, x, y, bytes } = good()[0]!;
		const instead = `CREATE TABLE map (z, x, y, id); CREATE TABLE images (id, data BLOB);
			INSERT INTO images VALUES (1, x'${Buffer.from(bytes).toString('hex')}');
			INSERT INTO map VALUES (${z}, ${x}, ${2 ** z - 1 - y}, 1);
			CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, data AS tile_data FROM map JOIN images USING (id)`;
		expect(await pack(mbtiles([], { instead }))).toMatchObject({ ok: true, value: { tiles: 1 } });
	});
});

describe('refused:', () => {
	const view = (select: string) => mbtiles([], { instead: `CREATE VIEW tiles AS ${select}` });
	test.each<[string, () => string, string, Partial<Limits>?]>([
		['what is not there', () => temporaryPath('nothing'), 'imagery.missing'],
		['a file of something else', () => write('a.mbtiles', Buffer.from('<html></html>')), 'imagery.unknown_file'],
		['a database without tiles', () => mbtiles([], { instead: 'CREATE TABLE tiles (a, b)' }), 'imagery.no_tiles'],
		['a set without one', () => mbtiles([]), 'imagery.empty'],
		['an empty folder', () => emptyFolder(), 'imagery.empty'],
		[
			'a page in a picture’s place',
			() => mbtiles(one(Buffer.from('<script>alert(1)</script>'))),
			'imagery.not_pictures'
		],
		[
			'a drawing in a picture’s name',
			() => tileFolder(one(Buffer.from('<svg onload="alert(1)"/>'))),
			'imagery.not_pictures'
		],
		['vector tiles', () => mbtiles(one(gzipSync('tile'))), 'imagery.vector'],
		['PMTiles of vector tiles', () => pmtiles(good(), { tileType: 1 }), 'imagery.vector'],
		['a small file that is a huge picture', () => mbtiles(one(hugePng())), 'imagery.tile_size'],
		[
			'tiles of two sizes',
			() => mbtiles([good()[0]!, { ...good()[1]!, bytes: picture([1, 2, 3], 512) }]),
			'imagery.tile_sizes'
		],
		['a tile of too many bytes', () => mbtiles(good()), 'imagery.tile_bytes', { tileBytes: 10 }],
		['too many tiles', () => mbtiles(good()), 'imagery.too_many', { tiles: 17 }],
		['too many bytes', () => mbtiles(good()), 'imagery.too_large', { bytes: 1000 }],
		['a tile outside the world', () => mbtiles([{ ...good()[0]!, z: 3, x: 9, y: 1 }]), 'imagery.address'],
		['a tile that is there twice', () => mbtiles([good()[0]!, good()[0]!]), 'imagery.doubles'],
		[
			'a text for a picture',
			() => view(`SELECT 1 AS zoom_level, 1 AS tile_column, 1 AS tile_row, 'x' AS tile_data`),
			'imagery.not_pictures'
		],
		[
			'a view that never ends',
			() =>
				view(
					`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS zoom_level, 1 AS tile_column, 1 AS tile_row, x'00' AS tile_data FROM n`
				),
			'imagery.silent',
			{ silence: 2 }
		],
		[
			'a view that blows bytes up',
			() => view(`SELECT 12 AS zoom_level, 1 AS tile_column, 1 AS tile_row, zeroblob(900000000) AS tile_data`),
			'imagery.damaged'
		],
		['PMTiles of another version', () => pmtiles(good(), { version: 2 }), 'imagery.version'],
		[
			'PMTiles whose directory is a bomb',
			() => pmtiles(good(), { root: gzipSync(Buffer.alloc(8_000_000)) }),
			'imagery.damaged',
			{ directory: 1 }
		],
		[
			'PMTiles cut off',
			() => write('a.pmtiles', Buffer.concat([Buffer.from('PMTiles\x03'), Buffer.alloc(40)])),
			'imagery.damaged'
		],
		[
			'PMTiles whose directory is noise',
			() => pmtiles(good(), { gzip: false, root: Buffer.alloc(300, 0xff) }),
			'imagery.damaged'
		]
	])('%s', async (_, make, reason, limits) => {
		const outcome = await pack(make(), limits);
		expect(outcome).toMatchObject({ ok: false, reason });
	});

	test('a set that lies elsewhere, and one whose rows are counted from the other end', async () => {
		expect(await pack(mbtiles(tilesOver([2.35, 48.85], [12])))).toMatchObject({ reason: 'imagery.elsewhere' });
		const turned = mbtiles(good(), { rows: 'xyz' });
		expect(await pack(turned)).toMatchObject({
			reason: 'imagery.rows',
			detail: { got: 'tms', expected: 'xyz' }
		});
		expect(await pack(turned, {}, 'xyz')).toMatchObject({ ok: true, value: { rows: 'xyz' } });
	});

	test('links in a folder are not followed, and strange names not entered', async () => {
		const folder = tileFolder(good());
		const outside = temporaryPath('secret.png');
		writeFileSync(outside, picture([9, 9, 9]));
		const [z] = readdirSync(folder);
		const x = readdirSync(join(folder, z!))[0]!;
		symlinkSync(outside, join(folder, z!, x, '1.png'));
		symlinkSync('/etc', join(folder, '14'));
		mkdirSync(join(folder, '..13'));
		mkdirSync(join(folder, '013'));
		expect(await pack(folder)).toMatchObject({ ok: true, value: { tiles: 18, maxZoom: 13 } });
		expect(await pack(folder, { strays: 2 })).toMatchObject({ reason: 'imagery.strays' });
		const link = temporaryPath('link');
		symlinkSync(folder, link);
		expect(await pack(link)).toMatchObject({ reason: 'imagery.unknown_file' });
	});

	test('gdal2tiles’ own sheet says how rows are counted', async () => {
		const folder = tileFolder(good(), { rows: 'tms' });
		writeFileSync(join(folder, 'tilemapresource.xml'), '<TileMap/>');
		expect(await pack(folder)).toMatchObject({ ok: true, value: { rows: 'tms' } });
	});

	test('a file of ours is not written beside, whoever owns its folder', async () => {
		const path = mbtiles(good());
		await pack(path);
		expect(readdirSync(join(path, '..'))).toEqual(['set.mbtiles']);
		expect(existsSync(path)).toBe(true);
	});
});

function emptyFolder(): string {
	const path = temporaryPath('tiles');
	mkdirSync(path);
	return path;
}

function write(name: string, bytes: Buffer): string {
	const path = temporaryPath(name);
	writeFileSync(path, bytes);
	return path;
}

/** A PNG's header that says 60 000 × 60 000. */
function hugePng(): Buffer {
	const bytes = Buffer.from(picture([1, 2, 3]));
	bytes.writeUInt32BE(60_000, 16);
	bytes.writeUInt32BE(60_000, 20);
	return bytes;
}
