import { loadavg } from 'node:os';
import { emptyHouse, readText } from '#cli/bench-house.server.ts';
import { storeBenchParcels } from '#cli/bench-parcels.server.ts';
import { ratioLine, ratioOf, type Ratio } from '#cli/bench-ratios.ts';
import { median, type BenchRequest, type BenchResult } from '#cli/bench-result.ts';
import { measureServers, serverLines } from '#cli/bench-tile-servers.server.ts';
import { featuresIn } from '#cli/bench-tile-count.ts';
import { localOperator } from '#auth/local-operator.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { readSettings } from '#core/settings.ts';
import { asMvt, backendsOf, withoutParallelWorkers } from '#db/peer-tiles.server.ts';
import { isOfThisMachine, processorSeconds } from '#db/processor-time.server.ts';
import { scratchDatabase } from '#db/scratch-database.server.ts';
import { throughDoor } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { session } from '#door/request.server.ts';
import { landTiles } from '#land/land.tiles.read.server.ts';
import { EMPTY_COUNTY } from '#territory/county.ts';
import { tilesOver, type TileAddress } from '#tiles/address.ts';
import { readTile } from '#tiles/tile.read.server.ts';

const ZOOMS = [14, 15] as const;
const TILES_A_ZOOM = 60;
const LEAST_ROUNDS = 3;
/** How often each path makes all tiles in a round, in turns: collecting garbage then falls into every round. */
const TIMES = 3;
const parcels = landTiles.find(({ name }) => name === 'parcel')!;

/** One way to a tile, in this process; its processor seconds are this process's and its backends'. */
interface Path {
	name: string;
	tile(address: TileAddress): Promise<Uint8Array | null>;
	pids(): readonly number[];
	/** Of each round: seconds of processor time for all tiles of all zooms, once. */
	rounds: number[];
	features: number;
	bytes: number;
}

const pathOf = (name: string, tile: Path['tile'], pids: Path['pids'] = () => []): Path => ({
	...{ name, tile, pids, rounds: [], features: 0, bytes: 0 }
});

/** Parcels of twenty corners in a house on a database of its own, and the box that holds them. */
async function filled(databaseUrl: string | null, folder: string, size: number) {
	const house = await emptyHouse(databaseUrl, folder);
	const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	const outcome = await throughDoor(
		house.engine,
		localOperator(EMPTY_COUNTY.code),
		'land.import',
		(tx) =>
			storeBenchParcels(tx, size, ([x, y]) => {
				box.west = Math.min(box.west, x);
				box.east = Math.max(box.east, x);
				box.south = Math.min(box.south, y);
				box.north = Math.max(box.north, y);
			}),
		{ deadline: 600_000 }
	);
	if (!outcome.ok) throw new Error(`the parcels could not be stored: ${outcome.reason}`);
	return { house, box };
}

const oursOf = (name: string, house: House, pids?: Path['pids']): Path => {
	const { read } = session(house, EMPTY_COUNTY);
	return pathOf(name, async (address) => (await readTile(read, parcels, address)).bytes, pids);
};

interface Used {
	own: number;
	database: number;
}

/** Processor seconds that a path takes for these tiles, one after the other; what they hold is counted in a pass that does not. */
async function pass(path: Path, tiles: readonly TileAddress[], counting: boolean): Promise<Used> {
	const own = process.cpuUsage();
	const before = usedBy(path);
	for (const address of tiles) {
		const bytes = await path.tile(address);
		if (!bytes || !counting) continue;
		path.bytes += bytes.length;
		path.features += featuresIn(bytes);
	}
	const { user, system } = process.cpuUsage(own);
	return { own: (user + system) / 1e6, database: usedBy(path) - before };
}

/** @throws when a backend has ended, whose work would else count as nothing */
function usedBy({ name, pids }: Path): number {
	const seconds = processorSeconds(pids());
	if (seconds === null) throw new Error(`expected the connections of ${name} to stay open`);
	return seconds;
}

/** Evenly spread, where there are more. */
const some = (tiles: readonly TileAddress[], most: number): TileAddress[] =>
	tiles.length <= most
		? [...tiles]
		: Array.from({ length: most }, (_, at) => tiles[Math.floor((at * tiles.length) / most)]!);

const COMPARED = {
	mvt: ['CPU, beside ST_AsMVT', 4.5],
	clipped: ['CPU, beside ST_AsMVT that clips (ours is cut where it leaves the tile by far)', 3.5],
	embedded: ['CPU embedded, beside ST_AsMVT on PostgreSQL', 2]
} as const;

/**
 * Vector tiles of parcels at z14 and z15, each made anew: ours beside ST_AsMVT over the same table, and the embedded engine,
 * in rounds that take turns; then servers under load. Without DATABASE_URL only the embedded engine, beside nothing.
 */
export async function benchTiles({ size, rounds: asked, progress }: BenchRequest): Promise<Outcome<BenchResult>> {
	const server = readSettings(process.env, readText).databaseUrl;
	const rounds = Math.max(asked, LEAST_ROUNDS);
	const load = loadavg()[0]!;
	const scratches = await Promise.all([scratchDatabase(null), ...(server ? [scratchDatabase(server)] : [])]);
	const close: (() => Promise<void>)[] = [];
	try {
		progress(`storing ${size} parcels`);
		const embedded = await filled(null, scratches[0]!.folder, size);
		close.push(() => embedded.house.close());
		const paths: Record<string, Path> = { embedded: oursOf('ours, embedded', embedded.house) };
		const url = scratches[1]?.databaseUrl;
		const { box } = embedded;
		const lines: string[] = [];
		let measuredServers: Awaited<ReturnType<typeof measureServers>> | null = null;
		const tiles = ZOOMS.flatMap((z) => some(tilesOver(z, box), TILES_A_ZOOM));
		const perTile = (seconds: number) => ((seconds * 1000) / tiles.length).toFixed(2);
		const measure = async () => {
			for (let round = 0; round <= rounds; round++) {
				const all = Object.values(paths);
				const sums = all.map((): Used => ({ own: 0, database: 0 }));
				for (let time = 0; time < TIMES; time++)
					for (const [at, path] of all.entries()) {
						const { own, database } = await pass(path, tiles, round + time === 0);
						sums[at]!.own += own / TIMES;
						sums[at]!.database += database / TIMES;
					}
				for (const [at, path] of all.entries()) {
					const { own, database } = sums[at]!;
					if (round > 0) path.rounds.push(own + database);
					progress(
						`round ${round}, ${path.name}: ${perTile(own + database)} ms a tile, ${perTile(database)} of it PostgreSQL's`
					);
				}
			}
		};
		if (!url) await measure();
		else {
			await withoutParallelWorkers(url);
			const { house } = await filled(url, scratches[1]!.folder, size);
			close.push(() => house.close());
			const ours = oursOf('ours', house);
			await ours.tile(tiles[0]!);
			const pids = await backendsOf(url, 'mutu');
			const here = pids.every(isOfThisMachine);
			if (!here) lines.push('CPU of PostgreSQL cannot be read: it runs on another machine');
			paths.ours = { ...ours, pids: () => (here ? pids : []) };
			for (const clip of [false, true]) {
				const peer = await asMvt(url, EMPTY_COUNTY.code, clip, 1);
				close.push(() => peer.close());
				paths[clip ? 'clipped' : 'mvt'] = pathOf(peer.name, peer.tile, () => (here ? peer.pids() : []));
			}
			await measure();
			measuredServers = await measureServers({
				...{ folder: scratches[1]!.folder, url, house, tiles, rounds, progress, sequential: paths.ours.rounds }
			});
		}
		const main = paths.ours ?? paths.embedded!;
		const ratios: Ratio[] = url
			? (['mvt', 'clipped'] as const).map((key) => {
					const [name, goal] = COMPARED[key];
					return ratioOf(name, paths[key]!.rounds, main.rounds, goal);
				})
			: [];
		if (url)
			ratios.push(ratioOf(COMPARED.embedded[0], paths.mvt!.rounds, paths.embedded!.rounds, COMPARED.embedded[1]));
		const all = [...ratios, ...(measuredServers?.ratios ?? [])];
		lines.unshift(
			`tiles of ${size} parcels of 20 corners, ${tiles.length} tiles of z${ZOOMS.join(' and z')}, ${rounds} rounds of ${TIMES} times each; load ${load.toFixed(1)} before`,
			...Object.values(paths).map(
				(path) =>
					`${path.name}: ${perTile(median(path.rounds))} ms CPU a tile (${path.rounds.map(perTile).join(', ')}); ${path.features} features, ${(path.bytes / tiles.length / 1024).toFixed(1)} kB a tile`
			)
		);
		lines.push(...(measuredServers ? serverLines(measuredServers) : ['no peers: DATABASE_URL names no PostgreSQL']));
		lines.push(...all.map(ratioLine));
		return accepted({
			...{
				engine: url ? 'postgres and embedded' : 'embedded',
				work: 'tiles',
				size,
				rounds: main.rounds,
				median: median(main.rounds)
			},
			peers: Object.values(paths)
				.filter((path) => path !== main)
				.map((path) => ({
					name: path.name,
					seconds: median(path.rounds),
					parts: { features: path.features, bytes: path.bytes }
				})),
			sums: {
				features: main.features,
				bytes: main.bytes,
				tiles: tiles.length,
				load,
				ratios: all,
				servers: measuredServers?.perSecond ?? null
			},
			lines
		});
	} finally {
		for (const each of close.reverse()) await each();
		for (const scratch of scratches) await scratch.drop();
	}
}
