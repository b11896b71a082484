import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localOperator } from '#auth/local-operator.ts';
import { accepted } from '#core/outcome.ts';
import { countyScope } from '#core/scope.ts';
import { fileHeaders } from '#core/wall-headers.ts';
import { openEngine } from '#db/engine/open.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor } from '#door/door.server.ts';
import { keepHouse, type House } from '#door/house.server.ts';
import { listen } from '#door/live.server.ts';
import { askerOf } from '#door/tile-asker.server.ts';
import { serveTile, type TileSource } from '#tiles/serve.server.ts';
import { mapLayer } from '#zones/map.tiles.read.server.ts';
import { testEngine, testRead, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { tileFeatures } from '#test/tile-features.ts';
import { fill, tileAt } from '#test/tile-layers.ts';

const AT = tileAt(14, [100, 100]);
const PATH = `/tiles/parcel/${AT.z}/${AT.x}/${AT.y}.mvt`;

describe('tiles that are kept', () => {
	let engine: Engine;
	let house: House;
	/** Another process: on PostgreSQL an engine of its own on the same data. The embedded one lets no other in. */
	let other: Engine;
	let county: CountyWithRows;
	let server: Server;
	let base: string;
	let parcels = 2;

	beforeAll(async () => {
		engine = await testEngine();
		house = { engine } as House;
		other = engine;
		if (engine.kind === 'postgres') {
			const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(engine.primary);
			const url = new URL(process.env.DATABASE_URL!);
			url.pathname = `/${rows[0]!.name}`;
			other = await openEngine({ databaseUrl: url.href, dataDir: 'memory' });
		}
		let second: CountyWithRows;
		[county, second] = await twoCounties(engine);
		for (const each of [county, second])
			await fill(engine, each, (rows) => ({
				parcel: [`${each.code}100200`, `${each.code}100201`].map((village_code, at) =>
					rows.parcel({ village_code, shape: rows.rectangle(at * 20, 0, 10, 10) })
				)
			}));
		const operator = localOperator(county.code);
		const source: TileSource = {
			// As it comes: a promise or not.
			asker({ headers: { 'x-village': village } }) {
				const asker = askerOf(house, operator);
				if (!village) return asker;
				const read = testRead(engine, county, { prefixes: [String(village)] });
				return Promise.resolve(asker).then((known) => known && { ...known, read });
			},
			layer: mapLayer,
			within: (run) => engine.withDeadline(5_000, run),
			headers: () => ({ ...fileHeaders(null) }),
			failed: (error, _request, response) => void response.writeHead(500).end(String(error))
		};
		server = createServer((request, response) => {
			const pass = () => void response.writeHead(418).end();
			if (!serveTile(source, request.url!, request, response, pass)) pass();
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(async () => {
		server.closeAllConnections();
		server.close();
		if (other !== engine) await other.close();
	});

	const ask = (headers: Record<string, string> = {}, path = PATH, method = 'GET') =>
		fetch(base + path, { method, headers: { 'accept-encoding': 'identity', ...headers } });
	const drawn = async (answer: Response): Promise<number> =>
		tileFeatures(new Uint8Array(await answer.arrayBuffer())).length;

	/** One parcel more, as a process writes it; resolves when the writer is told that it is done. */
	const oneMore = async (by: Engine) => {
		const at = parcels++;
		const row = county.rows.parcel({
			village_code: `${county.code}100200`,
			shape: county.rows.rectangle((at % 40) * 20, Math.floor(at / 40) * 20, 10, 10)
		});
		valueOf(
			await throughDoor(by, localOperator(county.code), 'land.import', async (tx) => {
				await insertRows(tx, 'parcel', [row]);
				tx.touch('parcel');
				return accepted(null);
			})
		);
	};

	test('show what a write of this process did as soon as it is answered', async () => {
		for (let round = 0; round < 15; round++) {
			const before = await ask();
			expect(await drawn(before)).toBe(parcels);
			const has = { 'if-none-match': before.headers.get('etag')! };
			expect((await ask(has)).status).toBe(304);
			await oneMore(engine);
			const after = await ask(has);
			expect(after.status).toBe(200);
			expect(await drawn(after)).toBe(parcels);
		}
	});

	test('show what another process wrote as soon as that is answered, also while many ask', async () => {
		let asking = true;
		const others = Array.from({ length: 3 }, async () => {
			while (asking) {
				const seen = parcels;
				const shown = await drawn(await ask());
				// What was there when it was asked for is in it; what came meanwhile may be.
				expect(shown).toBeGreaterThanOrEqual(seen - 1);
			}
		});
		for (let round = 0; round < 25; round++) {
			expect(await drawn(await ask())).toBe(parcels);
			await oneMore(other);
			expect(await drawn(await ask())).toBe(parcels);
		}
		asking = false;
		await Promise.all(others);
	});

	test('are not older than what a live page has been told of', async () => {
		keepHouse(Promise.resolve(house));
		let told = () => {};
		const end = await listen(county.code, countyScope(county.code), null, () => told());
		try {
			for (let round = 0; round < 6; round++) {
				expect(await drawn(await ask())).toBe(parcels);
				const seen = new Promise<Response>((show) => (told = () => show(ask())));
				const written = throughDoor(other, localOperator(county.code), 'land.import', async (tx) => {
					const shape = county.rows.rectangle(round * 20, 600, 10, 10);
					await insertRows(tx, 'parcel', [county.rows.parcel({ village_code: `${county.code}100200`, shape })]);
					tx.touch('parcel');
					tx.note({ kind: 'parcel', count: 1, village: `${county.code}100200` });
					return accepted(null);
				});
				expect(await drawn(await seen)).toBe(++parcels);
				await written;
			}
		} finally {
			end();
			delete (globalThis as Record<symbol, unknown>)[Symbol.for('mutu.house')];
		}
	});

	test('are kept for each scope apart', async () => {
		expect(await drawn(await ask({ 'x-village': `${county.code}100201` }))).toBe(1);
		expect(await drawn(await ask())).toBe(parcels);
		expect(await drawn(await ask({ 'x-village': `${county.code}100200` }))).toBe(parcels - 1);
		const etags = ['', `${county.code}100201`, `${county.code}100200`].map(async (village) =>
			(await ask({ 'x-village': village })).headers.get('etag')
		);
		expect(new Set(await Promise.all(etags)).size).toBe(3);
	});

	test('are the same bytes in every encoding, the first time and after', async () => {
		await oneMore(engine);
		const plain = Buffer.from(await (await ask()).arrayBuffer());
		const unpack = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync };
		for (let time = 0; time < 3; time++)
			for (const [name, unpacked] of Object.entries(unpack)) {
				const { headers, body } = await raw({ 'accept-encoding': name });
				expect(headers['content-encoding']).toBe(name);
				expect(headers.vary).toBe('accept-encoding, cookie');
				expect(unpacked(body).equals(plain)).toBe(true);
			}
	});

	/** An answer as it came; fetch unpacks what it knows. */
	const raw = async (headers: Record<string, string>) => {
		const { request } = await import('node:http');
		return new Promise<{ headers: Record<string, string | string[] | undefined>; body: Buffer }>((done, failed) =>
			request(base + PATH, { headers }, (answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('end', () => done({ headers: answer.headers, body: Buffer.concat(chunks) }));
			})
				.on('error', failed)
				.end()
		);
	};

	test('are refused where none is, and leave to the pages what is not theirs', async () => {
		expect((await ask({}, '/tiles/parcel/11/1/1.mvt')).status).toBe(404);
		expect((await ask({}, '/tiles/people/14/1/1.mvt')).status).toBe(404);
		expect((await ask({}, '/tiles/parcel/14/0/0.mvt')).status).toBe(204);
		expect((await ask({}, `/tiles/on/2001-01-01/parcel/${AT.z}/${AT.x}/${AT.y}.mvt`)).status).toBe(204);
		expect((await ask({}, '/tiles/on/2001-01-01/village_land/11/1/1.mvt')).status).toBe(204);
		expect((await ask({}, `/tiles/on/2001-02-30/parcel/${AT.z}/${AT.x}/${AT.y}.mvt`)).status).toBe(404);
		expect((await ask({}, PATH, 'POST')).status).toBe(418);
		expect((await ask({}, '/tiles/imagery/1/14/1/1')).status).toBe(418);
		const [head, get] = [await ask({}, PATH, 'HEAD'), await ask()];
		expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
		expect((await head.arrayBuffer()).byteLength).toBe(0);
		expect(get.headers.get('x-content-type-options')).toBe('nosniff');
	});
});
