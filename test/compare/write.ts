/**
 * Writes test/out/<engine>.json: what this engine answers over the demo county, read by read, finding by finding, and the
 * digests of its tiles. test/compare/compare.ts holds the two engines' files against each other.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { County, ReadDb } from '#db/read.server.ts';
import { countTables } from '#db/counts.read.server.ts';
import { countyScope } from '#core/scope.ts';
import { tileZooms } from '#core/tile-zooms.ts';
import { openEngine } from '#db/engine/open.server.ts';
import { readDb } from '#db/read.server.ts';
import { DEMO_COUNTY } from '#geodata/county.ts';
import { recountDemo } from '#geodata/figures.read.server.ts';
import { exportedFindings } from '#land/findings-export.read.server.ts';
import { overviewBoard } from '#screen/board.read.server.ts';
import { reckoned, tileDigest } from '#test/tile-features.ts';
import { mapTiles } from '#zones/map.tiles.read.server.ts';
import { listZones, zoneCoverage } from '#zones/zones.read.server.ts';
import { prepareDemo } from '../harness/demo-data.ts';
import { createDatabase, databasePrefix, dropDatabases } from '../harness/postgres-databases.ts';

const reads: Record<string, (db: ReadDb) => Promise<unknown>> = {
	// Crumbs along nearly coincident edges are there on one engine and under the other's 0.1 mm grid: slivers are counted apart.
	counts: async (db) => ({ ...(await countTables(db)), occupation_piece: await countListedPieces(db) }),
	figures: recountDemo,
	board: (db) => overviewBoard(db, 50),
	zones: listZones,
	'zone coverage': zoneCoverage,
	findings: async (db) =>
		(await exportedFindings(db)).map((finding) => ({
			...finding,
			pieces: finding.pieces.filter(({ sliver }) => !sliver)
		}))
};

async function countListedPieces(db: ReadDb): Promise<number> {
	const { count } = await db.query
		.selectFrom('occupation_piece')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('county_code', '=', db.county)
		.where('sliver', '=', false)
		.where('borderline', '=', false)
		.executeTakeFirstOrThrow();
	return count;
}

const column = (longitude: number, z: number): number => Math.floor(((longitude + 180) / 360) * 2 ** z);
const row = (latitude: number, z: number): number => {
	const angle = (latitude * Math.PI) / 180;
	return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** z);
};

/** At most this many tiles a layer and zoom, around the county's middle. */
const SIDE = 4;

/** Digests of the tiles in the middle of the county, at the first, a middle and the last zoom of each layer. */
async function tiles(db: ReadDb, { west, east, south, north }: County): Promise<Record<string, string>> {
	const digests: Record<string, string> = {};
	for (const layer of mapTiles) {
		const [first, last] = tileZooms[layer.name];
		// Far off, a reckoned shape of a pixel is there or not by the 0.1 mm in which the engines differ.
		const zooms = reckoned.has(layer.name) ? [last] : [Math.max(first, 9), Math.max(first, Math.min(last, 13)), last];
		for (const z of new Set(zooms)) {
			const left = column((west + east) / 2, z) - SIDE / 2;
			const top = row((south + north) / 2, z) - SIDE / 2;
			for (let at = 0; at < SIDE * SIDE; at++) {
				const [x, y] = [left + (at % SIDE), top + Math.floor(at / SIDE)];
				digests[`${layer.name} ${z}/${x}/${y}`] = await tileDigest(db, layer, z, x, y);
			}
		}
	}
	return digests;
}

const prefix = databasePrefix();
const data = mkdtempSync(join(tmpdir(), 'mutu-compare-'));
try {
	const demo = await prepareDemo(prefix);
	if (demo.kind === 'embedded') cpSync(demo.folder, data, { recursive: true });
	const databaseUrl =
		demo.kind === 'postgres' ? await createDatabase(demo.server, `${prefix}_compare`, demo.database) : null;
	const engine = await openEngine({ databaseUrl, dataDir: data });
	const db = readDb(engine, DEMO_COUNTY.code, countyScope(DEMO_COUNTY.code));
	const answers: Record<string, unknown> = {};
	for (const [name, read] of Object.entries(reads)) answers[name] = await read(db);
	Object.assign(answers, await tiles(db, DEMO_COUNTY));
	await engine.close();
	const out = resolve(import.meta.dirname, '../out');
	mkdirSync(out, { recursive: true });
	writeFileSync(join(out, `${engine.kind}.json`), JSON.stringify(answers, null, '\t'));
	console.log(`${engine.kind}: ${Object.keys(answers).length} answers written down`);
} finally {
	rmSync(data, { recursive: true, force: true });
	if (process.env.DATABASE_URL) await dropDatabases(process.env.DATABASE_URL, prefix);
}
