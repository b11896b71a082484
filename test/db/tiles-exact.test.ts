import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { tileZooms } from '#core/tile-zooms.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ReadDb } from '#db/read.server.ts';
import { seeded } from '#core/random.ts';
import type { TileAddress } from '#tiles/address.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { readTile } from '#tiles/tile.read.server.ts';
import { testEngine, testRead, twoCounties } from '#test/database.ts';
import { farthest, type PlainShape } from '#test/models/plain-tile.ts';
import { raggedCounty } from '#test/ragged-county.ts';
import { tileDigest, tileFeatures } from '#test/tile-features.ts';
import { featuresOf, fill, layer, layers, tileAt } from '#test/tile-layers.ts';
import { compareTiles, drawnOf, peerTile, plainTile, smallIn, type Drawn } from '#test/tile-peer.ts';

describe('tiles of a ragged county', () => {
	let engine: Engine;
	let db: ReadDb;
	beforeAll(async () => {
		engine = await testEngine();
		const counties = await twoCounties(engine);
		for (const county of counties) await fill(engine, county, raggedCounty);
		db = testRead(engine, counties[1]);
	});

	const drawn = async (name: string, at: TileAddress): Promise<Drawn> => drawnOf(await featuresOf(db, name, at));

	/** The tiles of a zoom over the middle 9 km of the county. */
	function covering(z: number): TileAddress[] {
		const [from, to] = [tileAt(z, [-5_000, 5_000]), tileAt(z, [5_000, -5_000])];
		const tiles: TileAddress[] = [];
		for (let x = from.x; x <= to.x; x++) for (let y = from.y; y <= to.y; y++) tiles.push({ z, x, y });
		return tiles;
	}

	const compared = layers.filter(({ name }) =>
		['township', 'village', 'border', 'zone', 'label', 'parcel', 'occupation', 'constraint_area', 'land_use'].includes(
			name
		)
	);
	const served = (z: number) => compared.filter(({ name }) => z >= tileZooms[name][0] && z <= tileZooms[name][1]);

	/** So many tiles at each zoom, of all these layers; 204 in all. */
	const sample = { 8: 6, 9: 6, 10: 6, 11: 6, 12: 36, 13: 36, 14: 36, 15: 36, 16: 36 } as const;
	const zooms = Object.keys(sample).map(Number) as (keyof typeof sample)[];
	const tally = { tiles: 0, features: 0, small: 0, drawnSmall: 0, thin: 0 };

	test.each(zooms)('at z%d are what the rows say, and what ST_AsMVT says where there is one', async (z) => {
		const all = served(z).flatMap((each) => covering(z).map((address) => ({ each, address })));
		// Below the last zoom what is too small is simplified away; at the last it lies about the middle.
		const small = z === tileZooms.parcel[1] ? [{ each: layer('parcel'), address: tileAt(z) }] : [];
		const picked = [...small, ...seeded(`tiles ${z}`).shuffled(all)].slice(0, sample[z]);
		const faults: string[] = [];
		for (const { each, address } of picked) {
			const ours = await drawn(each.name, address);
			const small = await smallIn(db, each, address);
			const found = [compareTiles(ours, await plainTile(db, each, address))];
			if (engine.kind === 'postgres') {
				const peer = compareTiles(ours, await peerTile(db, each, address));
				// What it passes over as too small may cover a corner of units here.
				found.push({ ...peer, extra: peer.extra.filter((key) => !small.has(key)) });
				tally.thin += peer.thin.length;
			}
			for (const { missing, extra, other } of found)
				faults.push(
					...[...missing, ...extra, ...other].map((fault) => `${each.name} ${z}/${address.x}/${address.y} ${fault}`)
				);
			tally.tiles++;
			tally.features += ours.size;
			tally.small += small.size;
			tally.drawnSmall += [...small].filter((key) => ours.has(key)).length;
		}
		expect(faults).toEqual([]);
	});

	test('and that was 204 tiles, with shapes too small and too thin for a unit among them', () => {
		expect(tally).toMatchObject({ tiles: 204, small: 22, drawnSmall: 1 });
		expect(tally.features).toBeGreaterThan(2_000);
		expect(tally.thin).toBeLessThan(tally.features / 50);
	});

	test('a comparison notices what is missing, moved, cut off or named otherwise', async () => {
		const ours = await drawn('parcel', tileAt(15));
		const kept = (change: (key: string, shape: PlainShape) => [string, PlainShape]) =>
			compareTiles(new Map([...ours].map(([key, shape]) => change(key, shape))), ours);
		const clean = { missing: [], extra: [], other: [], thin: [] };
		expect(kept((key, shape) => [key, shape])).toEqual(clean);
		const moved = ({ type, parts }: PlainShape, by: number): PlainShape => ({
			type,
			parts: parts.map((part) => part.map(([x, y]) => [x + by, y - by]))
		});
		expect(kept((key, shape) => [key, moved(shape, 0.5)])).toEqual(clean);
		expect(kept((key, shape) => [key, moved(shape, 3)]).other.length).toBeGreaterThan(ours.size * 0.9);
		const first = ({ type, parts }: PlainShape): PlainShape => ({ type, parts: parts.slice(0, 1) });
		const several = [...ours.values()].filter(({ parts }) => parts.length > 1).length;
		expect(several).toBeGreaterThan(5);
		expect(kept((key, shape) => [key, first(shape)]).other).toHaveLength(several);
		const renamed = kept((key, shape) => [key.replace('"mu"', '"亩"'), shape]);
		expect([renamed.missing.length, renamed.extra.length]).toEqual([ours.size, ours.size]);
		const other = compareTiles(await drawn('parcel', { ...tileAt(15), x: tileAt(15).x + 1 }), ours);
		expect(other.missing.length + other.other.length).toBe(ours.size);
	});

	test.each([12, 13])(
		'parcels are drawn with fewer vertices at z%d, nowhere further off than half a pixel and rounding',
		async (z) => {
			let [vertices, all] = [0, 0];
			for (const address of covering(z)) {
				const whole = await plainTile(db, layer('parcel'), address, 0);
				for (const [key, shape] of await drawn('parcel', address)) {
					const { parts, far } = whole.get(key)!;
					if (far) continue;
					vertices += shape.parts.flat().length;
					all += parts.flat().length;
					for (const place of parts[0]!) expect(farthest([place], shape)).toBeLessThanOrEqual(4 + Math.SQRT2);
				}
			}
			expect(vertices).toBeLessThan(all * 0.8);
		}
	);

	test.each(['label', 'finding_point'])(
		'points of %s belong to one tile, on its sides and corners too',
		async (name) => {
			const z = 14;
			const { x, y } = tileAt(z);
			const points: TileLayer = {
				...layer(name),
				attributes: ['code'],
				rows: (given, { envelope }) => sql`
				select n as feature_no, place.shape, n::text as code from (
					select row_number() over (order by across, down)::integer as n, ST_SetSRID(ST_MakePoint(
						${x}::float8 * world.side / 2 ^ ${z}::integer - world.side / 2 + across * world.side / 2 ^ ${z}::integer / 4096,
						world.side / 2 - ${y}::float8 * world.side / 2 ^ ${z}::integer - down * world.side / 2 ^ ${z}::integer / 4096),
						3857) as shape
					from (select 2 * pi() * 6378137 as side) world, unnest(${steps}::float8[]) across, unnest(${steps}::float8[]) down
				) place where place.shape && ${envelope} and ${given.county}::text is not null`
			};
			const seen = new Map<number, number>();
			for (let dx = -1; dx <= 1; dx++)
				for (let dy = -1; dy <= 1; dy++) {
					const { bytes } = await readTile(db, points, { z, x: x + dx, y: y + dy });
					for (const { id, parts } of bytes ? tileFeatures(bytes) : []) {
						seen.set(id!, (seen.get(id!) ?? 0) + 1);
						expect(parts.flat(2).every((value) => value >= 0 && value < 4096)).toBe(true);
					}
				}
			expect(seen.size).toBe(steps.length ** 2);
			expect([...new Set(seen.values())]).toEqual([1]);
		}
	);

	test.each([8, 11, 14, 16])('every name is on one tile of z%d', async (z) => {
		const names = new Map<string, number>();
		for (const address of covering(z))
			for (const { properties } of await featuresOf(db, 'label', address)) {
				const name = `${String(properties.kind)} ${String(properties.code)}`;
				names.set(name, (names.get(name) ?? 0) + 1);
			}
		expect([...names].filter(([, times]) => times > 1)).toEqual([]);
		// Townships, villages, zones; from z16 parcels too.
		if (z < 16) expect(names.size).toBe(2 + 9 + 3);
		else expect(names.size).toBeGreaterThan(1_000);
	});

	test('name no people', async () => {
		for (const { attributes } of layers)
			expect(attributes.filter((name) => /lessee|holder|person/.test(name) && name !== 'holders')).toEqual([]);
		const named = await db.query
			.selectFrom('parcel')
			.select('name')
			.where('county_code', '=', db.county)
			.where('name', 'is not', null)
			.execute();
		expect(named).not.toEqual([]);
		const { bytes } = await readTile(db, layer('parcel'), tileAt(14));
		expect(Buffer.from(bytes!).includes('张三')).toBe(false);
	});

	test('have the same digest whatever the order of rows', async () => {
		const { z, x, y } = tileAt(14);
		const before = await tileDigest(db, layer('parcel'), z, x, y);
		const shuffled: TileLayer = {
			...layer('parcel'),
			rows: (given, question) =>
				sql`select * from (${layer('parcel').rows(given, question)!}) turned order by turned.feature_no desc`
		};
		expect(await tileDigest(db, shuffled, z, x, y)).toBe(before);
		expect(await tileDigest(db, layer('parcel'), z, x + 1, y)).not.toBe(before);
	});
});

/** Units across a tile: on its sides, just beside them, and where rounding to a unit is undecided. */
const steps = [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 2048, 4094.5, 4095.25, 4095.5, 4095.75, 4096, 4096.25, 4096.5];
