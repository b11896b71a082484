import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { emptyHouse, readText } from '#cli/bench-house.server.ts';
import { median, type BenchRequest, type BenchResult } from '#cli/bench-result.ts';
import { importFile } from '#cli/import.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { readSettings } from '#core/settings.ts';
import { ogr2ogrVersion, runPeer } from '#db/peer-import.server.ts';
import { parcelSums } from '#db/parcel-sums.read.server.ts';
import { scratchDatabase } from '#db/scratch-database.server.ts';
import type { House } from '#door/house.server.ts';
import { session } from '#door/request.server.ts';
import { BENCH_PRJ, benchShapefile, writeBenchGeojson } from '#geodata/parcel-files.ts';
import { EMPTY_COUNTY } from '#territory/county.ts';

const FORMATS = ['shapefile', 'geojson'] as const;
type BenchFormat = (typeof FORMATS)[number];

/**
 * A file of so many parcels to its end state: read, checked, stored, on an empty database each round. On PostgreSQL, where
 * ogr2ogr is installed, also by ogr2ogr and SQL, in the same run and on the same server.
 */
export async function benchImport({ size, rounds, format, progress }: BenchRequest): Promise<Outcome<BenchResult>> {
	if (!FORMATS.includes(format as BenchFormat))
		return refused('bench.format', { expected: FORMATS.join(', '), got: format });
	const server = readSettings(process.env, readText).databaseUrl;
	const files = await scratchDatabase(null);
	try {
		progress(`writing ${size} parcels`);
		const path = await writeFile(files.folder, format as BenchFormat, size);
		const version = server ? await ogr2ogrVersion() : null;
		const ours: number[] = [];
		const theirs: Awaited<ReturnType<typeof runPeer>>[] = [];
		let sums: Awaited<ReturnType<typeof parcelSums>> | null = null;
		for (let round = 1; round <= rounds; round++) {
			const scratch = await scratchDatabase(server);
			try {
				const house = await emptyHouse(scratch.databaseUrl, scratch.folder);
				try {
					const { seconds, outcome } = await oneImport(house, path);
					if (!outcome.ok) return outcome;
					sums = await parcelSums(session(house, EMPTY_COUNTY).read);
					ours.push(seconds);
					progress(`round ${round}: ${seconds.toFixed(2)} s`);
				} finally {
					await house.close();
				}
				if (version && scratch.databaseUrl) {
					const source = format === 'shapefile' ? `/vsizip/${path}` : path;
					theirs.push(await runPeer(scratch.databaseUrl, source, EMPTY_COUNTY.code, EMPTY_COUNTY.gk_srid));
					progress(`round ${round}, ogr2ogr + SQL: ${(theirs.at(-1)!.ogr2ogr + theirs.at(-1)!.sql).toFixed(2)} s`);
				}
			} finally {
				await scratch.drop();
			}
		}
		return accepted(resultOf({ size, format, server, version, ours, theirs, sums: sums!, bytes: statSync(path).size }));
	} finally {
		await files.drop();
	}
}

async function oneImport(house: House, path: string): Promise<{ seconds: number; outcome: Outcome<null> }> {
	const started = performance.now();
	const said = await importFile({ house, session: session(house, EMPTY_COUNTY), progress: () => undefined }, [
		path,
		'--as',
		'parcel'
	]);
	const seconds = (performance.now() - started) / 1000;
	return {
		seconds,
		outcome: said.exit === 0 ? accepted(null) : refused('bench.refused', { said: said.lines.join('\n') })
	};
}

async function writeFile(folder: string, format: BenchFormat, size: number): Promise<string> {
	if (format === 'geojson') {
		const path = join(folder, 'parcels.geojson');
		await writeBenchGeojson(path, size);
		return path;
	}
	const { shp, shx, dbf } = benchShapefile(size);
	const zip = new ZipFile();
	for (const [ending, bytes] of Object.entries({ shp, shx, dbf })) zip.addBuffer(bytes, `DK1499012026.${ending}`);
	zip.addBuffer(Buffer.from(BENCH_PRJ), 'DK1499012026.prj');
	zip.addBuffer(Buffer.from('UTF-8'), 'DK1499012026.cpg');
	zip.end();
	const path = join(folder, 'parcels.zip');
	await pipeline(zip.outputStream, createWriteStream(path));
	return path;
}

interface Measured {
	size: number;
	format: string;
	server: string | null;
	version: string | null;
	ours: number[];
	theirs: Awaited<ReturnType<typeof runPeer>>[];
	sums: Awaited<ReturnType<typeof parcelSums>>;
	bytes: number;
}

function resultOf({ size, format, server, version, ours, theirs, sums, bytes }: Measured): BenchResult {
	const own = median(ours);
	const all = theirs.map(({ ogr2ogr, sql }) => ogr2ogr + sql);
	const peers =
		theirs.length === 0
			? []
			: [
					{
						name: `${version} + SQL`,
						seconds: median(all),
						parts: { ogr2ogr: median(theirs.map((run) => run.ogr2ogr)), sql: median(theirs.map((run) => run.sql)) }
					}
				];
	const peer = theirs[0];
	const lines = [
		`import ${size} parcels, ${format} of ${(bytes / 1048576).toFixed(1)} MB, ${server ? 'postgres' : 'embedded'}: ${own.toFixed(2)} s (${ours.map((each) => each.toFixed(2)).join(', ')})`,
		...peers.map(
			({ name, seconds, parts }) =>
				`${name}: ${seconds.toFixed(2)} s (${Object.entries(parts)
					.map(([part, each]) => `${part} ${each.toFixed(2)}`)
					.join(', ')}); we are ${(seconds / own).toFixed(2)} × as fast`
		),
		...(server && !version ? ['no peer: ogr2ogr is not installed here'] : []),
		`ours:  ${sums.rows} rows, ${sums.area_m2} m², ${sums.area_mu} 亩`,
		...(peer ? [`peers: ${peer.rows} rows, ${peer.area_m2} m², ${peer.area_mu} 亩`] : [])
	];
	const peerSums = peer && { rows: peer.rows, area_m2: peer.area_m2, area_mu: peer.area_mu };
	return {
		...{ engine: server ? 'postgres' : 'embedded', work: `import.${format}`, size, rounds: ours, median: own, peers },
		...{ sums: { ours: sums, peers: peerSums ?? null }, lines }
	};
}
