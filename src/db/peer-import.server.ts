import { spawn } from 'node:child_process';
import pg from 'pg';

/**
 * What a county does without us: ogr2ogr puts a file into a table, and SQL brings that to the end state of `parcel` in one
 * transaction: valid shapes, gk, web, areas, the same constraints and indexes, statistics.
 */
const TABLE = `create table parcel_peer (
	county_code text not null, id uuid not null, version integer not null default 1, recorded_at timestamptz not null,
	feature_no integer not null, register text not null, code text not null, name text, category text, ownership text,
	land_use_scheme text, land_use_code text, declared_mu integer, village_code text, extra jsonb, source_file_id uuid,
	source_row integer, shape geometry(MultiPolygon, 4490) not null, gk_srid integer not null,
	gk geometry generated always as (ST_Transform(shape, gk_srid)) stored,
	web geometry generated always as (ST_ForcePolygonCW(ST_Transform(shape, 3857))) stored,
	area_m2 double precision generated always as (ST_Area(shape::geography)) stored,
	area_mu integer generated always as ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) stored,
	check (gk_srid between 4513 and 4554), check (register in ('parcel', 'construction_land')))`;

const FILL = `insert into parcel_peer (county_code, id, recorded_at, feature_no, register, code, name, category, ownership,
		declared_mu, source_row, shape, gk_srid)
	select $1, gen_random_uuid(), now(), ogc_fid, 'parcel', dkbm, dkmc, dklb, syqxz, round(scmj::numeric * 0.0015, 2) * 100,
		ogc_fid, case when ST_IsValid(geom) then geom else ST_Multi(ST_CollectionExtract(ST_MakeValid(geom), 3)) end, $2::integer
	from peer_staged`;

const INDEXES = [
	'alter table parcel_peer add primary key (county_code, id)',
	'alter table parcel_peer add unique (county_code, register, code)',
	'alter table parcel_peer add unique (county_code, feature_no)',
	'alter table parcel_peer add foreign key (county_code, gk_srid) references county (code, gk_srid)',
	'create index on parcel_peer using gist (gk)',
	'create index on parcel_peer using gist (web)',
	'create index on parcel_peer (county_code, village_code)',
	'analyze parcel_peer'
];

export interface PeerRun {
	/** Seconds of each part. */
	ogr2ogr: number;
	sql: number;
	rows: number;
	area_m2: number;
	area_mu: number;
}

const clock = (from: number) => (performance.now() - from) / 1000;

/** Whether this machine has GDAL's ogr2ogr; its version when it has. */
export const ogr2ogrVersion = (): Promise<string | null> =>
	new Promise((done) => {
		const child = spawn('ogr2ogr', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
		let said = '';
		child.stdout.on('data', (part: Buffer) => (said += part.toString()));
		child.on('error', () => done(null));
		child.on('close', (code) => done(code === 0 ? said.trim() : null));
	});

/** @param source what GDAL opens, such as /vsizip/….zip or a .geojson */
export async function runPeer(url: string, source: string, county: string, gkSrid: number): Promise<PeerRun> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('drop table if exists peer_staged, parcel_peer');
		let from = performance.now();
		await ogr2ogr(url, source);
		const loading = clock(from);
		from = performance.now();
		await client.query('begin');
		await client.query(TABLE);
		await client.query(FILL, [county, gkSrid]);
		for (const statement of INDEXES) await client.query(statement);
		await client.query('commit');
		const seconds = clock(from);
		const sums = await sumsOf(client, 'parcel_peer', county);
		return { ogr2ogr: loading, sql: seconds, ...sums };
	} finally {
		await client.end();
	}
}

async function sumsOf(client: pg.Client, table: string, county: string) {
	const { rows } = await client.query<{ rows: string; area_m2: number; area_mu: string }>(
		`select count(*) as rows, sum(area_m2) as area_m2, sum(area_mu) as area_mu from ${table} where county_code = $1`,
		[county]
	);
	const { rows: count, area_m2, area_mu } = rows[0]!;
	return { rows: Number(count), area_m2: Math.round(area_m2 * 100) / 100, area_mu: Number(area_mu) / 100 };
}

function ogr2ogr(url: string, source: string): Promise<void> {
	const { hostname, port, username, password, pathname } = new URL(url);
	const target = [
		...[`host=${hostname}`, `port=${port || 5432}`, `dbname=${pathname.slice(1)}`],
		...(username ? [`user=${username}`] : []),
		...(password ? [`password=${password}`] : [])
	].join(' ');
	const words = ['-f', 'PostgreSQL', `PG:${target}`, source, '-nln', 'peer_staged', '-t_srs', 'EPSG:4490'];
	const options = [
		'-nlt',
		'MULTIPOLYGON',
		'-lco',
		'GEOMETRY_NAME=geom',
		'-lco',
		'SPATIAL_INDEX=NONE',
		'-lco',
		'FID=ogc_fid'
	];
	return new Promise((done, failed) => {
		const child = spawn('ogr2ogr', [...words, ...options], {
			env: { ...process.env, PG_USE_COPY: 'YES' },
			stdio: ['ignore', 'ignore', 'pipe']
		});
		let said = '';
		child.stderr.on('data', (part: Buffer) => (said += part.toString()));
		child.on('error', failed);
		child.on('close', (code) =>
			code === 0 ? done() : failed(new Error(`ogr2ogr ended with ${code}: ${said.slice(0, 500)}`))
		);
	});
}
