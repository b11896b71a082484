import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import { tileZooms } from '#core/tile-zooms.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ReadDb } from '#db/read.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { staleVillageLand } from '#land/village-land.read.server.ts';
import { makeVillageLand } from '#land/village-land.write.server.ts';
import type { TileAddress } from '#tiles/address.ts';
import { answerTile } from '#tiles/answer.server.ts';
import { pack } from '#tiles/compress.server.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { BYTE_CAP, FEATURE_CAP, readTile } from '#tiles/tile.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import type { Factory } from '#test/factory.ts';
import { tileFeatures } from '#test/tile-features.ts';
import { featuresOf, fill, layer, layers, tileAt, type Filling } from '#test/tile-layers.ts';

describe('tiles of a county with everything', () => {
	let engine: Engine;
	let first: CountyWithRows;
	let second: CountyWithRows;
	beforeAll(async () => {
		engine = await testEngine();
		[first, second] = await twoCounties(engine);
		for (const county of [first, second]) {
			await fill(engine, county, everything);
			valueOf(
				await testWrite(engine, county, (tx, actor) => analyseOverContract(tx, actor), { permission: 'land.analyse' })
			);
			valueOf(
				await testWrite(engine, county, async (tx) => {
					await makeVillageLand(tx, await staleVillageLand(tx));
					return accepted(null);
				})
			);
		}
	});

	/** Two townships side by side, two villages in the first, one thing of each kind in both villages. */
	function everything(rows: Factory): Filling {
		const half = (east: number) => rows.rectangle(east, 0, 1000, 2000);
		const township = [
			rows.township({ shape: rows.rectangle(0, 0, 2000, 2000) }),
			rows.township({ shape: rows.rectangle(2000, 0, 2000, 2000) })
		];
		const code = township[0]!.code;
		const village = [half(0), half(1000)].map((shape) => rows.village({ shape, township_code: code }));
		const east = [200, 1200];
		const each = <T>(make: (place: { village_code: string }, east: number) => T): T[] =>
			village.map((one, at) => make({ village_code: one.code }, east[at]!));
		const parcel = each((place, x) => rows.parcel({ ...place, shape: rows.rectangle(x, 0, 100, 100) }));
		const construction = each((place, x) =>
			rows.parcel({ ...place, register: 'construction_land', shape: rows.rectangle(x, 300, 60, 60) })
		);
		const contract = each((place) => rows.contract(place));
		const household = each((place) => rows.contract({ ...place, household: true }));
		const family = each((place, x) => rows.parcel({ ...place, shape: rows.rectangle(x, 1500, 40, 40) }));
		const zone = [rows.zone({ shape: half(0) }), rows.zone({ shape: half(1000), layout: 'project' })];
		return {
			township,
			village,
			grid: each((place, x) => rows.grid({ ...place, shape: half(x - 200) })),
			parcel: [...parcel, ...construction, ...family],
			contract: [...contract, ...household],
			contract_parcel: [
				...contract.map(({ id }, at) => rows.contractParcel({ contract_id: id, parcel_id: parcel[at]!.id })),
				...household.map(({ id }, at) => rows.contractParcel({ contract_id: id, parcel_id: family[at]!.id }))
			],
			occupation: each((place, x) => rows.occupation({ ...place, shape: rows.rectangle(x, 0, 120, 110) })),
			reclaimed_land: each((place, x) => rows.reclaimedLand({ ...place, shape: rows.rectangle(x, 900, 50, 50) })),
			constraint_area: each((place, x) => rows.constraintArea({ ...place, shape: rows.rectangle(x, 600, 80, 80) })),
			land_use: each((place, x) => rows.landUse({ ...place, shape: rows.rectangle(x, 1200, 80, 80) })),
			debt: each((place) => rows.debt({ ...place, counterparty: '王建国' })),
			land_case: each((place) => ({
				...{ county_code: rows.county, id: rows.newId(), version: 1, recorded_at: rows.now },
				...{ feature_no: rows.next('land_case'), origin: 'ledger', ...place, main_kind: 'no_contract' },
				...{ land_kind: 'farmland', holder_name: '王建国', contract_id: null, contract_version: null },
				...{ suspected_mu: 320, state: 'measured', outcome: null, handled_at: 'village', assignee: '丈量组' },
				...{ visit_on: null, opened_on: '2026-01-05', state_since: '2026-02-20', due_on: null, last_actor: 'nobody' }
			})),
			reclaimed_asset: each((place) => ({
				...{ county_code: rows.county, id: rows.newId(), version: 1, recorded_at: rows.now },
				...{ feature_no: rows.next('reclaimed_asset'), ...place, code: `SG-${place.village_code}` },
				...{ object_kind: 'shop', name: '门面房', units: 2, reclaimed_on: '2026-01-05', state: 'awarded' },
				...{ state_since: '2026-02-20', won_fen: 44_000, winner_name: '王建国' }
			})),
			zone,
			zone_village: zone.map(({ id }, at) => rows.zoneVillage({ zone_id: id, village_code: village[at]!.code }))
		};
	}

	const counts = async (db: ReadDb): Promise<Record<string, number>> => {
		const entries = layers.map(async ({ name }): Promise<[string, number]> => {
			// The zoom at which one tile holds the whole little county, or the first at which the layer is served.
			const found = await Promise.all(
				around(Math.min(Math.max(12, tileZooms[name][0]), tileZooms[name][1])).map((at) => featuresOf(db, name, at))
			);
			const seen = new Set(found.flat().map(({ id, properties }) => `${String(properties.kind ?? '')} ${id}`));
			return [name, seen.size];
		});
		return Object.fromEntries(await Promise.all(entries));
	};
	const around = (z: number): TileAddress[] => {
		const [from, to] = [tileAt(z, [-500, 2500]), tileAt(z, [4500, -500])];
		const tiles: TileAddress[] = [];
		for (let x = from.x; x <= to.x; x++) for (let y = from.y; y <= to.y; y++) tiles.push({ z, x, y });
		return tiles;
	};

	const whole = {
		township: 2,
		village: 2,
		grid: 2,
		// Around both villages and the second township, between the villages, between township and village; grids likewise.
		border: 3 + 1 + 1 + 3,
		constraint_area: 2,
		land_use: 2,
		// With those of households, whose contracts are on no list and no map.
		parcel: 4,
		construction_land: 2,
		// One of each register in both villages.
		village_land: 4,
		contract_shape: 2,
		occupation: 2,
		// Each survey is without contract, partly inside another's parcel, partly outside.
		finding: 6,
		finding_point: 6,
		cluster: 0,
		reclaimed: 2,
		// Contracts and debts by village, cases in theirs.
		village_clearing: 2,
		village_debts: 2,
		land_case: 2,
		reclaimed_outcome: 2,
		zone: 2,
		label: 2 + 2 + 2
	};

	test('hold the county’s own rows and not the other’s, whose ids are the same', async () => {
		expect(await counts(testRead(engine, second))).toEqual(whole);
		const { rows } = second;
		for (const { properties } of await featuresOf(testRead(engine, second), 'village', tileAt(12)))
			expect(String(properties.code).startsWith(rows.county)).toBe(true);
	});

	test('have codes of parcels from where shapes are exact on: further out no different values are to be read', async () => {
		const codesAt = async (z: number) =>
			(await featuresOf(testRead(engine, second), 'parcel', tileAt(z))).map(({ properties }) => properties.code);
		const near = await codesAt(14);
		expect(near.length).toBeGreaterThan(0);
		expect(near.every((code) => typeof code === 'string')).toBe(true);
		expect(new Set(await codesAt(13))).toEqual(new Set([undefined]));
	});

	test('hold a village’s own rows when a village asks', async () => {
		const village = `${second.code}100200`;
		const seen = await counts(testRead(engine, second, { prefixes: [village] }));
		expect(seen).toEqual({
			...Object.fromEntries(Object.entries(whole).map(([name, count]) => [name, count / 2])),
			township: 0,
			// Its own outline, its line to the other village; its grid's likewise.
			border: 4,
			label: 2
		});
		const [own] = await featuresOf(
			testRead(engine, second, { prefixes: [village] }),
			'village',
			tileAt(13, [500, 1000])
		);
		expect(own!.properties.code).toBe(village);
		expect(Object.values(await counts(testRead(engine, second, { prefixes: [] }))).every((count) => count === 0)).toBe(
			true
		);
	});

	test('tell of contracts, debts, cases and what was taken back by codes and figures, nobody’s name', async () => {
		const db = testRead(engine, second);
		const told = async (name: string) =>
			(await featuresOf(db, name, tileAt(12, [500, 1000]))).map(({ properties }) => properties);
		expect((await told('village_clearing'))[0]).toMatchObject({ found: 1, irregular: 0, share: 0 });
		expect((await told('village_debts'))[0]).toMatchObject({ receivable: 1, payable: 0 });
		expect((await told('land_case'))[0]).toMatchObject({ state: 'measured' });
		expect((await told('reclaimed_outcome'))[0]).toMatchObject({ state: 'awarded' });
		const named = [await told('village_debts'), await told('land_case'), await told('reclaimed_outcome')];
		expect(JSON.stringify(named)).not.toMatch(/王|丈量组/);
	});

	test('draw each border once, by the highest level it divides', async () => {
		const db = testRead(engine, first);
		const found = (await Promise.all(around(13).map((at) => featuresOf(db, 'border', at)))).flat();
		const sides = new Set(
			found.map(({ properties }) => [properties.level, properties.left, properties.right ?? ''].join(' '))
		);
		const [one, two, other] = [`${first.code}100200`, `${first.code}100201`, `${first.code}101`];
		const grids = await db.query
			.selectFrom('grid')
			.select('code')
			.where('county_code', '=', db.county)
			.orderBy('code')
			.execute();
		expect([...sides].sort()).toEqual(
			[
				`county ${one} `,
				`county ${two} `,
				`county ${other} `,
				`village ${one} ${two}`,
				`township ${two} ${other}`,
				`grid_1 ${grids[0]!.code} `,
				`grid_1 ${grids[1]!.code} `,
				`grid_1 ${grids[0]!.code} ${grids[1]!.code}`
			].sort()
		);
		expect(found.every(({ type }) => type === 2)).toBe(true);
	});

	test('mark a contract’s land by the contract’s number', async () => {
		const db = testRead(engine, first);
		const [shape] = await featuresOf(db, 'contract_shape', tileAt(15, [250, 50]));
		const contract = await db.query
			.selectFrom('contract')
			.select(['feature_no', 'number', 'contracted_mu'])
			.where('county_code', '=', db.county)
			.where('number', '=', String(shape!.properties.number))
			.executeTakeFirstOrThrow();
		expect(shape).toMatchObject({ id: contract.feature_no, properties: { mu: contract.contracted_mu } });
	});

	test('show a lead as a point on its shape, with its 亩', async () => {
		const db = testRead(engine, first);
		const [point] = await featuresOf(db, 'finding_point', tileAt(14, [250, 50]));
		const shapes = await featuresOf(db, 'finding', tileAt(14, [250, 50]));
		const shape = shapes.find(({ id }) => id === point!.id);
		expect(point!.type).toBe(1);
		expect(shape!.type).toBe(3);
		expect(point!.properties).toEqual(shape!.properties);
		expect(point!.properties).toMatchObject({ status: 'suspected', village: `${first.code}100200` });
		expect(Number(point!.properties.mu)).toBeGreaterThan(0);
	});

	const versionsIn = async ({ query, county }: ReadDb): Promise<Map<string, number>> => {
		const rows = await query.selectFrom('layer_version').selectAll().where('county_code', '=', county).execute();
		return new Map(rows.map(({ layer, version }) => [layer, version]));
	};
	const ask = async (name: string, at: TileAddress, has: string | null = null, read = testRead(engine, first)) =>
		answerTile(
			{ read, versions: await versionsIn(read) },
			layer(name),
			{ z: String(at.z), x: String(at.x), y: String(at.y) },
			{ has, accepts: null }
		);

	test('are answered with what browsers need to ask again, until the layer changes', async () => {
		const at = tileAt(12);
		const answer = await ask('village', at);
		expect(answer.status).toBe(200);
		expect(answer.headers['cache-control']).toBe('private, no-cache');
		expect(tileFeatures(answer.body!)).not.toEqual([]);
		const again = answer.headers.etag!;
		expect((await ask('village', at, again)).status).toBe(304);
		expect((await ask('village', at, again, testRead(engine, second))).status).toBe(200);
		const village = testRead(engine, first, { prefixes: [`${first.code}100200`] });
		expect((await ask('village', at, again, village)).status).toBe(200);
		await testWrite(engine, first, async (tx) => accepted(tx.touch('zone')));
		expect((await ask('village', at, again)).status).toBe(304);
		await testWrite(engine, first, async (tx) => accepted(tx.touch('village')));
		expect((await ask('village', at, again)).status).toBe(200);
	});

	test('are answered with nothing where nothing is, and refused where no tile is', async () => {
		expect((await ask('village', { z: 12, x: 0, y: 0 })).status).toBe(204);
		expect((await ask('parcel', tileAt(11))).status).toBe(404);
		expect((await ask('parcel', tileAt(17))).status).toBe(404);
		expect((await ask('village', { z: 3, x: 8, y: 0 })).status).toBe(404);
		const none = await answerTile(
			{ read: testRead(engine, first), versions: new Map() },
			undefined,
			{ z: '0', x: '0', y: '0' },
			{ has: null, accepts: null }
		);
		expect(none.status).toBe(404);
	});

	test('hold at most so many shapes, the largest, and say how many they left out', async () => {
		const many: TileLayer = {
			...layer('zone'),
			rows: (db) => sql`
				select n as feature_no, ST_MakeEnvelope(0, 0, 1000 + n, 1000 + n, 3857) as shape, n::text as code,
					n::text as name, 'adjacent' as layout, 'draft' as status, n as mu
				from generate_series(1, ${FEATURE_CAP + 500}::int) n where ${db.county}::text is not null`
		};
		const { bytes, leftOut } = await readTile(testRead(engine, first), many, { z: 14, x: 8192, y: 8191 });
		expect(leftOut).toBeGreaterThanOrEqual(500);
		const kept = tileFeatures(bytes!).map(({ id }) => id!);
		expect(Math.max(...kept)).toBe(FEATURE_CAP + 500);
		expect(kept).toHaveLength(FEATURE_CAP + 500 - leftOut);
		expect(bytes!.length).toBeLessThan(BYTE_CAP * 4);
	});

	test('are never larger than they may be: bends go first, then the smallest', async () => {
		const round: TileLayer = {
			...layer('zone'),
			rows: (db) => sql`
				select n as feature_no, ST_ForcePolygonCW(ST_Buffer(
					ST_SetSRID(ST_MakePoint(1200 + 1100 * sin(n * n), 1200 + 1100 * cos(n * 7)), 3857), 20 + n * 0.2, 64)) as shape,
					n::text as code, n::text as name, 'adjacent' as layout, 'draft' as status, n as mu
				from generate_series(1, 3600) n where ${db.county}::text is not null`
		};
		const db = testRead(engine, first);
		const exact = await readTile(db, round, { z: 14, x: 8192, y: 8191 });
		expect((await pack(exact.bytes!, 'br')).length).toBeLessThanOrEqual(BYTE_CAP);
		expect(exact.leftOut).toBeGreaterThan(0);
		const coarse = await readTile(db, round, { z: 13, x: 4096, y: 4095 });
		expect((await pack(coarse.bytes!, 'br')).length).toBeLessThanOrEqual(BYTE_CAP);
		expect(coarse.leftOut).toBe(0);
	});
});
