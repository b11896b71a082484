import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { MultiPolygonRings, Position } from '#core/geometry.ts';
import { tileZooms } from '#core/tile-zooms.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ReadDb } from '#db/read.server.ts';
import { toDegrees } from '#geodata/plane.ts';
import { seeded, type Random } from '#geodata/random.ts';
import { boxOf } from '#tiles/address.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { readTile } from '#tiles/tile.read.server.ts';
import { testEngine, testRead, twoCounties } from '#test/database.ts';
import { tileDigest, tileFeatures } from '#test/tile-features.ts';
import { featuresOf, fill, layer, layers, tileAt } from '#test/tile-layers.ts';

/** A ragged ring around a place, in degrees; its vertices run either way. */
function ragged(random: Random, [x, y]: Position, radius: number, corners: number): Position[] {
	const ring = Array.from({ length: corners }, (_, at): Position => {
		const angle = (at / corners) * 2 * Math.PI;
		const reach = radius * random.between(0.6, 1);
		return toDegrees([x + reach * Math.cos(angle), y + reach * Math.sin(angle)]);
	});
	ring.push(ring[0]!);
	return random.chance(0.5) ? ring.reverse() : ring;
}

/** Parcels with holes, of several parts, tiny ones, one far larger than a tile, all about the middle of the county. */
function parcelShapes(random: Random): MultiPolygonRings[] {
	const around = (): Position => [random.between(-400, 400), random.between(-400, 400)];
	const shapes: MultiPolygonRings[] = [];
	for (let index = 0; index < 120; index++) {
		const [x, y] = around();
		const radius = random.chance(0.1) ? random.between(0.05, 1) : random.between(5, 80);
		const outer = ragged(random, [x, y], radius, random.whole(3, 40));
		const holed = radius > 5 && random.chance(0.2);
		const polygon = holed ? [outer, ragged(random, [x, y], radius * 0.25, 6)] : [outer];
		shapes.push(random.chance(0.2) ? [polygon, [ragged(random, [x + radius * 3, y], radius * 0.8, 9)]] : [polygon]);
	}
	shapes.push([[ragged(random, [0, 0], 30_000, 300)]]);
	return shapes;
}

const areaOf = (parts: readonly (readonly (readonly [number, number])[])[]): number =>
	parts.reduce(
		(sum, part) =>
			sum + part.slice(1).reduce((area, [x, y], at) => area + (part[at]![0] * y - x * part[at]![1]) / 2, 0),
		0
	);

describe('tiles of parcels', () => {
	let engine: Engine;
	let db: ReadDb;
	beforeAll(async () => {
		engine = await testEngine();
		const counties = await twoCounties(engine);
		for (const county of counties)
			await fill(engine, county, (rows) => ({
				parcel: parcelShapes(seeded('tiles')).map((shape, at) =>
					rows.parcel({ shape, name: at % 3 ? null : '张三家的地', category: at % 2 ? '10' : null })
				)
			}));
		db = testRead(engine, counties[1]);
	});

	const last = tileZooms.parcel[1];

	test('hold each parcel where the database has it, rounded to units', async () => {
		const address = tileAt(last);
		const { west, north, size } = boxOf(address);
		const scale = 4096 / size;
		const stored = await db.query
			.selectFrom('parcel')
			.select(['feature_no', 'code', 'web'])
			.where('county_code', '=', db.county)
			.execute();
		const found = await featuresOf(db, 'parcel', address);
		expect(found.length).toBeGreaterThan(20);
		let compared = 0;
		for (const { id, properties, parts } of found) {
			const row = stored.find(({ feature_no }) => feature_no === id)!;
			expect(properties.code).toBe(row.code);
			const rings = decodeMultiPolygon(row.web)
				.shape.flat()
				.map((ring) => ring.map(([x, y]): [number, number] => [(x - west) * scale, (north - y) * scale]));
			if (rings.flat(2).some((value) => value < -4096 || value > 8192)) continue;
			compared++;
			const corners = rings.flat();
			for (const [x, y] of parts.flat())
				expect(corners.some(([a, b]) => Math.abs(a - x) <= 0.51 && Math.abs(b - y) <= 0.51)).toBe(true);
			const rounded = rings.map((ring) => ring.map(([x, y]): [number, number] => [Math.round(x), Math.round(y)]));
			expect(areaOf(parts)).toBeCloseTo(areaOf(rounded), 6);
		}
		expect(compared).toBeGreaterThan(20);
	});

	test.each([12, 13, 14, 15, last])('agree with ST_AsMVT at z%d', async (z) => {
		if (engine.kind !== 'postgres') {
			// The embedded engine has no ST_AsMVT; its tiles are held against the others' by digest (test/compare).
			expect(await featuresOf(db, 'parcel', tileAt(z))).not.toEqual([]);
			return;
		}
		const address = tileAt(z);
		const { size } = boxOf(address);
		const shape = z === last ? sql`parcel.web` : sql`ST_Simplify(parcel.web, ${(0.5 * size) / 512})`;
		const { rows } = await sql<{ tile: Uint8Array }>`
			select ST_AsMVT(drawn, 'parcel', 4096, 'geometry', 'feature_no') as tile from (
				select parcel.feature_no, parcel.code, parcel.category, parcel.ownership, parcel.village_code as village,
					parcel.area_mu as mu,
					ST_AsMVTGeom(${shape}, ST_TileEnvelope(${z}, ${address.x}, ${address.y}), 4096, 64, false) as geometry
				from parcel
				where parcel.county_code = ${db.county} and parcel.register = 'parcel'
					and parcel.web && ST_Expand(ST_TileEnvelope(${z}, ${address.x}, ${address.y}), ${size / 64})
			) drawn`.execute(db.query);
		const theirs = new Map(tileFeatures(rows[0]!.tile).map((feature) => [feature.id, feature]));
		const ours = new Map((await featuresOf(db, 'parcel', address)).map((feature) => [feature.id, feature]));
		expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
		for (const [id, feature] of ours) {
			const other = theirs.get(id)!;
			expect(feature.properties).toEqual(other.properties);
			expect(feature.type).toBe(other.type);
			// ST_AsMVT drops vertices that lie on a line; what is far outside the tile we cut.
			const far = other.parts.flat(2).some((value) => value < -4096 || value > 8192);
			if (far) continue;
			// It also cleans what rounding has made touch itself, in shapes of a few units.
			expect(Math.abs(areaOf(feature.parts) - areaOf(other.parts))).toBeLessThanOrEqual(2);
			expect(feature.parts.map((part) => Math.sign(areaOf([part]))).sort()).toEqual(
				other.parts.map((part) => Math.sign(areaOf([part]))).sort()
			);
		}
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
