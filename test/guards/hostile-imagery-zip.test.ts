import { describe, expect, test } from 'vitest';
import type { Limits } from '#imagery/limits.ts';
import { packInProcess } from '#imagery/packing.server.ts';
import { picture, temporaryPath, tilesOver } from '#test/imagery-files.ts';
import { zip } from '#test/import-files.ts';

/** Zips of tile folders that strangers made: the one gate is before the pictures, and both refuse by name. */
const HERE: [number, number] = [111.67, 38.28];
const county = { west: 111, south: 37.5, east: 112.5, north: 39 };
const pack = (path: string, limits: Partial<Limits> = {}, signal?: AbortSignal) =>
	packInProcess({ path, output: temporaryPath('pack.mbtiles'), rows: null, county, limits }, undefined, signal);
const named = (folder = '', south = false) =>
	Object.fromEntries(
		tilesOver(HERE, [12, 13]).map(({ z, x, y, bytes }) => [
			`${folder}${z}/${x}/${south ? 2 ** z - 1 - y : y}.png`,
			bytes
		])
	);
const first = Object.keys(named())[0]!;
/** Changes a field of every entry of the central directory, four bytes. */
const central = (offset: number, value: number) => (bytes: Buffer) => {
	for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1'))
		bytes.writeUInt32LE(value, at + offset);
	return bytes;
};

describe('a zip of a folder of tiles', () => {
	test('is taken as the folder it was, wherever in it the tiles lie', async () => {
		for (const folder of ['', 'tiles/', '影像/2025/'])
			expect(await pack(await zip(named(folder)))).toMatchObject({
				ok: true,
				value: { cameAs: 'folder', rows: 'xyz', tiles: 18, minZoom: 12, maxZoom: 13 }
			});
	});
	test('has its rows from the south where gdal2tiles’ own sheet lies in it', async () => {
		const path = await zip({ 'a/tilemapresource.xml': '<TileMap/>', ...named('a/', true) });
		expect(await pack(path)).toMatchObject({ ok: true, value: { rows: 'tms', tiles: 18 } });
	});
	test('is of one folder: another’s tiles and other files are strays', async () => {
		const path = await zip({ 'readme.txt': 'a', ...named('one/'), 'two/12/1/1.png': picture([1, 2, 3]) });
		expect(await pack(path)).toMatchObject({ ok: true, value: { tiles: 18 } });
		expect(await pack(path, { strays: 1 })).toMatchObject({ ok: false, reason: 'imagery.strays' });
	});
});

describe('refused:', () => {
	test.each<[string, () => Promise<string>, string, Partial<Limits>?]>([
		['a zip without tiles', () => zip({ 'readme.txt': 'nothing' }), 'imagery.empty'],
		['a name that climbs out', () => zip(named('aa/'), climbing), 'import.zip.name'],
		['a link', () => zip(named(), central(38, 0xa1ff0000)), 'import.zip.link'],
		['an archive inside', () => zip({ ...named(), 'more.zip': 'PK' }), 'import.zip.nested'],
		['members that share bytes', () => zip(named(), central(42, 0)), 'import.zip.overlap'],
		['more members than it may have', () => zip(named()), 'import.zip.too_many', { zipEntries: 17 }],
		['blanks that unpack to much', () => zip({ [first]: Buffer.alloc(2_000_000) }), 'import.zip.ratio'],
		['more than it may hold', () => zip(named()), 'import.zip.too_large', { bytes: 500 }],
		['a tile of too many bytes', () => zip(named()), 'imagery.tile_bytes', { tileBytes: 10 }],
		['a tile that says it has fewer bytes', () => zip(named(), central(24, 10)), 'import.zip.damaged'],
		['a page in a picture’s place', () => zip({ [first]: '<script>alert(1)</script>' }), 'imagery.not_pictures'],
		['a tile outside the world', () => zip({ '3/9/1.png': picture([1, 2, 3]) }), 'imagery.address'],
		['half a zip', () => zip(named(), (bytes) => bytes.subarray(0, bytes.length >> 1)), 'import.zip.damaged']
	])('%s', async (_, make, reason, limits) => {
		expect(await pack(await make(), limits)).toMatchObject({ ok: false, reason });
	});
});

const climbing = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll('aa/', '../'), 'latin1');

test('whoever stops it ends the process that reads', async () => {
	const stopped = AbortSignal.abort();
	expect(await pack(await zip(named()), {}, stopped)).toMatchObject({ ok: false, reason: 'job.cancelled' });
	const controller = new AbortController();
	const packing = pack(await zip(named()), {}, controller.signal);
	controller.abort();
	expect(await packing).toMatchObject({ ok: false, reason: 'job.cancelled' });
});
