import pg from 'pg';

/** A tile as its address says. */
interface Address {
	z: number;
	x: number;
	y: number;
}

/**
 * What a county does without us: ST_AsMVT over the same table, rows and columns, from z14 where shapes are exact, on statements that are
 * prepared once a connection.
 */
const STATEMENT = (clip: boolean) => `
	select ST_AsMVT(drawn, 'parcel', 4096, 'geometry', 'feature_no') as tile from (
		select feature_no, code, category, ownership, village_code as village, area_mu as mu,
			ST_AsMVTGeom(web, ST_TileEnvelope($2, $3, $4), 4096, 64, ${clip}) as geometry
		from parcel
		where county_code = $1 and register = 'parcel'
			and web && ST_Expand(ST_TileEnvelope($2, $3, $4), $5::float8)) drawn`;

const WORLD = 2 * Math.PI * 6_378_137;
/** 8 px of a tile drawn 512 px wide, metres. */
const margin = (z: number): number => WORLD / 2 ** z / 64;

export interface PeerTiles {
	readonly name: string;
	/** Numbers of the backends that serve it. */
	pids(): readonly number[];
	tile(address: Address): Promise<Uint8Array>;
	close(): Promise<void>;
}

/** @param connections open at once, all opened now */
export async function asMvt(url: string, county: string, clip: boolean, connections: number): Promise<PeerTiles> {
	const idle: pg.Client[] = [];
	const all: pg.Client[] = [];
	for (let at = 0; at < connections; at++) {
		const client = new pg.Client({ connectionString: url, options: '-c jit=off' });
		await client.connect();
		all.push(client);
		idle.push(client);
	}
	const text = STATEMENT(clip);
	return {
		name: clip ? 'ST_AsMVT, clipped' : 'ST_AsMVT',
		pids: () => all.map((client) => (client as pg.Client & { processID: number }).processID),
		async tile({ z, x, y }) {
			const client = idle.pop();
			if (!client) throw new RangeError(`expected at most ${connections} requests at once`);
			try {
				const values = [county, z, x, y, margin(z)];
				const { rows } = await client.query<{ tile: Uint8Array }>({ name: 'tile', text, values });
				return rows[0]!.tile;
			} finally {
				idle.push(client);
			}
		},
		close: async () => void (await Promise.all(all.map((client) => client.end())))
	};
}

/** The rows of a tile as MapServer is told them. */
export const peerParcels = (county: string): string =>
	`select feature_no, code, category, ownership, village_code as village, area_mu as mu, web from parcel
		where county_code = '${county.replaceAll("'", "''")}' and register = 'parcel'`;

/** Keeps statements to their own backend, whose processor time is then all that they took. For connections to come. */
export async function withoutParallelWorkers(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const name = client.escapeIdentifier(new URL(url).pathname.slice(1));
		await client.query(`alter database ${name} set max_parallel_workers_per_gather = 0`);
	} finally {
		await client.end();
	}
}

/** Numbers of the backends a program's connections to this database have. */
export async function backendsOf(url: string, program: string): Promise<number[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const { rows } = await client.query<{ pid: number }>(
			'select pid from pg_stat_activity where datname = current_database() and application_name = $1',
			[program]
		);
		return rows.map(({ pid }) => pid);
	} finally {
		await client.end();
	}
}
