import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedDigests } from '#attachments/attachments.read.server.ts';
import { storedDigests } from '#attachments/files.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { imagerySets, packOf } from '#imagery/imagery.read.server.ts';
import type { Declared } from '#imagery/imagery.ts';
import { addImagery, showImagery } from '#imagery/imagery.write.server.ts';
import { pictureIn } from '#imagery/pictures.server.ts';
import { takeIn } from '#imagery/take-in.server.ts';
import { answerRaster } from '#tiles/raster-answer.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { mbtiles, pmtiles, tileFolder, tilesOver, type Tile } from '#test/imagery-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutu-imagery-db-'));
const folders = { staging: join(folder, 'staging'), files: join(folder, 'files') };
const HERE: [number, number] = [111.67, 38.28];
const tiles = (zooms = [12, 13]) => tilesOver(HERE, zooms);

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;

beforeAll(async () => {
	for (const each of Object.values(folders)) mkdirSync(each, { recursive: true });
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const declared = (county: CountyWithRows, changed: Partial<Declared> = {}): Declared => ({
	name: '秋季影像',
	takenOn: '2024-10-01',
	source: '测试',
	datum: 'cgcs2000',
	rows: null,
	place: county.code,
	...changed
});
async function add(county: CountyWithRows, path: string, changed: Partial<Declared> = {}, prefixes?: string[]) {
	const { facts, stored } = valueOf(await takeIn({ path, county, rows: changed.rows ?? null, folders }));
	return testWrite(engine, county, (tx, actor) => addImagery(tx, actor, declared(county, changed), facts, stored), {
		permission: 'imagery.change',
		scope: prefixes && { prefixes }
	});
}
const show = (county: CountyWithRows, number: number, shown: boolean, prefixes?: string[]) =>
	testWrite(engine, county, (tx, actor) => showImagery(tx, actor, number, shown), {
		permission: 'imagery.change',
		scope: prefixes && { prefixes }
	});
const numbers = async (county: CountyWithRows, prefixes?: string[]) =>
	(await imagerySets(testRead(engine, county, prefixes && { prefixes }))).map(({ number }) => number);

describe('sets of imagery', () => {
	test('of all three kinds give the same pictures at the same places; numbers begin in each county', async () => {
		const made: [string, string][] = [
			[mbtiles(tiles()), '2022-10-01'],
			[pmtiles(tiles()), '2023-10-01'],
			[tileFolder(tiles()), '2024-10-01']
		];
		const added = [];
		for (const [path, takenOn] of made) added.push(valueOf(await add(first, path, { takenOn })).number);
		expect(added).toEqual([1, 2, 3]);
		expect(valueOf(await add(second, mbtiles(tiles([12])))).number).toBe(1);
		expect(await imagerySets(testRead(engine, first))).toMatchObject([
			{ number: 3, takenOn: '2024-10-01', cameAs: 'folder', rows: 'xyz' },
			{ number: 2, takenOn: '2023-10-01', cameAs: 'pmtiles', rows: 'xyz' },
			{ number: 1, takenOn: '2022-10-01', cameAs: 'mbtiles', rows: 'tms', tiles: 18, minZoom: 12, maxZoom: 13 }
		]);
		for (const number of added) {
			const pack = (await packOf(testRead(engine, first), number))!;
			for (const { bytes, ...address } of tiles() satisfies Tile[]) {
				const got = pictureIn(folders.files, first.code, pack.sha256, address)!;
				expect(Buffer.from(got.bytes).equals(bytes), `${number} ${JSON.stringify(address)}`).toBe(true);
				expect(got.media).toBe('image/png');
			}
			expect(pictureIn(folders.files, first.code, pack.sha256, { z: 12, x: 0, y: 0 })).toBeNull();
		}
		expect((await packOf(testRead(engine, second), 1))!.maxZoom).toBe(12);
		expect(await packOf(testRead(engine, second), 2)).toBeNull();
	});

	test('the bytes are attachments: named, stored, backed up with the rest; nothing stays in staging', async () => {
		const named = await namedDigests(testRead(engine, first));
		expect((await storedDigests(folders.files, first.code)).sort()).toEqual([...named].sort());
		expect(named.length).toBeGreaterThan(0);
		expect(readdirSync(folders.staging)).toEqual([]);
	});

	test('the same pictures of the same day are known', async () => {
		expect(await add(first, mbtiles(tiles()), { takenOn: '2022-10-01' })).toMatchObject({
			reason: 'imagery.known',
			detail: { number: 1 }
		});
	});

	test('one that is taken off the map has no tiles, and comes back', async () => {
		expect(valueOf(await show(first, 1, false)).name).toBe('秋季影像');
		expect(await numbers(first)).toEqual([3, 2]);
		expect(await numbers(second)).toEqual([1]);
		expect(await packOf(testRead(engine, first), 1)).toBeNull();
		expect((await imagerySets(testRead(engine, first), { all: true })).find(({ number }) => number === 1)!.hidden).toBe(
			true
		);
		expect(await show(first, 1, false)).toMatchObject({ reason: 'imagery.already' });
		valueOf(await show(first, 1, true));
		expect(await numbers(first)).toEqual([3, 2, 1]);
		expect(await show(first, 99, true)).toMatchObject({ reason: 'imagery.unknown' });
	});

	test('who sees which: a village the county’s and its own, never its neighbour’s', async () => {
		const [own, neighbour] = [`${first.code}001001`, `${first.code}001002`];
		const mine = valueOf(await add(first, mbtiles(tiles([14])), { place: own, takenOn: '2025-01-01' })).number;
		expect(await numbers(first, [own])).toContain(mine);
		expect(await numbers(first, [`${first.code}001`])).toContain(mine);
		expect(await numbers(first, [neighbour])).toEqual([3, 2, 1]);
		expect(await packOf(testRead(engine, first, { prefixes: [neighbour] }), mine)).toBeNull();
		expect(await show(first, mine, false, [neighbour])).toMatchObject({ reason: 'imagery.unknown' });
		expect(await add(first, mbtiles(tiles([15])), { place: own }, [neighbour])).toMatchObject({
			reason: 'imagery.scope'
		});
		expect(await numbers(first, [])).toEqual([]);
	});
});

describe('the answer for a picture', () => {
	const tile = { bytes: new Uint8Array([1, 2, 3]), media: 'image/png' };
	const ask = (key: string[], headers: Record<string, string> = {}) =>
		answerRaster(key, new Headers(headers), () => tile);
	test('is not sent again to whoever has it; another scope or set has another tag', async () => {
		const fresh = await ask(['140001', 'a', '12']);
		expect(fresh.status).toBe(200);
		expect(fresh.headers.get('content-type')).toBe('image/png');
		expect(fresh.headers.get('cache-control')).toBe('private, no-cache');
		const etag = fresh.headers.get('etag')!;
		let read = false;
		const again = await answerRaster(['140001', 'a', '12'], new Headers({ 'if-none-match': etag }), () => {
			read = true;
			return tile;
		});
		expect([again.status, read]).toEqual([304, false]);
		expect((await ask(['140001', 'b', '12'], { 'if-none-match': etag })).status).toBe(200);
		expect((await ask(['140002', 'a', '12'], { 'if-none-match': etag })).status).toBe(200);
	});
	test('where there is no picture is empty, not missing', async () => {
		const none = await answerRaster(['x'], new Headers(), () => null);
		expect([none.status, (await none.arrayBuffer()).byteLength]).toEqual([204, 0]);
	});
});
